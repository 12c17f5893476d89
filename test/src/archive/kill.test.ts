/** A process killed in the middle of storing: what it acknowledged is there, and the archive is sound. */
import { once } from 'node:events'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { collect, openTestArchive } from '../../support/open-test-archive.js'

const STORER = fileURLToPath(new URL('../../support/store-endlessly.ts', import.meta.url))
const ROUNDS = 2

t.test('killed at any moment', async t => {
  for (let round = 0; round < ROUNDS; round++) {
    const folder = t.testdir()
    const told = await storeUntilKilled(folder, 50 + 37 * round)
    const { archive } = await openTestArchive(t, { folder })
    const present = new Set((await collect(archive.articles())).map(article => article.id))
    const deleted = new Set(told.filter(each => each.startsWith('deleted')).map(each => each.slice('deleted '.length)))
    const stored = told.filter(each => each.startsWith('stored')).map(each => each.slice('stored '.length)).filter(id => !deleted.has(id))
    t.ok(stored.length > 20)
    // one deletion may have been done and not yet told
    t.ok(stored.filter(id => !present.has(id)).length <= 1, 'every acknowledged article is there')
    t.same([...deleted].filter(id => present.has(id)), [], 'every acknowledged deletion holds')
    t.same(await collect(archive.check()), [], 'the archive is sound')
    const pending = new Set((await archive.pendingWork(10_000)).map(work => `${work.operation} ${work.articleId}`))
    t.ok([...present].every(id => pending.has(`index ${id}`)) && [...deleted].every(id => pending.has(`delete ${id}`)), 'the ledger knows all of it')
    await archive.close()
  }
})

async function storeUntilKilled (folder: string, after: number): Promise<string[]> {
  const child = fork(STORER, [folder], { stdio: 'inherit' })
  const told: string[] = []
  child.on('message', message => {
    if (told.push(String(message)) === after) child.kill('SIGKILL')
  })
  await once(child, 'exit')
  return told
}
