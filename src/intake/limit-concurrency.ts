/** Lets only so many works run at once; the others wait in the order they came. */

export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

export function limitConcurrency (most: number): InTurn {
  const waiting: Array<() => void> = []
  let free = most
  const enter = (): Promise<void> => new Promise(resolve => {
    if (free === 0) {
      waiting.push(resolve)
      return
    }
    free--
    resolve()
  })
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) free++
    else next()
  }
  return async work => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
