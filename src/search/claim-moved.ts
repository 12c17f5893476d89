/** Words of the quotation that are printed right beside the place were moved: the place takes them in. */
import type { Step } from './align-words.js'
import type { SearchedText } from './verify-phrase.js'

/**
 * Alignment is free to leave out what stands beside the quotation, so a run that was moved from
 * either end comes out as put in alone.
 *
 * @param steps in reading order
 * @param quote words of the quotation, in the form verdicts compare
 * @example claimMoved(steps, quote, source) // 'By spring we will' over 'We will by spring.': both places of 'by spring' are steps
 */
export function claimMoved (steps: readonly Step[], quote: readonly string[], source: SearchedText): Step[] {
  const runs = insertedRuns(steps)
  const sources = steps.filter(step => step.source >= 0).map(step => step.source)
  const first = sources[0]
  const last = sources.at(-1)
  if (runs.length === 0 || first === undefined || last === undefined) return [...steps]
  const after = runs.find(run => standsAt(run, last + 1, quote, source))
  const before = runs.find(run => run !== after && standsAt(run, first - run.length, quote, source))
  return [
    ...(before ?? []).map((_, index, run) => ({ quote: -1, source: first - run.length + index })),
    ...steps,
    ...(after ?? []).map((_, index) => ({ quote: -1, source: last + 1 + index }))
  ]
}

function insertedRuns (steps: readonly Step[]): Step[][] {
  const runs: Step[][] = []
  let open = false
  for (const step of steps) {
    const isInserted = step.quote >= 0 && step.source < 0
    if (isInserted && open) runs.at(-1)?.push(step)
    else if (isInserted) runs.push([step])
    open = isInserted
  }
  return runs
}

const standsAt = (run: readonly Step[], at: number, quote: readonly string[], { list }: SearchedText): boolean =>
  at >= 0 && run.every((step, index) => list[at + index] === quote[step.quote])
