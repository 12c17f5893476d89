/** Sequences of storing and deleting, and what the archive and its ledger hold afterwards. */
import t from 'tap'
import type { Article, SourceFile } from '../../../ingest/document.js'
import type { Archive } from '../../../src/archive/archive.js'
import { openArchive } from '../../../src/archive/sqlite-archive.js'
import { runCases } from '../../support/cases.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

interface StoreAction {
  store: { id: string, text: string, title?: string, outlet?: string, authors?: string[], published?: string, language?: string, bytes?: string, origin?: string, sample?: boolean }
}

type Action = 'confirm' | StoreAction | { delete: string } | { deleteSamples: true }

interface Outcome {
  /** one for each action */
  outcomes: string[]
  /** id → version, `sample`, last line of the text */
  articles: Record<string, string>
  /** operation, article, number of obsolete passages */
  pending: string[]
}

const folder = t.testdir()
let archives = 0

await runCases<Action[], Outcome>('store', async actions => {
  const archive = await openArchive({ folder: `${folder}/${++archives}` })
  const outcomes: string[] = []
  for (const action of actions) outcomes.push(await perform(archive, action))
  const state = { outcomes, articles: await listArticles(archive), pending: await listPending(archive) }
  await archive.close()
  return state
})

async function perform (archive: Archive, action: Action): Promise<string> {
  if (action === 'confirm') {
    const work = await archive.pendingWork(100)
    await archive.confirm(work)
    return `confirmed ${work.length}`
  }
  if ('store' in action) return await store(archive, action)
  if ('delete' in action) return await archive.delete(action.delete) ? 'deleted' : 'absent'
  return `${await archive.deleteSamples()} samples`
}

async function store (archive: Archive, { store }: StoreAction): Promise<string> {
  const { id, text, sample, published, bytes, origin, ...rest } = store
  const given: Partial<Article> = { ...rest }
  if (published !== undefined) given.published = { value: published, precision: 'day', source: 'record' }
  const source: Partial<SourceFile> = origin === undefined ? {} : { origin }
  const stored = await archive.store(makeArticle(id, text, given), makeSource(bytes ?? text, source), { sample: sample === true })
  return `${stored.outcome} ${stored.version}`
}

async function listArticles (archive: Archive): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for await (const { id, version, sample, text } of archive.articles()) {
    found[id] = `${version}${sample ? ' sample' : ''}: ${text.split('\n').at(-1)}`
  }
  return found
}

async function listPending (archive: Archive): Promise<string[]> {
  const work = await archive.pendingWork(100)
  return work.map(({ operation, articleId, obsolete }) => `${operation} ${articleId}${obsolete.length > 0 ? ` -${obsolete.length}` : ''}`)
}
