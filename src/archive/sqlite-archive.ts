/** The archive on SQLite: each call of `archive.ts` with the file that answers it. */
import { join } from 'node:path'
import type { Archive } from './archive.js'
import { checkArchive } from './check-integrity.js'
import { createDataFolder } from './data-folder.js'
import type { Database } from './database.js'
import { deleteAllSamples, deleteArticle } from './delete-article.js'
import { PRESENT_MAKER, type Maker } from './describe-version.js'
import { fillOlder } from './fill-older.js'
import { takeTurns } from './in-turn.js'
import { confirmPending, listPending, markAllPending, readGeneration } from './ledger.js'
import { listArticles, listPassages, listSources } from './list-articles.js'
import { listSpeakers } from './list-speakers.js'
import { listSpellings } from './name-spellings.js'
import { closeDatabase, openDatabase } from './open-database.js'
import { readClusters } from './quote-clusters.js'
import { listVersions, readArticle, readCopies, readHeads, readOriginalOf, readQuotesOf, readRelatives, readTexts } from './read-articles.js'
import { readPassage, readPassages, readPassagesOf } from './read-passages.js'
import { rememberReads } from './remember-reads.js'
import { keepRejection, listRejections } from './rejects.js'
import { deleteSavedSearch, listArticlesSince, listSavedSearches, readSavedSearch, saveSearch } from './saved-searches.js'
import { displayNames, listSpeakerNames } from './speaking-people.js'
import { readSourceStatus, readStatus } from './status.js'
import { readSourceTimes } from './source-times.js'
import { storeArticle } from './store-article.js'
import { createTask, failInterruptedTasks, readTask, updateTask } from './tasks.js'
import { recallTemplates } from './template-lines.js'

export interface OpenArchiveOptions {
  /** data folder; created with mode 0700 where it is missing. Whoever writes holds its lock (`lock-folder.ts`). */
  folder: string
  /** every write is then refused, and the archive has to be there */
  readOnly?: boolean
  /** for tests; default the clock */
  now?: () => Date
  /** for tests; default the versions of this code */
  madeBy?: Maker
}

/**
 * Opens `verbatim.db` in the data folder. Tasks that were under way when a process ended are set
 * to failed.
 *
 * @throws ArchiveError `corrupt`, `newer-schema`, `disk-full`, `unavailable`, each naming the path
 *
 * @example
 * const archive = await openArchive({ folder: 'data' })
 * const { outcome, version } = await archive.store(article, source)
 */
export async function openArchive (options: OpenArchiveOptions): Promise<Archive> {
  const { folder, readOnly = false, now = () => new Date(), madeBy = PRESENT_MAKER } = options
  if (!readOnly) await createDataFolder(folder)
  const database = openDatabase(join(folder, 'verbatim.db'), { readOnly })
  if (!readOnly) failInterruptedTasks(database, now().toISOString())
  return rememberReads(createArchive(database, { readOnly, now, madeBy }))
}

function createArchive (database: Database, { readOnly, now, madeBy }: Required<Omit<OpenArchiveOptions, 'folder'>>): Archive {
  const inTurn = takeTurns()
  if (!readOnly) fillOlder(database, inTurn).catch(() => {}) // what is left is tried again at the next opening; whoever writes meets the fault himself
  const at = (): string => now().toISOString()
  const olderThan = (options?: { stale?: boolean }): Maker | null => options?.stale === true ? madeBy : null
  return {
    store: (article, source, options) => inTurn(() => storeArticle(database, article, source, { sample: options?.sample === true, madeBy, now: now() })),
    reject: rejection => inTurn(() => keepRejection(database, rejection, at())),
    delete: id => inTurn(() => deleteArticle(database, id)),
    deleteSamples: () => inTurn(() => deleteAllSamples(database)),

    article: async (id, version) => readArticle(database, id, version),
    versions: async id => listVersions(database, id),
    heads: async ids => await readHeads(database, ids),
    passagesOf: async articleId => readPassagesOf(database, articleId),
    passage: async id => readPassage(database, id),
    passages: async ids => await readPassages(database, ids),
    texts: async ids => await readTexts(database, ids),
    quotesOf: async articleId => readQuotesOf(database, articleId),
    quoteClusters: async articleId => readClusters(database, articleId),
    original: async articleId => await readOriginalOf(database, articleId),
    copies: async fingerprints => await readCopies(database, fingerprints),
    relatives: async ids => await readRelatives(database, ids),
    displayNames: async names => displayNames(database, names),
    speakerNames: async name => listSpeakerNames(database, name),
    speakers: () => listSpeakers(database),
    templates: async site => recallTemplates(database, site),
    spellings: async skeleton => listSpellings(database, skeleton),

    articles: options => listArticles(database, olderThan(options)),
    sources: options => listSources(database, olderThan(options)),
    allPassages: () => listPassages(database),
    rejections: options => listRejections(database, options),
    status: async () => readStatus(database),
    sourceStatus: async () => readSourceStatus(database),
    sourceTimes: async spans => readSourceTimes(database, spans),
    isEmpty: async () => database.get('SELECT 1 FROM articles') === undefined,
    holdsSamples: async () => database.get('SELECT 1 FROM articles WHERE sample = 1') !== undefined,
    check: () => checkArchive(database),

    generation: async () => readGeneration(database),

    saveSearch: search => inTurn(() => saveSearch(database, search, at())),
    savedSearches: async () => listSavedSearches(database),
    savedSearch: async id => readSavedSearch(database, id),
    deleteSavedSearch: id => inTurn(() => deleteSavedSearch(database, id)),
    articlesSince: async (since, limit) => listArticlesSince(database, since, limit),

    createTask: async (kind, total) => createTask(database, kind, total, at()),
    updateTask: async (id, change) => updateTask(database, id, change, at()),
    task: async id => readTask(database, id),

    pendingWork: async limit => listPending(database, limit),
    confirm: async work => confirmPending(database, work),
    markAllPending: async () => markAllPending(database),

    close: () => inTurn(() => closeDatabase(database, { readOnly }))
  }
}
