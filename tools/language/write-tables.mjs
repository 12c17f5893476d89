// Rounds the weights and writes config/language-tables.bin, which ingest/language/load-tables.ts reads.
import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'

const STEP = 0.5 // nats of a weight before damping; half as coarse changed no figure and took a sixth more room
const FAINT = 0.75 // weights nearer to nothing are left out

/** Slots without a weight are freed. @returns table as the detector holds it */
export function roundWeights ({ script, languages, bits }, chosen, fitted) {
  const width = languages.length
  const fingerprints = Uint8Array.from(chosen)
  const rounded = Int8Array.from(fitted, weight => Math.abs(weight) < FAINT ? 0 : Math.max(-127, Math.min(127, Math.round(weight / STEP))))
  const rows = new Int32Array(fingerprints.length)
  const kept = []
  for (let slot = 0; slot < fingerprints.length; slot++) {
    const row = rounded.subarray(slot * width, (slot + 1) * width)
    if (!row.some(weight => weight !== 0)) fingerprints[slot] = 0
    if (fingerprints[slot] === 0) continue
    rows[slot] = width * kept.length
    kept.push(row)
  }
  const weights = new Int8Array(kept.length * width)
  for (const [at, row] of kept.entries()) weights.set(row, at * width)
  return { script, languages, bits, step: STEP, sharpness: [1, -0.5], leastKnown: 0, fingerprints, rows, weights }
}

export function writeTables (tables, path) {
  const packed = tables.map(packTable)
  let end = 0
  const head = tables.map(({ script, languages, bits, step, sharpness, leastKnown }, at) => {
    const start = end
    end += packed[at].length
    return { script, languages, bits, step, sharpness, leastKnown, start, end }
  })
  const text = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(text.length)
  writeFileSync(path, Buffer.concat([length, text, ...packed]))
}

/** Row by row: a table by language takes an eighth more room, and has to be turned when it is read. */
function packTable ({ fingerprints, weights }) {
  const bytes = Buffer.concat([fingerprints, Buffer.from(weights.buffer)])
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })
}
