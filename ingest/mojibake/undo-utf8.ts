/** Finds UTF-8 that was read in a single-byte encoding: `Ã©` for `é`, `РџСЂРё` for `При`. */
import { estimateText, readText } from '../letters/read-text.js'
import { sequenceLength } from '../decode/utf8-validity.js'
import { byteRoles, ENCODINGS, priorOf, tableOf, type Encoding } from './encodings.js'
import { decodeLossy, decodeSurrogates, type DecodedCharacter } from './lossy-utf8.js'
import type { Edit } from './provenance.js'

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
/** An encoding that explains less than this share of what another explains is not looked at. */
const MUCH_LESS = 0.4
/** Of the characters beyond ASCII in the words that change: damage leaves none of them out, chance hits one here and there. */
const MOSTLY = 0.5
/** Layers under the one in hand that are looked at to judge it. */
const LAYERS = 3
/** Nats for each of them: one encoding that explains all is likelier than two that explain a part each. */
const PRICE_OF_LAYER = 6
/** Nats, and share of all, by which two estimates have to differ to need no language to decide. */
const DOUBT = 12
const DOUBTFUL_SHARE = 0.15
/** What a UTF-8 character may not turn out to be: controls but C1 (a further layer), private use, unassigned, surrogates. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\x00-\x1F\x7F\p{Co}\p{Cn}\p{Cs}]/u

/** Small letters and nothing else: a word, whatever signs its bytes might make. */
const PLAIN_WORD = /^\p{L}\p{Ll}*$/u

/** Edits with what they gain together, in nats. */
export interface Finding {
  edits: Edit[]
  margin: number
}

interface Run {
  start: number
  end: number
  decoded: string
}

/**
 * @param line text without line ends
 * @returns the edits of the encoding that explains most, none when no place reads clearly better
 */
export function undoUtf8 (line: string): Finding {
  deepest.clear()
  for (const { encoding, clusters } of rankCandidates(line, findCandidates(line))) {
    const found = judgeClusters(line, clusters, encoding)
    if (found.edits.length > 0) return found
  }
  return { edits: [], margin: 0 }
}

interface Candidate {
  encoding: Encoding
  clusters: Run[][]
  /** nats of the line after it; compares candidates */
  cost: number
}

/** One of each group of encodings that explain the same; those that explain much less than another are left out. */
function findCandidates (line: string): Candidate[] {
  const found = new Map<string, Candidate & { covered: number }>()
  let most = 0
  for (const encoding of possibleReaders(line)) {
    const clusters = clusterRuns(findRuns(line, encoding)).filter(cluster => coversItsWords(line, cluster))
    if (clusters.length === 0) continue
    const covered = clusters.reduce((sum, cluster) => sum + coverage(cluster), 0)
    const signature = clusters.map(cluster => cluster.map(run => `${run.start} ${run.decoded}`).join()).join()
    if (found.has(signature)) continue
    found.set(signature, { encoding, clusters, cost: 0, covered })
    most = Math.max(most, covered)
  }
  return [...found.values()].filter(({ covered }) => covered >= most * MUCH_LESS)
}

const coverage = (runs: Run[]): number => runs.reduce((sum, run) => sum + run.end - run.start, 0)

/** By how the suspicious beginning of the line would read: by letters on their own, and where that leaves a doubt by the languages. */
function rankCandidates (line: string, candidates: Candidate[]): Candidate[] {
  if (candidates.length < 2) return candidates
  const first = candidates.reduce((least, { clusters }) => Math.min(least, clusters[0]?.[0]?.start ?? least), line.length)
  const start = Math.max(0, first - CONTEXT)
  for (const candidate of candidates) candidate.cost = costAfter(line, candidate, start, estimateText)
  const least = candidates.reduce((least, { cost }) => Math.min(least, cost), Infinity)
  const near = candidates.filter(({ cost }) => cost <= least + DOUBT + least * DOUBTFUL_SHARE)
  if (near.length > 1) for (const candidate of near) candidate.cost = costAfter(line, candidate, start, text => readText(text).cost)
  return near.sort((a, b) => a.cost - b.cost)
}

/** Nats of the suspicious beginning of the line with everything undone that this encoding explains, layers below included. */
function costAfter (line: string, { encoding, clusters }: Candidate, start: number, ask: (text: string) => number): number {
  const runs = clusters.flat()
  const end = Math.min(line.length, start + JUDGED)
  const inside = runs.filter(run => run.start < end).map(run => cutRun(run, end))
  const after = replaceRuns(line.slice(start, end), inside, start)
  const { text, price } = estimateDeepest(after, 0, after.length, LAYERS)
  return ask(text) + price + priorOf(encoding)
}

/** Encodings in which two neighbouring characters could be the bytes of one. The gate: clean text mostly gives none. */
export function possibleReaders (line: string): Encoding[] {
  const { lead, follow } = byteRoles()
  const [leadLow, leadHigh] = lead
  const [followLow, followHigh] = follow
  let low = 0
  let high = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code >= 0x80 && before >= 0x80) {
      low |= (leadLow[before] ?? 0) & (followLow[code] ?? 0)
      high |= (leadHigh[before] ?? 0) & (followHigh[code] ?? 0)
    }
    before = code
  }
  if ((low | high) === 0) return []
  return ENCODINGS.filter((_, number) => ((number < 32 ? low : high) & (1 << (number & 31))) !== 0)
}

/** Runs of characters that are, byte for byte, well-formed UTF-8 beyond ASCII, or were before bytes were lost. */
function findRuns (line: string, encoding: Encoding): Run[] {
  const bytes = bytesOf(line, encoding)
  const runs: Run[] = []
  let at = 0
  while (at < line.length) {
    const start = at
    let decoded = ''
    for (let next = decodeAt(line, bytes, at, start, encoding); next !== null; next = decodeAt(line, bytes, at, start, encoding)) {
      decoded += next.character
      at += next.length
    }
    if (at === start) at++
    else if (!IMPOSSIBLE.test(decoded) && !(PLAIN_WORD.test(line.slice(start, at)) && !/[\p{L}\p{M}\p{P}]/u.test(decoded))) runs.push({ start, end: at, decoded })
  }
  return runs
}

function decodeAt (line: string, bytes: Uint8Array, at: number, start: number, encoding: Encoding): DecodedCharacter | null {
  if ((bytes[at] ?? 0) < 0x80) return null
  const length = sequenceLength(bytes, at)
  if (length > 0) return { length, character: Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('utf8') }
  return decodeSurrogates(bytes, at) ?? decodeLossy(line, bytes, at, at > start, encoding)
}

/** ASCII and characters that the encoding lacks become 0, which is no byte of a longer UTF-8 character. */
function bytesOf (line: string, encoding: Encoding): Uint8Array {
  const { toByte } = tableOf(encoding)
  const bytes = new Uint8Array(line.length)
  for (let at = 0; at < line.length; at++) bytes[at] = toByte[line.charCodeAt(at)] ?? 0
  return bytes
}

function judgeClusters (line: string, clusters: Run[][], encoding: Encoding): Finding {
  const prior = priorOf(encoding)
  const judged = clusters.map(cluster => ({ cluster, margin: proveMargin(line, cluster, estimateMargin(line, cluster) - prior, prior) }))
  const least = judged.some(({ margin }) => margin >= MINIMUM_MARGIN) ? FURTHER_MARGIN : MINIMUM_MARGIN
  const clear = judged.filter(({ margin }) => margin >= least)
  const edits = clear.flatMap(({ cluster }) => cluster.map(({ start, end, decoded }) => ({ start, end, replacement: decoded, step: `${encoding}>utf-8` })))
  return { edits, margin: clear.reduce((sum, { margin }) => sum + margin, 0) }
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
  while (border !== farthest && border >= 0 && border <= line.length && line[step < 0 ? border - 1 : border] !== ' ') border += step
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

function estimateMargin (line: string, whole: Run[]): number {
  const { before, after, from, to, share } = cutWindow(line, whole)
  return (estimateText(before) - estimateDeepest(after, from, to, LAYERS).cost) / share
}

/**
 * Where letters on their own leave a doubt, the languages decide. Text without a single strange
 * sign or capital is hardly ever damage: it takes more to doubt it.
 */
function proveMargin (line: string, whole: Run[], estimate: number, prior: number): number {
  if (estimate >= CLEAR_MARGIN || estimate < MINIMUM_MARGIN / 2) return estimate
  const { before, after } = cutWindow(line, whole)
  const reading = readText(before)
  const margin = reading.cost - readText(after).cost - prior - (reading.worst < STRANGE ? PRICE_OF_SOUND : 0)
  return Math.max(margin, estimate > MINIMUM_MARGIN * 2 && reading.worst >= STRANGE ? FURTHER_MARGIN : 0)
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

function replaceRuns (text: string, runs: Run[], offset: number): string {
  let repaired = ''
  let at = 0
  for (const run of runs) {
    repaired += text.slice(at, run.start - offset) + run.decoded
    at = run.end - offset
  }
  return repaired + text.slice(at)
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
function nextLayers (text: string, from: number, to: number, cost: number): Array<{ replaced: string, start: number }> {
  const found = new Map<string, { replaced: string, start: number, cost: number }>()
  for (const encoding of possibleReaders(text.slice(from, to))) {
    const runs = findRuns(text, encoding).filter(run => run.end > from && run.start < to)
    if (runs.length === 0) continue
    const replaced = replaceRuns(text, runs, 0)
    if (!found.has(replaced)) found.set(replaced, { replaced, start: runs[0]?.start ?? from, cost: estimateText(replaced) })
  }
  return [...found.values()].filter(each => each.cost < cost).sort((a, b) => a.cost - b.cost).slice(0, 2)
}

/** The part of a long run before the limit, with about its share of the decoded text. */
function cutRun (run: Run, limit: number): Run {
  if (run.end <= limit) return run
  const share = (limit - run.start) / (run.end - run.start)
  return { start: run.start, end: limit, decoded: run.decoded.slice(0, Math.max(1, Math.floor(run.decoded.length * share))) }
}
