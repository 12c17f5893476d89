/** What the readers of all formats take. */
import type { Limits } from '../config.js'

export interface ReadOptions {
  limits: Limits
  /** what `-` stands for; the process's own by default */
  stdin?: NodeJS.ReadableStream
  /** the time of retrieval; exchanged in tests */
  now?: () => Date
  /** which column of a table is which field of a record, e.g. `{text: 'Body'}`; the rest is found by name */
  columns?: Record<string, string>
}
