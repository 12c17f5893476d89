/** What search and check work with. */
import type { Limits } from '../../ingest/config.js'
import type { Archive } from '../archive/archive.js'
import type { Engine } from '../engine/engine.js'

export interface SearchContext {
  archive: Archive
  engine: Engine
  limits: Limits
}

/** Milliseconds; a search that takes longer has met a fault, and a person has gone elsewhere. */
export const ENGINE_TIMEOUT = 10_000
