/** Damage is found and named; a sound archive gives no finding. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { ArchiveFinding } from '../../../src/archive/archive.js'
import { Database } from '../../../src/archive/database.js'
import { collect, openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

/** Stores a few articles, does the damage behind the archive's back and looks for it. */
async function findAfter (t: Test, damage: string): Promise<ArchiveFinding[]> {
  const { archive, folder } = await openTestArchive(t)
  const quote = { start: 0, end: 3, text: 'One', kind: 'direct' as const, speaker: null, cue: null }
  await archive.store(makeArticle('a', 'One.\nTwo.', { quotes: [quote] }), makeSource('rain '.repeat(100)))
  await archive.store(makeArticle('a', 'One.\nThree.'), makeSource('2'))
  await archive.store(makeArticle('b', 'Four.', { outlet: 'Orvel Post' }), makeSource(randomBytes(100)))
  await archive.reject({ origin: 'c', stage: 'decode', reason: 'binary', detail: 'c', bytes: Buffer.from('c') })
  const database = new Database(join(folder, 'verbatim.db'))
  database.execute(`PRAGMA foreign_keys = OFF; ${damage}`)
  database.close()
  return await collect(archive.check())
}

t.test('a sound archive', async t => {
  t.same(await findAfter(t, ''), [])
})

t.test('bytes of an original that were changed', async t => {
  const [finding, ...more] = await findAfter(t, "UPDATE originals SET bytes = zeroblob(100) WHERE encoding = 'identity' AND size = 100")
  t.match(finding, { subject: /^original [0-9a-f]{64}$/, problem: /SHA-256 differs/ })
  t.same(more, [])
})

t.test('an original that cannot be unpacked, and one of another length', async t => {
  t.match(await findAfter(t, "UPDATE originals SET bytes = x'ffff' WHERE encoding = 'br'"), [{ problem: /^it cannot be unpacked/ }])
  t.match(await findAfter(t, "UPDATE originals SET bytes = x'00' WHERE size = 100"), [{ problem: 'its size is 1 bytes, 100 were stored' }])
})

t.test('a passage or quote that is not at its place, in any version', async t => {
  t.match(await findAfter(t, "UPDATE passages SET text = 'Tow.' WHERE text = 'Two.'"), [{ subject: 'article a', problem: 'number 2 of the passages of version 1 is not what its text holds at 5–9' }])
  t.match(await findAfter(t, 'UPDATE quotes SET start = 1'), [{ subject: 'article a', problem: /number 1 of the quotes of version 1/ }])
})

t.test('rows that are missing', async t => {
  t.match(await findAfter(t, 'DELETE FROM originals WHERE size = 100'), [{ subject: 'table versions', problem: /originals/ }])
  const findings = await findAfter(t, 'DELETE FROM versions WHERE version = 2')
  t.ok(findings.some(({ subject, problem }) => subject === 'article a' && problem === 'its current version, 2, is not there'))
})

t.test('counts that are wrong', async t => {
  t.match(await findAfter(t, "UPDATE tallies SET passages = 7 WHERE outlet = 'Orvel Post'"), [{ subject: 'table tallies', problem: /Orvel Post/ }])
  t.match(await findAfter(t, "DELETE FROM tallies WHERE outlet = ''"), [{ subject: 'table tallies' }])
})

t.test('damaged pages', async t => {
  const { archive, folder } = await openTestArchive(t)
  for (let number = 0; number < 100; number++) await archive.store(makeArticle(`a${number}`, `Line ${number}. `.repeat(200)), makeSource('x'))
  await archive.close()
  const path = join(folder, 'verbatim.db')
  const bytes = readFileSync(path)
  const middle = Math.floor(bytes.length / 4096 / 2) // behind the roots of all tables, which are read when the archive is opened
  for (let page = middle; page < middle + 20; page++) bytes.fill(0xAB, page * 4096, page * 4096 + 2000)
  writeFileSync(path, bytes)
  const { archive: damaged } = await openTestArchive(t, { folder })
  const findings = await collect(damaged.check())
  t.ok(findings.length > 0)
  t.ok(findings.every(finding => finding.problem !== '' && finding.subject !== ''))
})
