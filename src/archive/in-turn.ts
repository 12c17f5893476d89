/** Lets asynchronous work run one after the other, in the order in which it was asked for. */

export interface Turns {
  <Result>(work: () => Result | Promise<Result>): Promise<Result>
}

/** A failure goes to the one who asked for the work and does not stop the next. */
export function takeTurns (): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return <Result>(work: () => Result | Promise<Result>): Promise<Result> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}
