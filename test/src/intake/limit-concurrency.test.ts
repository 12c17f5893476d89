/** Only so many works run at once. */
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { limitConcurrency } from '../../../src/intake/limit-concurrency.js'

t.test('as many as allowed run, the others wait their turn, failures free the place', async t => {
  const inTurn = limitConcurrency(2)
  const started: number[] = []
  let running = 0
  let most = 0
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(number => inTurn(async () => {
    started.push(number)
    most = Math.max(most, ++running)
    await sleep(5)
    running--
    if (number % 2 === 1) throw new Error(`work ${number}`)
    return number
  })))
  t.equal(most, 2)
  t.strictSame(started, [0, 1, 2, 3, 4, 5])
  t.strictSame(results.map(result => result.status), ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'])
  t.equal(await inTurn(async () => 'again'), 'again')
})
