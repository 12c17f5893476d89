/** The life of the embedded engine: start, death, revival, left-over, bad cases. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { appendFile, chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import t, { type Test } from 'tap'
import { packageRoot } from '../../../ingest/config.js'
import { findBinary, type FoundBinary, prepareBinary } from '../../../src/engine/engine-binary.js'
import { type EngineProcess, startEngine, type StartOptions } from '../../../src/engine/engine-process.js'
import { type EngineRecord, findLeftOvers } from '../../../src/engine/left-over.js'
import { readCommand, readStartTime } from '../../../src/engine/process-identity.js'
import { ENGINE_SHA256, ENGINE_VERSION } from '../../../src/engine/settings.js'
import { silentLogger, temporaryFolder } from '../../support/engine.js'

async function start (t: Test, options: Partial<StartOptions> & { folder: string }): Promise<EngineProcess> {
  const engine = await startEngine({ logger: silentLogger, ...options })
  t.teardown(() => engine.close())
  return engine
}

const readRecordOf = async (folder: string): Promise<EngineRecord> => JSON.parse(await readFile(join(folder, 'engine.json'), 'utf8')) as EngineRecord

/** Pids of the engines that run on a folder. */
async function enginesOn (folder: string): Promise<number[]> {
  return (await findLeftOvers(null, join(folder, 'engine', 'data'))).map(identity => identity.pid)
}

async function waitUntil (subject: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!await condition()) {
    if (Date.now() > deadline) throw new Error('waited in vain for: ' + subject)
    await sleep(20)
  }
}

const answers = (engine: EngineProcess): boolean => {
  try {
    engine.connection()
    return true
  } catch {
    return false
  }
}

/** A program that passes for the engine in all but the work: `body` is what it does when it is to serve. */
async function writeProgram (folder: string, body: string): Promise<FoundBinary> {
  const path = join(folder, 'meilisearch-pretended')
  await mkdir(folder, { recursive: true })
  await writeFile(path, `#!/bin/sh\nif [ "$1" = --version ]; then echo "meilisearch ${ENGINE_VERSION}"; exit 0; fi\n${body}\n`)
  await chmod(path, 0o755)
  return { path, sha256: null }
}

t.test('starts, keeps its key to itself, and is gone after close', async t => {
  const folder = await temporaryFolder(t)
  const lines: string[] = []
  const logger = pino({ level: 'debug' }, { write: (line: string) => { lines.push(line) } })
  const engine = await start(t, { folder, logger })
  const pid = engine.pid() ?? 0
  const { url, key } = engine.connection()
  t.equal(engine.version, ENGINE_VERSION)
  t.equal(engine.needsRebuild, true, 'new data')
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.ok(Buffer.byteLength(key ?? '') >= 32)

  const command = await readCommand(pid)
  t.ok(command.includes('--no-analytics'))
  t.notOk(command.join(' ').includes(key ?? ''), 'the key is not on the command line')
  t.notOk(lines.join('').includes(key ?? ''), 'nor in the log')
  const unauthorised = await fetch(url + '/indexes')
  t.equal(unauthorised.status, 401)
  const authorised = await fetch(url + '/indexes', { headers: { authorization: `Bearer ${key}` } })
  t.equal(authorised.status, 200)

  const record = await readRecordOf(folder)
  t.match(record, { pid, version: ENGINE_VERSION, key: String(key), port: Number(new URL(url).port), startTime: await readStartTime(pid) })
  t.equal((await stat(join(folder, 'engine.json'))).mode & 0o777, 0o600)

  await waitUntil('the engine’s log', () => lines.some(line => line.includes('"target"')))
  const structured = lines.map(line => JSON.parse(line) as { level: number, engine?: { target?: string } }).find(line => line.engine?.target !== undefined)
  t.equal(structured?.level, 20, 'the engine’s INFO is our debug')

  await engine.close()
  t.equal(await readStartTime(pid), null)
  t.notOk(existsSync(join(folder, 'engine.json')))
  t.throws(() => engine.connection(), { code: 'unavailable' })
  t.equal(engine.pid(), null)

  const again = await start(t, { folder })
  t.equal(again.needsRebuild, false, 'the same data')
})

t.test('is started again when it dies', async t => {
  const folder = await temporaryFolder(t)
  const engine = await start(t, { folder, limits: { backOffMs: 10 } })
  const first = engine.pid() ?? 0
  process.kill(first, 'SIGKILL')
  await waitUntil('its death', () => engine.pid() !== first)
  if (!answers(engine)) t.throws(() => engine.connection(), { name: 'EngineError', code: 'unavailable' })
  await waitUntil('its return', () => answers(engine))
  t.not(engine.pid(), first)
  t.equal((await readRecordOf(folder)).pid, engine.pid())
  t.same(await enginesOn(folder), [engine.pid()])
})

t.test('closing while it is started again leaves nothing behind', async t => {
  const folder = await temporaryFolder(t)
  const engine = await start(t, { folder, limits: { backOffMs: 1 } })
  process.kill(engine.pid() ?? 0, 'SIGKILL')
  await waitUntil('its death', () => engine.pid() === null)
  await sleep(30)
  await engine.close()
  t.same(await enginesOn(folder), [])
})

t.test('gives up after too many fast deaths, with its last lines', async t => {
  const folder = await temporaryFolder(t)
  const engine = await start(t, { folder, limits: { backOffMs: 1, fastDeaths: 2 } })
  for (let death = 1; death <= 2; death++) {
    await waitUntil('its return', () => engine.pid() !== null)
    process.kill(engine.pid() ?? 0, 'SIGKILL')
    await waitUntil('its death', () => engine.pid() === null)
  }
  await waitUntil('giving up', () => {
    try {
      engine.connection()
      return false
    } catch (error) {
      return (error as { code: string }).code === 'cannot-start'
    }
  })
  t.throws(() => engine.connection(), { code: 'cannot-start', message: /died 2 times in a row and is not started again: signal SIGKILL/ })
})

async function startParent (folder: string): Promise<{ parent: ChildProcess, pid: number }> {
  const parent = spawn(process.execPath, [...process.execArgv, join(packageRoot, 'test', 'support', 'start-engine.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (parent.stdout === null) throw new Error('no output')
  const [line] = await once(createInterface({ input: parent.stdout }), 'line') as [string]
  return { parent, pid: (JSON.parse(line) as { pid: number }).pid }
}

t.test('an engine left behind by a killed parent is stopped before a new one starts', async t => {
  const folder = await temporaryFolder(t)
  const { parent, pid } = await startParent(folder)
  parent.kill('SIGKILL')
  await once(parent, 'close')
  t.type(await readStartTime(pid), 'string', 'it outlives its parent')

  const engine = await start(t, { folder })
  t.equal(await readStartTime(pid), null, 'the left-over one is gone')
  t.same(await enginesOn(folder), [engine.pid()], 'one engine remains')
  t.equal(engine.needsRebuild, false, 'its data is kept')
})

t.test('it is found even without its record', { skip: process.platform === 'linux' ? false : 'needs /proc' }, async t => {
  const folder = await temporaryFolder(t)
  const { parent } = await startParent(folder)
  parent.kill('SIGKILL')
  await once(parent, 'close')
  await writeFile(join(folder, 'engine.json'), '{"pid": 1')
  const engine = await start(t, { folder })
  t.same(await enginesOn(folder), [engine.pid()])
})

t.test('a parent that is asked to end takes its engine along', async t => {
  const folder = await temporaryFolder(t)
  const { parent, pid } = await startParent(folder)
  parent.kill('SIGTERM')
  t.same(await once(parent, 'close'), [0, null])
  t.equal(await readStartTime(pid), null)
})

t.test('a recorded pid that passed to another program is left alone', async t => {
  const folder = await temporaryFolder(t)
  const bystander = spawn('sleep', ['60'])
  t.teardown(() => bystander.kill())
  const pid = bystander.pid ?? 0
  for (const startTime of [await readStartTime(pid), '1']) {
    await writeFile(join(folder, 'engine.json'), JSON.stringify({ pid, startTime, port: 1, key: 'k', version: ENGINE_VERSION }))
    const engine = await start(t, { folder })
    t.type(await readStartTime(pid), 'string')
    await engine.close()
  }
})

t.test('data of another version is cleared, and the index has to be built again', async t => {
  const folder = await temporaryFolder(t)
  await mkdir(join(folder, 'engine', 'data'), { recursive: true })
  await writeFile(join(folder, 'engine', 'data', 'VERSION'), '1.20.0')
  await writeFile(join(folder, 'engine', 'data', 'old'), 'old')
  const engine = await start(t, { folder })
  t.equal(engine.needsRebuild, true)
  t.notOk(existsSync(join(folder, 'engine', 'data', 'old')))
})

t.test('a changed copy of the program is made anew', async t => {
  const folder = await temporaryFolder(t)
  await (await start(t, { folder })).close()
  const copy = join(folder, 'engine', `meilisearch-${ENGINE_VERSION}`)
  const { size, mtimeMs } = await stat(copy)
  t.equal((await stat(copy)).mode & 0o777, 0o700)
  await (await start(t, { folder })).close()
  t.equal((await stat(copy)).mtimeMs, mtimeMs, 'an unchanged one stays')
  await appendFile(copy, 'changed')
  await (await start(t, { folder })).close()
  t.equal((await stat(copy)).size, size)
})

t.test('a program of another content is not run', async t => {
  const folder = await temporaryFolder(t)
  const trace = join(folder, 'it-ran')
  const program = await writeProgram(join(folder, 'elsewhere'), `touch ${trace}`)
  const binary = { path: program.path, sha256: '0'.repeat(64) }
  await t.rejects(startEngine({ folder, logger: silentLogger, binary }), { name: 'EngineError', code: 'checksum', message: /SHA-256 is [0-9a-f]{64}, expected 0{64}/ })
  t.notOk(existsSync(trace))
  t.notOk(existsSync(join(folder, 'engine', `meilisearch-${ENGINE_VERSION}`)))
})

t.test('a program that ends at once is named with its last lines', async t => {
  const folder = await temporaryFolder(t)
  const binary = await writeProgram(join(folder, 'elsewhere'), 'echo some banner; echo "disk on fire" >&2; exit 3')
  await t.rejects(startEngine({ folder, logger: silentLogger, binary }), { name: 'EngineError', code: 'cannot-start', message: /exit status 3[^]*disk on fire/ })
})

t.test('a program that never answers is ended', async t => {
  const folder = await temporaryFolder(t)
  const binary = await writeProgram(join(folder, 'elsewhere'), 'exec sleep 60')
  await t.rejects(startEngine({ folder, logger: silentLogger, limits: { startMs: 300 }, binary }), { name: 'EngineError', code: 'cannot-start', message: /did not answer on port \d+ within 0.3 s/ })
})

t.test('a program that is none', async t => {
  const folder = await temporaryFolder(t)
  await t.rejects(startEngine({ folder, logger: silentLogger, binary: { path: join(folder, 'missing'), sha256: null } }), { name: 'EngineError', code: 'cannot-start' })
})

t.test('a port that is taken in the meantime: another is tried', async t => {
  const folder = await temporaryFolder(t)
  const server = createServer().listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const lines: string[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => { lines.push(line) } })
  const tries = join(folder, 'tries')
  // At the first try the real program is sent to the taken port, later it is run as asked.
  const { path: packaged } = await findBinary()
  const real = await prepareBinary({ path: packaged, sha256: ENGINE_SHA256 }, join(folder, 'real'))
  const { port } = server.address() as AddressInfo
  const binary = await writeProgram(join(folder, 'elsewhere'),
    `[ -e ${tries} ] && exec ${real} "$@"\ntouch ${tries}\nexec ${real} --env production --db-path ${join(folder, 'other')} --http-addr 127.0.0.1:${port}`)
  const engine = await start(t, { folder, logger, binary })
  t.ok(answers(engine))
  t.ok(lines.some(line => line.includes('was taken in the meantime')))
})

t.test('a folder that cannot be written is named', async t => {
  const folder = await temporaryFolder(t)
  await writeFile(join(folder, 'file'), '')
  await t.rejects(startEngine({ folder: join(folder, 'file'), logger: silentLogger }), { name: 'EngineError', code: 'cannot-start', message: /file.* cannot be used/ })
})
