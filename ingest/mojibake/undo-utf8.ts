/** Finds UTF-8 that was read in a single-byte encoding: `Ã©` for `é`, `РџСЂРё` for `При`. */
import { hasMixedWords } from '../letters/look-alikes.js'
import { readAsMeant } from '../letters/read-as-meant.js'
import { estimateText, type Reading } from '../letters/read-text.js'
import { priorOf, type Encoding } from './encodings.js'
import { favourPlace, isDrawing, isNameAmongNames, isTorn } from './known-places.js'
import { proveUtf8 } from './prove-utf8.js'
import type { Finding } from './provenance.js'
import { cutRun, findRuns, haveSameRuns, PLAIN_WORD, possibleReaders, replaceRuns, type Run } from './utf8-runs.js'

/** Text around a run that is scored with it: the letters beside it decide what is likely. */
const CONTEXT = 24
/** Longer places are judged by their beginning. */
const JUDGED = 400
/** Runs closer than this are judged together: words of one sentence. */
const NEIGHBOURS = 6
/** Nats by which the repaired place has to read better; clean text in 100 languages stays below (docs/mojibake.md). */
const MINIMUM_MARGIN = 6
/** And for further places of a line in which the same encoding was found. */
const FURTHER_MARGIN = -4
/** Above it letters on their own are proof enough; below it the languages are asked. */
const CLEAR_MARGIN = 25
/** Nats of the least sign that makes a place suspicious, and what has to be gained beyond the margin without one. */
const STRANGE = 4
const PRICE_OF_SOUND = 14
/** The same where letters that the language lacks would go: it may be a name. */
const PRICE_OF_NAME = 4
/** Below it letters on their own are proof enough against a repair. */
const HOPELESS = -6
/** An encoding that explains less than this share of what another explains is not looked at. */
const MUCH_LESS = 0.4
/** Of the characters beyond ASCII in the words that change: damage leaves none of them out, chance hits one here and there. */
const MOSTLY = 0.5
const SPACE = 0x20
/** Layers under the one in hand that are looked at to judge it. */
const LAYERS = 3
/** Places of a line from which on layers are left to the next rounds: so many differ in random bytes alone. */
const MANY_PLACES = 64
/** Nats for each of them: one encoding that explains all is likelier than two that explain a part each. */
const PRICE_OF_LAYER = 6
/** Nats, and share of all, by which two estimates have to differ to need no language to decide. */
const DOUBT = 12
const DOUBTFUL_SHARE = 0.15

/** The edits of an encoding that explains the whole line and leaves no doubt; null when none does. */
export function undoProvenUtf8 (line: string): Finding | null {
  const proven = proveUtf8(line, possibleReaders(line))
  if (proven === null) return null
  return findingOf(proven.runs, proven.encoding, Math.max(MINIMUM_MARGIN, estimateMargin(line, proven.runs, 0) - priorOf(proven.encoding)))
}

/**
 * @param line text without line ends
 * @returns the edits of the encoding that explains most, none when no place reads clearly better
 */
export function undoUtf8 (line: string): Finding {
  deepest.clear()
  const readers = possibleReaders(line)
  for (const { encoding, clusters } of rankCandidates(line, findCandidates(line, readers))) {
    const found = judgeClusters(line, clusters, encoding)
    if (found.edits.length > 0) return found
  }
  return NOTHING
}

const NOTHING: Finding = { edits: [], margin: 0 }

interface Candidate {
  encoding: Encoding
  clusters: Run[][]
  /** all of the clusters */
  runs: Run[]
  /** nats of the line after it; compares candidates */
  cost: number
}

/** One of each group of encodings that explain the same; those that explain much less than another are left out. */
function findCandidates (line: string, readers: readonly Encoding[]): Candidate[] {
  const found: Array<Candidate & { covered: number }> = []
  let most = 0
  for (const encoding of readers) {
    const runs = findRuns(line, encoding)
    if (runs.length === 0) continue
    const clusters = clusterRuns(runs).filter(cluster => coversItsWords(line, cluster))
    if (clusters.length === 0) continue
    const sound = clusters.flat()
    if (found.some(other => haveSameRuns(sound, other.runs))) continue
    const covered = coverage(line, sound)
    found.push({ encoding, clusters, runs: sound, cost: 0, covered })
    most = Math.max(most, covered)
  }
  return found.filter(({ covered }) => covered >= most * MUCH_LESS)
}

/** Characters in runs; in the words of a sound text around the damage they are chance. */
const coverage = (line: string, runs: Run[]): number => runs.reduce((sum, { start, end }) => PLAIN_WORD.test(line.slice(start, end)) ? sum : sum + end - start, 0)

/** By how the suspicious beginning of the line would read: by letters on their own, and where that leaves a doubt by the languages. */
function rankCandidates (line: string, candidates: Candidate[]): Candidate[] {
  if (candidates.length < 2) return candidates
  const first = candidates.reduce((least, { clusters }) => Math.min(least, clusters[0]?.[0]?.start ?? least), line.length)
  const start = Math.max(0, first - CONTEXT)
  for (const candidate of candidates) candidate.cost = costAfter(line, candidate, start, estimateText)
  const least = candidates.reduce((least, { cost }) => Math.min(least, cost), Infinity)
  const near = candidates.filter(({ cost }) => cost <= least + DOUBT + least * DOUBTFUL_SHARE)
  if (near.length > 1) for (const candidate of near) candidate.cost = costAfter(line, candidate, start, text => readAsMeant(text).cost)
  return near.sort((a, b) => a.cost - b.cost)
}

/** Nats of the suspicious beginning of the line with everything undone that this encoding explains, layers below included. */
function costAfter (line: string, { encoding, runs }: Candidate, start: number, ask: (text: string) => number): number {
  const end = Math.min(line.length, start + JUDGED)
  const inside = runs.filter(run => run.start < end).map(run => cutRun(run, end))
  const after = replaceRuns(line.slice(start, end), inside, start)
  const { text, price } = estimateDeepest(after, 0, after.length, LAYERS)
  return ask(text) + price + priorOf(encoding)
}

function findingOf (runs: Run[], encoding: Encoding, margin: number): Finding {
  return { edits: runs.map(({ start, end, decoded }) => ({ start, end, replacement: decoded, step: `${encoding}>utf-8`, margin })), margin }
}

function judgeClusters (line: string, clusters: Run[][], encoding: Encoding): Finding {
  const prior = priorOf(encoding)
  const layers = clusters.length > MANY_PLACES ? 0 : LAYERS
  const judged = clusters.map(cluster => ({ cluster, margin: judgeCluster(line, cluster, prior, layers) }))
  const least = judged.some(({ margin }) => margin >= MINIMUM_MARGIN) ? FURTHER_MARGIN : MINIMUM_MARGIN
  const clear = judged.filter(({ margin }) => margin >= least)
  if (clear.length === 1 && isNameAmongNames(line, clear[0]?.cluster ?? [], cutWindow(line, clear[0]?.cluster ?? []).after)) return NOTHING
  return findingOf(clear.flatMap(({ cluster }) => cluster), encoding, clear.reduce((sum, { margin }) => sum + margin, 0))
}

function judgeCluster (line: string, cluster: Run[], prior: number, layers: number): number {
  if (prior > 0 && isDrawing(line, cluster, cutWindow(line, cluster).after)) return -Infinity
  const favour = favourPlace(line, cluster) - prior
  return proveMargin(line, cluster, estimateMargin(line, cluster, layers) + favour, favour, layers)
}

function coversItsWords (line: string, cluster: Run[]): boolean {
  let covered = 0
  for (const run of cluster) covered += run.end - run.start
  const start = wordBorder(line, cluster[0]?.start ?? 0, -1)
  const end = wordBorder(line, cluster.at(-1)?.end ?? 0, 1)
  let beyond = 0
  for (let at = start; at < end; at++) if (line.charCodeAt(at) >= 0x80) beyond++
  return covered >= beyond * MOSTLY
}

function wordBorder (line: string, at: number, step: 1 | -1): number {
  const farthest = at + step * CONTEXT
  let border = at
  while (border !== farthest && border >= 0 && border <= line.length && line.charCodeAt(step < 0 ? border - 1 : border) !== SPACE) border += step
  return Math.min(Math.max(border, 0), line.length)
}

function clusterRuns (runs: Run[]): Run[][] {
  const clusters: Run[][] = []
  for (const run of runs) {
    const last = clusters.at(-1)
    if (last !== undefined && run.start - (last.at(-1)?.end ?? 0) <= NEIGHBOURS) last.push(run)
    else clusters.push([run])
  }
  return clusters
}

function estimateMargin (line: string, whole: Run[], layers: number): number {
  const { before, after, from, to, share } = cutWindow(line, whole)
  return (estimateText(before) - (layers > 0 ? estimateDeepest(after, from, to, layers).cost : estimateText(after))) / share
}

/**
 * Where letters on their own leave a doubt, the languages decide. Text without a single strange
 * sign or capital is hardly ever damage: it takes more to doubt it.
 */
function proveMargin (line: string, whole: Run[], estimate: number, favour: number, layers: number): number {
  if (estimate < HOPELESS) return estimate
  const { before, after, from, to } = cutWindow(line, whole)
  const isMixed = hasMixedWords(before)
  if (estimate >= CLEAR_MARGIN && !isMixed) return estimate
  const reading = readAsMeant(before)
  const { text, price } = layers > 0 ? estimateDeepest(after, from, to, layers) : { text: after, price: 0 }
  const repaired = readAsMeant(text)
  const margin = reading.cost - repaired.cost - price + favour - (whole.some(run => isTorn(line, run)) ? 0 : priceOfSound(reading, repaired))
  return Math.max(margin, estimate > MINIMUM_MARGIN * 2 && reading.worst >= STRANGE && !isMixed ? FURTHER_MARGIN : 0)
}

function priceOfSound (before: Reading, after: Reading): number {
  if (before.worst >= STRANGE) return 0
  return before.foreign > after.foreign ? PRICE_OF_NAME : PRICE_OF_SOUND
}

interface Window {
  before: string
  after: string
  /** the place inside `after` */
  from: number
  to: number
  /** part of the place that is looked at */
  share: number
}

/** The place with its surroundings, as it is and as it would be; long places by their beginning. */
function cutWindow (line: string, whole: Run[]): Window {
  const first = whole[0]?.start ?? 0
  const limit = first + JUDGED
  const cluster = whole.filter(run => run.start < limit).map(run => cutRun(run, limit))
  const last = cluster.at(-1)?.end ?? first
  const start = Math.max(0, first - CONTEXT)
  const end = Math.min(line.length, Math.max(last, Math.min(limit, last + CONTEXT)))
  const before = line.slice(start, end)
  const length = (whole.at(-1)?.end ?? first) - first
  const after = replaceRuns(before, cluster, start)
  return { before, after, from: first - start, to: after.length - (end - last), share: Math.min(1, JUDGED / Math.max(length, 1)) }
}

interface Layer {
  replaced: string
  start: number
  cost: number
}

interface Deepest {
  text: string
  /** nats, by letters on their own, with the price of the layers */
  cost: number
  price: number
}

/** What was found for a text already; one line asks for the same again and again. */
const deepest = new Map<string, Deepest>()

/** The text with further layers between `from` and `to` undone too, as far as that makes it read better. */
function estimateDeepest (text: string, from: number, to: number, layers: number): Deepest {
  const key = `${from} ${to} ${text}`
  const known = deepest.get(key)
  if (known !== undefined) return known
  let best: Deepest = { text, cost: estimateText(text), price: 0 }
  for (const { replaced, start } of layers > 0 ? nextLayers(text, from, to, best.cost) : []) {
    const deeper = estimateDeepest(replaced, Math.min(from, start), to + replaced.length - text.length, layers - 1)
    const cost = deeper.cost + PRICE_OF_LAYER
    if (cost < best.cost) best = { text: deeper.text, cost, price: deeper.price + PRICE_OF_LAYER }
  }
  deepest.set(key, best)
  return best
}

/** The two readings that gain most; a wrong one seldom gains anything. */
function nextLayers (text: string, from: number, to: number, cost: number): Layer[] {
  const found: Layer[] = []
  for (const encoding of possibleReaders(text, from, to)) {
    const runs = findRuns(text, encoding).filter(run => run.end > from && run.start < to)
    if (runs.length === 0) continue
    const replaced = replaceRuns(text, runs, 0)
    if (!found.some(other => other.replaced === replaced)) found.push({ replaced, start: runs[0]?.start ?? from, cost: estimateText(replaced) })
  }
  return found.filter(each => each.cost < cost).sort((a, b) => a.cost - b.cost).slice(0, 2)
}
