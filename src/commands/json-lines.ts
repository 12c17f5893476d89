/**
 * The frame of every command with `--jsonl`: a JSON object a line in, one a line out, same order,
 * each answered before the next is read. What is wrong with a line is said in its place.
 */
import { createReadStream } from 'node:fs'
import { readLines } from '../../ingest/read/read-lines.js'
import { FAILED } from './exit.js'
import { printJsonLine } from './output.js'

export type JsonRecord = Record<string, unknown>

/** A line that cannot be answered; the message is what its `error` says. */
export class LineError extends Error {
  override name = 'LineError'
}

/**
 * @param files read one after the other; none = standard input
 * @param answer gives what stands beside `id` in the line that goes out; undefined = nothing goes out yet
 */
export async function answerJsonLines (files: string[], answer: (record: JsonRecord) => object | undefined | Promise<object | undefined>): Promise<void> {
  for await (const line of inputLines(files)) {
    const written = String(line)
    if (written.trim() === '') continue
    const { id, answered } = await answerLine(written, answer)
    if (answered === undefined) continue
    if ('error' in answered) process.exitCode = FAILED
    await printJsonLine({ id, ...answered })
  }
}

async function answerLine (written: string, answer: (record: JsonRecord) => object | undefined | Promise<object | undefined>): Promise<{ id: unknown, answered: object | undefined }> {
  let record: JsonRecord
  try {
    record = parseRecord(written)
  } catch (error) {
    return { id: null, answered: { error: (error as Error).message } }
  }
  const id = record.id ?? null
  try {
    return { id, answered: await answer(record) }
  } catch (error) {
    return { id, answered: { error: (error as Error).message } }
  }
}

function parseRecord (written: string): JsonRecord {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch (error) {
    throw new LineError(`not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LineError('not a JSON object')
  return value as JsonRecord
}

/** @throws LineError naming the field */
export function requireString (record: JsonRecord, field: string): string {
  const value = record[field]
  if (typeof value !== 'string') throw new LineError(value === undefined ? `no ${field}` : `${field} is no string`)
  return value
}

/** @throws LineError naming the field; null counts as absent */
export function optionalString (record: JsonRecord, field: string): string | undefined {
  return record[field] === undefined || record[field] === null ? undefined : requireString(record, field)
}

async function * inputLines (files: string[]): AsyncGenerator<Buffer | null> {
  if (files.length === 0) yield * readLines(process.stdin)
  for (const file of files) yield * readLines(file === '-' ? process.stdin : createReadStream(file))
}
