/** A real engine in a folder of its own, for one test file. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino, { type Logger } from 'pino'
import type { Test } from 'tap'
import { type MeiliEngine, openEngine } from '../../src/engine/connect-engine.js'
import type { EngineQuery, PassageDocument } from '../../src/engine/engine.js'

export const silentLogger: Logger = pino({ level: 'silent' })

/** A folder that is removed after the test. */
export async function temporaryFolder (t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Started now, stopped after the test. */
export async function openTestEngine (t: Test, options: { folder?: string, logger?: Logger } = {}): Promise<MeiliEngine> {
  const folder = options.folder ?? await temporaryFolder(t)
  const engine = await openEngine({ folder, logger: options.logger ?? silentLogger })
  t.teardown(() => engine.close())
  return engine
}

/** A document with the given folded text; everything else has a plain value unless given. */
export function passageDocument (id: string, n: string, given: Partial<PassageDocument> = {}): PassageDocument {
  return {
    id,
    article: 'article-' + id,
    n,
    x: '',
    s: '',
    t: [],
    language: 'en',
    outlet: 'The Lantern',
    author: [],
    speaker: [],
    kind: 'text',
    year: null,
    month: null,
    day: null,
    ts: null,
    dropped: false,
    ...given
  }
}

/** A query for these terms, each given as words with spaces between, and nothing else. */
export function termQuery (terms: string[], given: Partial<EngineQuery> = {}): EngineQuery {
  return { terms: terms.map(term => ({ words: term.split(' ') })), filter: { facets: {} }, offset: 0, limit: 20, ...given }
}
