/** Finds UTF-8 that was read in a single-byte encoding: `Ã©` for `é`, `РџСЂРё` for `При`. */
import { scoreLetters } from '../letters/score-letters.js'
import { sequenceLength } from '../decode/utf8-validity.js'
import { byteRoles, ENCODINGS, tableOf, type Encoding } from './encodings.js'
import type { Edit } from './provenance.js'

/** Text around a run that is scored with it: the letters beside it decide what is likely. */
const CONTEXT = 16
/** Runs closer than this are judged together: words of one sentence. */
const NEIGHBOURS = 6
/** Nats by which the repaired place has to read better; clean text in 80 languages stays below (bench of the repair scorer). */
const MINIMUM_MARGIN = 6
/** What a UTF-8 character may not turn out to be: controls but C1 (a further layer), private use, unassigned, surrogates. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\x00-\x1F\x7F\p{Co}\p{Cn}\p{Cs}]/u

interface Run {
  start: number
  end: number
  decoded: string
}

/**
 * @param line text without line ends
 * @returns the edits of the encoding that explains most, none when no place reads clearly better
 */
export function undoUtf8 (line: string): Edit[] {
  let best: { edits: Edit[], margin: number } = { edits: [], margin: 0 }
  const possible = possibleReaders(line)
  for (const [number, encoding] of ENCODINGS.entries()) {
    if ((possible & (1 << number)) === 0) continue
    const found = judgeRuns(line, findRuns(line, encoding), encoding)
    if (found.margin > best.margin) best = found
  }
  return best.edits
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

/** Characters that the encoding lacks become 0xFF, which UTF-8 never holds. */
function bytesOf (line: string, encoding: Encoding): Uint8Array {
  const { toByte } = tableOf(encoding)
  const bytes = new Uint8Array(line.length)
  for (let at = 0; at < line.length; at++) bytes[at] = toByte.get(line.charCodeAt(at)) ?? 0xFF
  return bytes
}

function judgeRuns (line: string, runs: Run[], encoding: Encoding): { edits: Edit[], margin: number } {
  const edits: Edit[] = []
  let total = 0
  for (const cluster of clusterRuns(runs.filter(run => !IMPOSSIBLE.test(run.decoded)))) {
    const margin = marginOf(line, cluster)
    if (margin < MINIMUM_MARGIN) continue
    total += margin
    for (const { start, end, decoded } of cluster) edits.push({ start, end, replacement: decoded, step: `${encoding}>utf-8` })
  }
  return { edits, margin: total }
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

function marginOf (line: string, cluster: Run[]): number {
  const start = Math.max(0, (cluster[0]?.start ?? 0) - CONTEXT)
  const end = Math.min(line.length, (cluster.at(-1)?.end ?? 0) + CONTEXT)
  let repaired = ''
  let at = start
  for (const run of cluster) {
    repaired += line.slice(at, run.start) + run.decoded
    at = run.end
  }
  repaired += line.slice(at, end)
  return scoreLetters(line.slice(start, end)).cost - scoreLetters(repaired).cost
}
