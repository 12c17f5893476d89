/** Reads config/language-tables.bin, each script's table when it is first asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { packageRoot } from '../config.js'
import type { FeatureTable } from './feature-table.js'

/** What the head of the file says of each table. */
export interface TableEntry extends Omit<FeatureTable, 'fingerprints' | 'rows' | 'weights'> {
  /** of the compressed table, behind the head */
  start: number
  end: number
}

const HEAD_LENGTH = 4 // bytes, a number, little-endian; then the head as JSON, then the tables

let file: { tables: Map<string, TableEntry>, body: Buffer } | undefined
const loaded = new Map<string, FeatureTable>()

/** @returns undefined for a script without a table */
export function tableOf (script: string): FeatureTable | undefined {
  const known = loaded.get(script)
  if (known !== undefined) return known
  const { tables, body } = file ??= openFile()
  const entry = tables.get(script)
  if (entry === undefined) return undefined
  const table = unpackTable(entry, brotliDecompressSync(body.subarray(entry.start, entry.end)))
  loaded.set(script, table)
  return table
}

/** Languages with weights of their own, of all scripts; `sr-Latn` beside `sr`. */
export function languagesWithTable (): string[] {
  const { tables } = file ??= openFile()
  return [...tables.values()].flatMap(({ languages }) => languages)
}

function openFile (): { tables: Map<string, TableEntry>, body: Buffer } {
  const bytes = readFileSync(join(packageRoot, 'config', 'language-tables.bin'))
  const length = bytes.readUInt32LE(0)
  const entries = JSON.parse(bytes.toString('utf8', HEAD_LENGTH, HEAD_LENGTH + length)) as TableEntry[]
  return { tables: new Map(entries.map(entry => [entry.script, entry])), body: bytes.subarray(HEAD_LENGTH + length) }
}

/** Fingerprints of all slots, then a row of weights for each slot in use: read where they stand, without a copy. */
function unpackTable ({ start, end, ...entry }: TableEntry, bytes: Buffer): FeatureTable {
  const slots = 2 ** entry.bits
  const fingerprints = new Uint8Array(bytes.buffer, bytes.byteOffset, slots)
  const rows = new Int32Array(slots)
  let row = 0
  for (let slot = 0; slot < slots; slot++) {
    if (fingerprints[slot] === 0) continue
    rows[slot] = row
    row += entry.languages.length
  }
  return { ...entry, fingerprints, rows, weights: new Int8Array(bytes.buffer, bytes.byteOffset + slots, row) }
}
