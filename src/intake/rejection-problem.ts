/** Says to the client why no article could be made of what it handed in. */
import type { Rejection } from '../../ingest/document.js'
import { HttpProblem } from '../http/problem.js'

const FIELD = /^POST(?::\d+)?: (id|url|title|outlet|authors|published|language|contentType|text|html|base64)\b/
const STATUS: Record<string, number> = { 'too-large': 413, 'invalid-record': 400, 'invalid-json': 400 }
const UNPROCESSABLE = 422

/** `code` is the reason of the rejection, `parameter` the field where one is to blame. */
export function rejectionProblem ({ reason, detail }: Omit<Rejection, 'bytes'>): HttpProblem {
  if (reason === 'fault') return new HttpProblem(UNPROCESSABLE, reason, 'Verbatim failed on this text; it is kept among the rejects.')
  return new HttpProblem(STATUS[reason] ?? UNPROCESSABLE, reason, detail, { parameter: FIELD.exec(detail)?.[1] })
}
