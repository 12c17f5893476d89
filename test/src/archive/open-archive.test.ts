/** Opening: what cannot be opened says why and names the file. */
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ArchiveError } from '../../../src/archive/archive.js'
import { Database } from '../../../src/archive/database.js'
import { migrate, MIGRATIONS } from '../../../src/archive/migrations.js'
import { openArchive } from '../../../src/archive/sqlite-archive.js'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const failure = async (opening: Promise<unknown>): Promise<{ code: string, message: string }> => {
  try {
    await opening
  } catch (error) {
    if (error instanceof ArchiveError) return error
    throw error
  }
  throw new Error('it did not fail')
}

t.test('the data folder is made for its owner alone', async t => {
  const folder = join(t.testdir(), 'deep', 'data')
  await openTestArchive(t, { folder })
  t.equal(statSync(folder).mode & 0o777, 0o700)
})

t.test('what was stored is there after closing and opening; closing twice does no harm', async t => {
  const { archive, folder } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  await archive.close()
  await archive.close()
  await t.rejects(archive.article('a'), { code: 'unavailable' })
  const { archive: again } = await openTestArchive(t, { folder })
  t.equal((await again.article('a'))?.text, 'One.')
  t.equal(statSync(join(folder, 'verbatim.db-wal'), { throwIfNoEntry: false })?.size ?? 0, 0)
})

t.test('every write waits for the disk', async t => {
  const { openDatabase } = await import('../../../src/archive/open-database.js')
  const database = openDatabase(join(t.testdir(), 'verbatim.db'), { readOnly: false })
  t.match(database.get('PRAGMA synchronous'), { synchronous: 2 })
  t.match(database.get('PRAGMA journal_mode'), { journal_mode: 'wal' })
  t.match(database.get('PRAGMA foreign_keys'), { foreign_keys: 1 })
  database.close()
})

t.test('a file that is no database', async t => {
  const folder = t.testdir({ 'verbatim.db': 'This is a letter and no database. '.repeat(100) })
  const { code, message } = await failure(openArchive({ folder }))
  t.equal(code, 'corrupt')
  t.match(message, join(folder, 'verbatim.db'))
  t.match(readFileSync(join(folder, 'verbatim.db'), 'utf8'), /^This is a letter/, 'it is left as it is')
})

t.test('a database of another program is left alone', async t => {
  const folder = t.testdir()
  const other = new Database(join(folder, 'verbatim.db'))
  other.execute('CREATE TABLE recipes (name TEXT)')
  other.close()
  const { code, message } = await failure(openArchive({ folder }))
  t.equal(code, 'corrupt')
  t.match(message, /verbatim\.db is a database of another program/)
  t.notOk(existsSync(join(folder, 'verbatim.db-wal')))
})

t.test('a database cut off in the middle', async t => {
  const { archive, folder } = await openTestArchive(t)
  for (let number = 0; number < 50; number++) await archive.store(makeArticle(`a${number}`, `Line ${number}.`.repeat(100)), makeSource('x'))
  await archive.close()
  const path = join(folder, 'verbatim.db')
  writeFileSync(path, readFileSync(path).subarray(0, 5000))
  const { code, message } = await failure(openArchive({ folder }).then(async opened => {
    for await (const article of opened.articles()) t.ok(article)
  }))
  t.equal(code, 'corrupt')
  t.match(message, path)
})

t.test('a newer schema is not touched', async t => {
  const { archive, folder } = await openTestArchive(t)
  await archive.close()
  const database = new Database(join(folder, 'verbatim.db'))
  database.execute('PRAGMA user_version = 99')
  database.close()
  for (const readOnly of [false, true]) {
    const { code, message } = await failure(openArchive({ folder, readOnly }))
    t.equal(code, 'newer-schema')
    t.match(message, /verbatim\.db was written by a newer Verbatim \(schema 99; this one knows \d+\)/)
  }
})

t.test('an older schema takes the steps it lacks, each once', async t => {
  const database = new Database(join(t.testdir(), 'verbatim.db'))
  migrate(database)
  const later = [...MIGRATIONS, 'CREATE TABLE persons (name TEXT); INSERT INTO persons VALUES (\'Mira Stenn\')', 'ALTER TABLE persons ADD COLUMN born TEXT']
  migrate(database, later)
  migrate(database, later)
  t.match(database.all('SELECT name, born FROM persons'), [{ name: 'Mira Stenn', born: null }])
  t.match(database.get('PRAGMA user_version'), { user_version: later.length })
  t.throws(() => migrate(database, [...later, 'CREATE TABLE towns (name TEXT); CREATE TABLE towns (name TEXT)']), /towns/)
  t.match(database.get('PRAGMA user_version'), { user_version: later.length }, 'a step that fails is undone')
  t.same(database.all("SELECT name FROM sqlite_schema WHERE name = 'towns'"), [])
  database.close()
})

t.test('read-only: reads, refuses to write, and does not create', async t => {
  const { archive, folder } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  const task = await archive.createTask('ingest', 1)
  const { archive: reader } = await openTestArchive(t, { folder, readOnly: true })
  t.equal((await reader.article('a'))?.text, 'One.')
  t.equal((await reader.task(task.id))?.state, 'waiting', 'tasks of the one who writes go on')
  await archive.store(makeArticle('b', 'Two.'), makeSource('2'))
  t.equal((await reader.article('b'))?.text, 'Two.', 'what is written meanwhile is seen')
  const { code, message } = await failure(reader.store(makeArticle('c', 'x'), makeSource('3')))
  t.equal(code, 'unavailable')
  t.match(message, /verbatim\.db may only be read/)
  const missing = join(folder, 'nowhere')
  t.match(await failure(openArchive({ folder: missing, readOnly: true })), { code: 'unavailable', message: `there is no archive at ${join(missing, 'verbatim.db')}` })
  t.notOk(existsSync(missing))
})

t.test('a folder that cannot be made or opened', async t => {
  const folder = t.testdir({ file: 'x', taken: { 'verbatim.db': {} } })
  t.match(await failure(openArchive({ folder: join(folder, 'file', 'data') })), { code: 'unavailable', message: /the data folder .*file.data cannot be created/ })
  t.match(await failure(openArchive({ folder: join(folder, 'taken') })), { code: 'unavailable', message: /taken.verbatim\.db cannot be opened/ })
})

t.test('a file without permission', { skip: process.getuid?.() === 0 ? 'root may read everything' : false }, async t => {
  const { archive, folder } = await openTestArchive(t)
  await archive.close()
  chmodSync(join(folder, 'verbatim.db'), 0)
  t.match(await failure(openArchive({ folder })), { code: 'unavailable' })
})

t.test('a full disk: said so, nothing half written, and reading goes on', async t => {
  const path = join(t.testdir(), 'verbatim.db')
  const database = new Database(path)
  database.execute('CREATE TABLE lines (text TEXT); PRAGMA max_page_count = 20')
  database.run('INSERT INTO lines VALUES (?)', 'before')
  const { code, message } = await failure((async () => database.transaction(() => {
    for (let number = 0; number < 100; number++) database.run('INSERT INTO lines VALUES (?)', 'x'.repeat(4000))
  }))())
  t.equal(code, 'disk-full')
  t.match(message, `${path} cannot grow: the disk is full`)
  t.match(database.all('SELECT text FROM lines'), [{ text: 'before' }])
  database.execute('PRAGMA max_page_count = 1000')
  database.transaction(() => database.run('INSERT INTO lines VALUES (?)', 'after'))
  t.equal(database.all('SELECT text FROM lines').length, 2)
  database.close()
})
