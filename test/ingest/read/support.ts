/** What the tests of the readers share. */
import type { Limits } from '../../../ingest/config.js'
import type { Rejection, SourceFile } from '../../../ingest/document.js'
import { recordToSource } from '../../../ingest/read/read-record.js'

const now = (): Date => new Date('2024-05-24T10:00:00Z')

export function recordToSourceOf (record: unknown, limits: Limits): SourceFile | Rejection {
  return recordToSource(record, 'test', { limits, now })
}

export function isRejection (result: SourceFile | Rejection): result is Rejection {
  return 'reason' in result
}
