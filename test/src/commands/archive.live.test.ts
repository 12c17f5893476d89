// The commands on an archive, as processes with the real engine: first on their own, then through a
// running service, then on their own again.
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import t from 'tap'
import { readLimits } from '../../../ingest/config.js'
import { makeNewsroom } from '../../support/make-newsroom.js'
import { parseLines, runVerbatim } from '../../support/run-verbatim.js'
import { startService, type Service } from '../../support/start-service.js'

const folder = t.testdir({})
const data = ['--data', join(folder, 'data')]
const newsroom = join(folder, 'newsroom')
const made = await makeNewsroom(newsroom, readLimits().textBytes)

t.test('ingest takes what is good and names what is not', async t => {
  const { status, stdout, stderr } = await runVerbatim(['ingest', newsroom, '--json', ...data])
  t.equal(status, 0, stderr)
  const summary = JSON.parse(stdout) as { taken: number, rejected: number, rejects: Array<{ origin: string, reason: string, detail: string }> }
  t.equal(summary.taken, made.good)
  t.strictSame(
    summary.rejects.map(({ origin, reason }) => `${origin.slice(newsroom.length + 1)}: ${reason}`).sort(),
    made.bad.map(({ origin, reason }) => `${origin}: ${reason}`).sort())
  for (const { detail } of summary.rejects) t.ok(detail.length > 10, detail)
})

t.test('the same folder again changes nothing; --strict counts rejects as failure', async t => {
  const { status, stdout } = await runVerbatim(['ingest', newsroom, '--strict', ...data])
  t.equal(status, 1)
  t.match(stdout, new RegExp(`^0 articles taken, 0 changed, ${made.good} already there, ${made.bad.length} rejected`))
})

t.test('rejects are listed once, with stage and reason', async t => {
  const { stdout } = await runVerbatim(['rejects', '--json', ...data])
  t.strictSame(parseLines(stdout).map(each => each.reason).sort(), made.bad.map(each => each.reason).sort())
})

t.test('check: word for word, with its speaker', async t => {
  const { stdout } = await runVerbatim(['check', '“We kept the price too low, for too long”', '--json', ...data])
  t.match(JSON.parse(stdout), { verdict: 'verbatim', matches: [{ text: 'We kept the price too low, for too long', speaker: { name: 'Maire Kallastu' } }] })
  t.match((await runVerbatim(['check', 'We kept the price too low for too long', ...data])).stdout, /^≈ other punctuation/)
})

let service: Service

t.test('a service takes the folder', async () => {
  service = await startService(data)
})

t.teardown(() => service.kill())

t.test('check: one word changed is shown', async t => {
  const { stdout } = await runVerbatim(['check', 'The pipes are younger than the town hall', '--json', ...data])
  t.match(JSON.parse(stdout), { verdict: 'altered', matches: [{ diff: [{ op: 'equal' }, { op: 'replace', source: 'older', quote: 'younger' }, { op: 'equal' }] }] })
  t.match((await runVerbatim(['check', 'The pipes are younger than the town hall', ...data])).stdout, /\[-older-\]\{\+younger\+\}/)
})

t.test('check: what nobody said', async t => {
  t.match((await runVerbatim(['check', 'Every ship in the bay carries a piano for emergencies', ...data])).stdout, /^∅ not found/)
})

t.test('check and search answer lists', async t => {
  const checked = parseLines((await runVerbatim(['check', '--jsonl', ...data], { input: '{"id":1,"quote":"The stones are moving"}\n{"id":2}\n' })).stdout)
  t.match(checked, [{ id: 1, verdict: 'verbatim', matches: [{ article: 'quay-1' }, { article: 'quay-2' }] }, { id: 2, error: String }])
  const found = parseLines((await runVerbatim(['search', '--jsonl', ...data], { input: '{"id":1,"quote":"price of water"}\n' })).stdout)
  t.match(found, [{ id: 1, matches: [{ text: /price of water/ }] }])
})

t.test('search: words, phrases across a comma, filters, and nothing for reversed words', async t => {
  const search = async (query: string): Promise<{ total: { value: number }, hits: Array<{ text: string, article: { id: string } }> }> =>
    JSON.parse((await runVerbatim(['search', query, '--json', ...data])).stdout)
  t.match(await search('"too low for too long"'), { total: { value: 1, relation: 'eq' }, hits: [{ verified: 'punctuation' }] })
  t.match(await search('“low too price the”'), { total: { value: 0 } })
  t.match(await search('міст річку lang:uk'), { total: { value: 2 } })
  t.match(await search('quay outlet:"Harlow Gazette" -Sunday'), { total: { value: 1 }, hits: [{ article: { id: 'quay-1' } }] })
})

t.test('status and doctor agree', async t => {
  const { stdout } = await runVerbatim(['status', '--json', ...data])
  t.match(JSON.parse(stdout), { articles: made.good, rejects: made.bad.length, index: { confirmed: made.good, pending: 0 } })
  const { status, stdout: findings } = await runVerbatim(['doctor', ...data])
  t.equal(status, 0)
  t.match(findings, 'index: holds every passage of the archive once')
})

t.test('reprocess and reindex change nothing that is right', async t => {
  t.match(JSON.parse((await runVerbatim(['reprocess', '--json', ...data])).stdout), { taken: 0, changed: 0, same: made.good })
  t.match(JSON.parse((await runVerbatim(['reindex', '--json', ...data])).stdout), { articles: made.good })
  t.equal((await runVerbatim(['doctor', ...data])).status, 0)
})

t.test('export gives what another archive takes', async t => {
  const { stdout } = await runVerbatim(['export', ...data])
  t.equal(parseLines(stdout).length, made.good)
  const file = join(folder, 'exported.jsonl')
  await writeFile(file, stdout)
  const other = ['--data', join(folder, 'other')]
  t.match(JSON.parse((await runVerbatim(['ingest', file, '--json', ...other])).stdout), { taken: made.good, rejected: 0 })
  t.strictSame(new Set(parseLines((await runVerbatim(['export', ...other])).stdout).map(each => JSON.stringify(each))), new Set(stdout.trim().split('\n')))
})

t.test('delete', async t => {
  t.match(await runVerbatim(['delete', 'quay-1', ...data]), { status: 0, stdout: 'deleted quay-1' })
  t.match(await runVerbatim(['delete', 'quay-1', ...data]), { status: 1 })
  t.match(JSON.parse((await runVerbatim(['check', 'The stones are moving', '--json', ...data])).stdout), { matches: [{ article: { id: 'quay-2' } }] })
  t.equal((await runVerbatim(['doctor', ...data])).status, 0)
})

t.test('the service ends and leaves the folder free', async t => {
  t.strictSame(await service.stop(), [0, null])
})

t.test('standard input', async t => {
  const { stdout } = await runVerbatim(['ingest', '-', '--json', ...data], { input: 'Ferry sold\n\nThe ferry was sold on Monday. “I shall miss the bell,” captain Goran Velkov said.\n' })
  t.match(JSON.parse(stdout), { taken: 1, rejected: 0 })
})

t.test('an index that an update has to make anew is waited for', async t => {
  await writeFile(join(folder, 'data', 'engine', 'filled.json'), '{"engine":"embedded","form":"older"}\n')
  t.match(JSON.parse((await runVerbatim(['check', 'I shall miss the bell', '--json', ...data])).stdout), { verdict: 'verbatim' })
})

t.test('called wrongly', async t => {
  t.match(await runVerbatim(['ingest', join(folder, 'missing'), ...data]), { status: 2, stderr: 'missing' })
  t.match(await runVerbatim(['ingest']), { status: 2 })
  t.match(await runVerbatim(['search', 'x', '--limit', '0', ...data]), { status: 2, stderr: '--limit' })
  t.match(await runVerbatim(['no-such-command']), { status: 2, stderr: 'no-such-command' })
  t.match(await runVerbatim(['check']), { status: 2, stderr: 'quotation' })
})

t.test('an engine that cannot start is named, and nothing is lost', async t => {
  const environment = { MEILI_URL: 'http://127.0.0.1:9' }
  const { status, stderr } = await runVerbatim(['search', 'water', ...data], { environment })
  t.equal(status, 1)
  t.match(stderr, '127.0.0.1:9')
  t.equal((await runVerbatim(['doctor', ...data])).status, 0)
})

t.test('a data folder that cannot be made', async t => {
  await writeFile(join(folder, 'file'), '')
  t.match(await runVerbatim(['status', '--data', join(folder, 'file', 'data')]), { status: 1, stderr: 'file' })
})
