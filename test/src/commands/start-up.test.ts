// A filter imports only its own stage: neither the service nor the engine's client is loaded.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { packageRoot } from '../../../ingest/config.js'

const run = promisify(execFile)

/** The packages a command loads, by a loader hook that names every resolved module. */
const tracer = `data:text/javascript,${encodeURIComponent(`
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(\`
export async function resolve (specifier, context, next) {
  const resolved = await next(specifier, context)
  process._rawDebug('loaded ' + resolved.url)
  return resolved
}\`))`)}`

async function packagesOf (...command: string[]): Promise<Set<string>> {
  const running = run(process.execPath, ['--import', tracer, join(packageRoot, 'dist', 'src', 'main.js'), ...command], { env: { PATH: process.env.PATH } })
  running.child.stdin?.end('{"id":1,"text":"Plain words, nothing else."}\n')
  const { stderr } = await running
  return new Set([...stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/g)].map(match => match[1] as string))
}

const service = ['fastify', 'meilisearch', 'libsql', 'pino', 'piscina']

for (const filter of ['repair', 'detect', 'passages', 'quotes', 'duplicates']) {
  t.test(filter, async t => {
    const loaded = await packagesOf(filter, '--jsonl')
    t.ok(loaded.has('commander'), 'the tracer sees packages')
    t.strictSame([...service, 'linkedom', '@mozilla/readability'].filter(name => loaded.has(name)), [])
  })
}

t.test('extract', async t => {
  const loaded = await packagesOf('extract', '--jsonl')
  t.strictSame(service.filter(name => loaded.has(name)), [])
})
