/** Finds UTF-8 that was read in a single-byte encoding: `Ã©` for `é`, `РџСЂРё` for `При`. */
import { letterModels } from '../letters/letter-models.js'
import { scoreLetters } from '../letters/score-letters.js'
import { sequenceLength } from '../decode/utf8-validity.js'
import { byteRoles, ENCODINGS, tableOf, type Encoding } from './encodings.js'
import type { Edit } from './provenance.js'

/** Text around a run that is scored with it: the letters beside it decide what is likely. */
const CONTEXT = 48
/** Longer places are judged by their beginning. */
const JUDGED = 600
/** Runs closer than this are judged together: words of one sentence. */
const NEIGHBOURS = 6
/** Nats by which the repaired place has to read better; clean text in 80 languages stays below (bench of the repair scorer). */
const MINIMUM_MARGIN = 6
/** And for further places of a line in which the same encoding was found. */
const FURTHER_MARGIN = 1
/** Of the characters beyond ASCII in the words that change: damage leaves none of them out, chance hits one here and there. */
const MOSTLY = 0.5
/** What a UTF-8 character may not turn out to be: controls but C1 (a further layer), private use, unassigned, surrogates. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\x00-\x1F\x7F\p{Co}\p{Cn}\p{Cs}]/u

/** Edits with what they gain together, in nats. */
export interface Finding {
  edits: Edit[]
  margin: number
}

/** Encodings with letters among the bytes 0x80–0xBF too, so that whole words can be well-formed UTF-8. */
const LETTERS_ALL_OVER = new Set<Encoding>(['ibm866', 'cp852', 'cp850', 'cp437', 'iso-8859-5'])
const LETTERS_ONLY = /^[\p{L}\p{M}]+$/u
/** Chinese, Japanese, Korean; dashes, quotation marks, dots. */
const COMMON_SIGN = /[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3\u2010-\u2026]/

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
  let best: Finding = { edits: [], margin: 0 }
  const possible = possibleReaders(line)
  for (const [number, encoding] of ENCODINGS.entries()) {
    if ((possible & (1 << number)) === 0) continue
    const found = judgeRuns(line, findRuns(line, encoding), encoding)
    if (found.margin > best.margin) best = found
  }
  return best
}

/** One bit for each encoding in which two neighbouring characters could be the bytes of one. The gate: clean text mostly gives 0. */
export function possibleReaders (line: string): number {
  const { lead, follow } = byteRoles()
  let possible = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    possible |= before & (follow[code] ?? 0)
    before = code < 0x80 ? 0 : lead[code] ?? 0
  }
  return possible
}

/** Runs of characters that are, byte for byte, well-formed UTF-8 beyond ASCII. */
function findRuns (line: string, encoding: Encoding): Run[] {
  const bytes = bytesOf(line, encoding)
  const runs: Run[] = []
  let at = 0
  while (at < line.length) {
    const start = at
    for (let length = lengthAt(bytes, at); length > 0; length = lengthAt(bytes, at)) at += length
    if (at === start) at++
    else runs.push({ start, end: at, decoded: Buffer.from(bytes.subarray(start, at)).toString('utf8') })
  }
  return runs
}

function lengthAt (bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) < 0x80 ? 0 : sequenceLength(bytes, at)
}

/** ASCII and characters that the encoding lacks become 0, which is no byte of a longer UTF-8 character. */
function bytesOf (line: string, encoding: Encoding): Uint8Array {
  const { toByte } = tableOf(encoding)
  const bytes = new Uint8Array(line.length)
  for (let at = 0; at < line.length; at++) bytes[at] = toByte[line.charCodeAt(at)] ?? 0
  return bytes
}

function judgeRuns (line: string, runs: Run[], encoding: Encoding): Finding {
  const clusters = clusterRuns(runs.filter(run => isCredible(line.slice(run.start, run.end), run.decoded, encoding)))
    .filter(cluster => coversItsWords(line, cluster))
    .map(cluster => ({ cluster, margin: marginOf(line, cluster) }))
  const least = clusters.some(({ margin }) => margin >= MINIMUM_MARGIN) ? FURTHER_MARGIN : MINIMUM_MARGIN
  const clear = clusters.filter(({ margin }) => margin >= least)
  const edits = clear.flatMap(({ cluster }) => cluster.map(({ start, end, decoded }) => ({ start, end, replacement: decoded, step: `${encoding}>utf-8` })))
  return { edits, margin: clear.reduce((sum, { margin }) => sum + margin, 0) }
}

/** Plain letters (`рак` as CP 866 bytes) that would become a letter of a script no model knows, or a sign, are letters. */
function isCredible (written: string, decoded: string, encoding: Encoding): boolean {
  if (IMPOSSIBLE.test(decoded)) return false
  if (!LETTERS_ALL_OVER.has(encoding) || !LETTERS_ONLY.test(written)) return true
  return Array.from(decoded).every(character => COMMON_SIGN.test(character) || (letterModels().shared[character.charCodeAt(0)] ?? 0) > 0)
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

function marginOf (line: string, whole: Run[]): number {
  const first = whole[0]?.start ?? 0
  const limit = first + JUDGED
  const cluster = whole.filter(run => run.start < limit).map(run => cutRun(run, limit))
  const start = Math.max(0, first - CONTEXT)
  const last = cluster.at(-1)?.end ?? first
  const end = Math.min(line.length, Math.max(last, Math.min(limit, last + CONTEXT)))
  let repaired = ''
  let at = start
  for (const run of cluster) {
    repaired += line.slice(at, run.start) + run.decoded
    at = run.end
  }
  repaired += line.slice(at, end)
  return scoreLetters(line.slice(start, end)).cost - scoreLetters(repaired).cost
}

/** The part of a long run before the limit, with about its share of the decoded text. */
function cutRun (run: Run, limit: number): Run {
  if (run.end <= limit) return run
  const share = (limit - run.start) / (run.end - run.start)
  return { start: run.start, end: limit, decoded: run.decoded.slice(0, Math.max(1, Math.floor(run.decoded.length * share))) }
}
