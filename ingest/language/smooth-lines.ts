/** Lets a short line lean on its neighbours: “Tak, może” between Polish lines is Polish. */
import type { LineJudgement } from './judge-line.js'

/** Chance that the next line goes on in the language of this one, whatever the page's mixture. */
const STAY = 0.7
/** Of each line's evidence this much may be an accident, within its script: it bounds what a line alone can claim. */
const ACCIDENT = 0.003
/** Languages of a page; what is likely on no line is none of them. */
const MOST_LANGUAGES = 16
const LIKELY = 0.05
const ROUNDS = 2 // of estimating the page's mixture from its lines; a third changes nothing

/**
 * A hidden Markov chain over the lines with words, solved by the forward–backward method in time
 * proportional to lines × languages: a clear line keeps its language, an unclear one takes what
 * its neighbours and the page's mixture make likely.
 *
 * @param judged lines in reading order
 * @param prior share of the page given beforehand to one language: an outlet's pinned one
 * @returns chances of each line; a line without words stays without
 */
export function smoothLines (judged: LineJudgement[], prior: string | null = null): Array<Map<string, number>> {
  const worded = judged.filter(line => line.chances.size > 0)
  if (worded.length < 2 && prior === null) return judged.map(line => line.chances)
  const languages = languagesOf(worded, prior)
  const scripts = scriptsOf(worded)
  const evidence = worded.map(line => Float64Array.from(languages, language => {
    const accident = scripts.get(language)?.has(line.script) === true ? ACCIDENT / languages.length : 0
    return (line.chances.get(language) ?? 0) * (1 - ACCIDENT) + accident
  }))
  let mixture = mixtureOf(evidence, languages, worded, prior)
  let beliefs: Float64Array[] = evidence
  for (let round = 0; round < ROUNDS; round++) {
    beliefs = forwardBackward(evidence, mixture)
    mixture = mixtureOf(beliefs, languages, worded, prior)
  }
  const smoothed = beliefs.map(belief => new Map(languages.map((language, at) => [language, belief[at] ?? 0])))
  let next = 0
  return judged.map(line => line.chances.size > 0 ? smoothed[next++] ?? line.chances : line.chances)
}

function languagesOf (lines: LineJudgement[], prior: string | null): string[] {
  const sums = new Map<string, number>()
  for (const { chances } of lines) for (const [language, chance] of chances) if (chance > LIKELY) sums.set(language, (sums.get(language) ?? 0) + chance)
  const likely = [...sums].sort((a, b) => b[1] - a[1]).slice(0, MOST_LANGUAGES).map(([language]) => language)
  return prior === null || likely.includes(prior) ? likely : [...likely, prior]
}

/** Scripts in which each language is met on this page: no neighbour makes a Georgian line English. */
function scriptsOf (lines: LineJudgement[]): Map<string, Set<string | null>> {
  const scripts = new Map<string, Set<string | null>>()
  for (const { chances, script } of lines) for (const language of chances.keys()) scripts.set(language, (scripts.get(language) ?? new Set()).add(script))
  return scripts
}

/** A line weighs by the root of its letters: ten headlines say as much as one long paragraph. */
function mixtureOf (beliefs: Float64Array[], languages: string[], lines: LineJudgement[], prior: string | null): Float64Array {
  const mixture = new Float64Array(languages.length).fill(1 / languages.length)
  let total = 1
  for (const [at, belief] of beliefs.entries()) {
    const weight = Math.sqrt(lines[at]?.letters ?? 0)
    total += weight
    for (let language = 0; language < mixture.length; language++) mixture[language] = (mixture[language] ?? 0) + weight * (belief[language] ?? 0)
  }
  const pinned = prior === null ? -1 : languages.indexOf(prior)
  return mixture.map((share, at) => pinned < 0 ? share / total : (share / total + (at === pinned ? 1 : 0)) / 2)
}

function forwardBackward (evidence: Float64Array[], mixture: Float64Array): Float64Array[] {
  const forward: Float64Array[] = []
  for (const [at, own] of evidence.entries()) forward.push(multiply(at === 0 ? mixture : step(forward[at - 1] ?? mixture, mixture), own))
  let behind = new Float64Array(mixture.length).fill(1)
  const beliefs = new Array<Float64Array>(evidence.length)
  for (let at = evidence.length - 1; at >= 0; at--) {
    beliefs[at] = multiply(forward[at] ?? mixture, behind)
    behind = stepBack(multiply(evidence[at] ?? mixture, behind), mixture)
  }
  return beliefs
}

/** To the next line: stay, or draw anew from the page's mixture. */
function step (belief: Float64Array, mixture: Float64Array): Float64Array {
  return belief.map((chance, at) => STAY * chance + (1 - STAY) * (mixture[at] ?? 0))
}

function stepBack (likelihood: Float64Array, mixture: Float64Array): Float64Array<ArrayBuffer> {
  const drawn = likelihood.reduce((sum, value, at) => sum + value * (mixture[at] ?? 0), 0)
  return Float64Array.from(likelihood, value => STAY * value + (1 - STAY) * drawn)
}

function multiply (one: Float64Array, other: Float64Array): Float64Array<ArrayBuffer> {
  const product = Float64Array.from(one, (value, at) => value * (other[at] ?? 0))
  const sum = product.reduce((total, value) => total + value, 0)
  return sum > 0 ? product.map(value => value / sum) : product.fill(1 / product.length)
}
