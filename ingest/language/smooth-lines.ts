/** Lets a short line lean on its neighbours: “Tak, może” between Polish lines is Polish. */
import type { LineJudgement } from './judge-line.js'

/** How far a neighbour multiplies the chance of its own language; 1 would be no influence. */
const NEIGHBOUR_WEIGHT = 6
/** A line as a whole leans on the commonest language of its page, less than on its neighbours. */
const PAGE_WEIGHT = 4
const REACH = 2 // lines before and after, those without words not counted

/**
 * @returns chances of each line; a line without words stays without, a clear one keeps its own
 */
export function smoothLines (judged: LineJudgement[]): Array<Map<string, number>> {
  const worded = judged.map((line, at) => ({ line, at })).filter(({ line }) => line.chances.size > 0)
  const result = judged.map(line => line.chances)
  if (worded.length < 2) return result
  const page = pageChances(worded.map(({ line }) => line))
  for (const [position, { line, at }] of worded.entries()) {
    const around = worded.slice(Math.max(0, position - REACH), position + REACH + 1).filter(other => other.at !== at).map(other => other.line.chances)
    result[at] = lean(line.chances, around, page)
  }
  return result
}

function pageChances (lines: LineJudgement[]): Map<string, number> {
  const page = new Map<string, number>()
  const letters = lines.reduce((sum, line) => sum + line.letters, 0)
  for (const line of lines) for (const [language, chance] of line.chances) page.set(language, (page.get(language) ?? 0) + chance * line.letters / letters)
  return page
}

function lean (own: Map<string, number>, around: Array<Map<string, number>>, page: Map<string, number>): Map<string, number> {
  const weighed = new Map<string, number>()
  let sum = 0
  for (const [language, chance] of own) {
    const near = around.reduce((total, chances) => total + (chances.get(language) ?? 0), 0) / Math.max(around.length, 1)
    const weight = chance * (1 + NEIGHBOUR_WEIGHT * near) * (1 + PAGE_WEIGHT * (page.get(language) ?? 0))
    weighed.set(language, weight)
    sum += weight
  }
  const mass = [...own.values()].reduce((total, chance) => total + chance, 0)
  return new Map([...weighed].map(([language, weight]) => [language, weight / sum * mass]))
}
