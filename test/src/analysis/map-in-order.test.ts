// Working ahead on a stream without losing its order.
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { mapInOrder } from '../../../src/analysis/map-in-order.js'

async function * numbers (last: number, onRead: (number: number) => void = () => {}): AsyncGenerator<number> {
  for (let number = 1; number <= last; number++) {
    onRead(number)
    yield number
  }
}

t.test('results come in the order of the items, however long each takes', async t => {
  const results = await collect(mapInOrder(numbers(6), 3, async number => {
    await sleep(number % 3 === 1 ? 20 : 0)
    return number * 10
  }))
  t.strictSame(results, [10, 20, 30, 40, 50, 60])
})

t.test('no more than its width is under way', async t => {
  let running = 0
  let most = 0
  await collect(mapInOrder(numbers(12), 3, async () => {
    most = Math.max(most, ++running)
    await sleep(1)
    running--
  }))
  t.equal(most, 3)
})

t.test('the source is not read far ahead of a slow reader', async t => {
  let read = 0
  for await (const number of mapInOrder(numbers(100, seen => { read = seen }), 2, async number => number)) {
    t.ok(read - number <= 2)
    if (number === 5) break
  }
})

t.test('an error comes where its item would have come', async t => {
  const seen: number[] = []
  await t.rejects(async () => {
    for await (const number of mapInOrder(numbers(5), 3, async number => {
      if (number === 3) throw new Error('third')
      return number
    })) seen.push(number)
  }, { message: 'third' })
  t.strictSame(seen, [1, 2])
})

async function collect<Item> (items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
