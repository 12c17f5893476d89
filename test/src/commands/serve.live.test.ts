// The service as a process: start, other commands meanwhile, clean end, and what keeps it from starting.
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { makeArticles } from '../../support/make-articles.js'
import { runVerbatim, startVerbatim } from '../../support/run-verbatim.js'
import { startService } from '../../support/start-service.js'

const folder = t.testdir({})
const articles = join(folder, 'articles')
await makeArticles(articles, 40)

t.test('serve with samples, and commands that talk to it', async t => {
  const data = ['--data', join(folder, 'served')]
  const service = await startService(['--samples', ...data])
  t.teardown(service.kill)
  const { address } = service

  const before = await (await fetch(address + '/api/v1/search?q=Dolynsky')).json() as { total: { value: number }, hits: Array<{ article: { sample: boolean } }> }
  t.ok(before.total.value > 5, 'samples are searchable once it is ready')
  t.ok(before.hits.every(hit => hit.article.sample))

  const taken = JSON.parse((await runVerbatim(['ingest', articles, '--json', ...data])).stdout)
  t.match(taken, { taken: 40, rejected: 0 })
  t.match(JSON.parse((await runVerbatim(['status', '--json', ...data])).stdout), { articles: 40 }, 'the samples have gone')
  const found = await (await fetch(address + '/api/v1/search?q=%22file+7+proves+it%22')).json() as object
  t.match(found, { total: { value: 1 } })
  t.match((await runVerbatim(['check', 'and file 7 proves it', ...data])).stdout, /^= word for word/)
  t.match(await runVerbatim(['ingest', join(folder, 'missing'), ...data]), { status: 2, stderr: 'missing' })
  t.match(await runVerbatim(['serve', '--port', '0', ...data]), { status: 1, stderr: `process ${service.pid} (verbatim serve` })
  t.equal((await runVerbatim(['doctor', ...data])).status, 0)

  await t.test('only those who can read the data folder can hand it work', async t => {
    const file = join(folder, 'served', 'holder.json')
    t.equal((await stat(file)).mode & 0o777, 0o600)
    const { control: { port, key } } = JSON.parse(await readFile(file, 'utf8')) as { control: { port: number, key: string } }
    const post = async (path: string, headers: Record<string, string>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/${path}`, { method: 'POST', headers, body: '{}' })).status
    t.equal(await post('status', {}), 403, 'without the key')
    t.equal(await post('status', { authorization: `Bearer ${key.slice(1)}0` }), 403, 'with another key')
    t.equal(await post('status', { authorization: `Bearer ${key}`, origin: 'http://127.0.0.1' }), 403, 'from a page')
    t.equal(await post('toString', { authorization: `Bearer ${key}` }), 404, 'no operation')
    t.equal(await post('status', { authorization: `Bearer ${key}` }), 200)
  })

  t.strictSame(await service.stop(), [0, null], 'ends cleanly')
  t.notOk(existsSync(join(folder, 'served', 'holder.json')), 'the folder is free again')
})

t.test('a port in use is named', async t => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const { port } = blocker.address() as AddressInfo
  t.match(await runVerbatim(['serve', '--port', String(port), '--data', join(folder, 'blocked')]), { status: 1, stderr: `port ${port} on 127.0.0.1 is in use` })
  blocker.close()
})

t.test('off the loopback address it needs a token or --read-only', async t => {
  t.match(await runVerbatim(['serve', '--host', '0.0.0.0', '--port', '0', '--data', join(folder, 'open')]), { status: 1, stderr: 'VERBATIM_TOKEN' })
  t.match(await runVerbatim(['serve', '--port', '70000']), { status: 2, stderr: '70000' })
})

t.test('kill -9 in the middle of 2,000 articles: every article once, archive and index agree', async t => {
  const many = join(folder, 'many')
  await makeArticles(many, 2000, 2)
  const data = ['--data', join(folder, 'killed')]
  const first = startVerbatim(['ingest', many, ...data])
  first.stdout?.resume()
  first.stderr?.resume()
  await growth(join(folder, 'killed'), 2_000_000)
  t.ok(first.kill('SIGKILL'))
  t.strictSame(await once(first, 'exit'), [null, 'SIGKILL'], 'it was still at work')

  const summary = JSON.parse((await runVerbatim(['ingest', many, '--json', ...data])).stdout) as { taken: number, changed: number, same: number, rejected: number }
  t.equal(summary.taken + summary.same, 2000)
  t.match(summary, { changed: 0, rejected: 0 })
  t.match(JSON.parse((await runVerbatim(['status', '--json', ...data])).stdout), { articles: 2000, index: { confirmed: 2000, pending: 0 } })
  const { status, stdout } = await runVerbatim(['doctor', ...data])
  t.equal(status, 0, stdout)
})

/** Waits until the archive has taken so many bytes: a part of the articles, not all of them. */
async function growth (data: string, bytes: number): Promise<void> {
  for (let size = 0; size < bytes; await sleep(20)) {
    const sizes = ['verbatim.db', 'verbatim.db-wal'].map(name => statSync(join(data, name), { throwIfNoEntry: false })?.size ?? 0)
    size = Math.max(...sizes)
  }
}
