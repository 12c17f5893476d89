/** What the readers of all formats take. */
import type { Limits } from '../config.js'

export interface ReadOptions {
  limits: Limits
  /** what `-` stands for; the process's own by default */
  stdin?: NodeJS.ReadableStream
  /** the time of retrieval; exchanged in tests */
  now?: () => Date
}
