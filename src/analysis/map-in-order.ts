/** Works on several items of a stream at once and gives the results in the order of the items. */

/**
 * @param width how many at once; the source is read no further ahead than that
 * @example for await (const page of mapInOrder(urls, 4, fetchPage)) …
 */
export async function * mapInOrder<Item, Result> (items: AsyncIterable<Item>, width: number, work: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const running: Array<Promise<Result>> = []
  for await (const item of items) {
    const result = work(item)
    result.catch(() => {}) // seen when its turn comes; until then it must not count as unhandled
    running.push(result)
    if (running.length >= width) yield await running.shift() as Result
  }
  while (running.length > 0) yield await running.shift() as Result
}
