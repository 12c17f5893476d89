// Every curl example of docs/api.md does what the page says, in the order of the page, against a service with the articles it speaks of.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { packageRoot } from '../../ingest/config.js'
import { harbour, records } from '../support/records.js'
import { startApplication } from '../support/start-application.js'

const run = promisify(execFile)
const hasCurl = await run('curl', ['--version']).then(() => true, () => false)

const manual = await readFile(join(packageRoot, 'docs', 'api.md'), 'utf8')
const examples = [...manual.matchAll(/^```sh\n([\s\S]*?)^```$/gmu)].flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n').filter(line => line.startsWith('curl ')))

/** Ids that the service makes up stand in the page as examples; those of this run take their place. */
const MADE_UP = /(tasks|saved-searches)\/[0-9a-f]{8}-[0-9a-f-]{27}/gu

t.test('the examples', { skip: hasCurl ? false : 'curl is not on this machine' }, async t => {
  const { url } = await startApplication(t, { records })
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-examples-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'articles.jsonl'), records.map(record => JSON.stringify({ ...record, id: `again/${record.id}` }) + '\n').join(''))
  await writeFile(join(folder, 'harbour.html'), `<!doctype html><title>${harbour.title}</title><article><h1>${harbour.title}</h1>${harbour.text.split('\n\n').map(text => `<p>${text}</p>`).join('')}</article>`)
  t.ok(examples.length >= 30, `${examples.length} examples`)

  const made = new Map<string, string>()
  for (const example of examples) {
    const command = example.replaceAll('http://127.0.0.1:3000', url).replace(MADE_UP, (_, kind: string) => `${kind}/${made.get(kind) ?? 'none-yet'}`)
    const { stdout } = await run('bash', ['-c', command.replace(/^curl /u, 'curl --fail-with-body --silent --show-error --max-time 30 ')], { cwd: folder, maxBuffer: 1 << 26 })
      .catch((error: { stdout?: string, stderr?: string }) => ({ stdout: `failed: ${error.stderr} ${error.stdout}` }))
    t.notMatch(stdout, /^failed/u, example)
    for (const [, kind = '', id = ''] of stdout.matchAll(/"\/api\/v1\/(tasks|saved-searches)\/([0-9a-f-]{36})"/gu)) made.set(kind, id)
  }
  t.equal((await readFile(join(folder, 'search.csv'), 'utf8')).charCodeAt(0), 0xFEFF, 'and files are where they were sent')
  t.equal((await fetch(`${url}/api/v1/articles/harbour%2F1`)).status, 404, 'the one that was deleted is gone')
})
