/**
 * Takes operations from other commands of the same user on the same machine: a port on the
 * loopback address and a key that only those can read who can read the data folder.
 *
 * `POST /NAME` with the arguments as JSON; the answer is one JSON object a line:
 * `{progress}`, `{item}`, and at the end `{result}` or `{error: {kind, message}}`.
 */
import { once } from 'node:events'
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Application, IngestProgress } from '../application.js'
import type { Holder } from './holder.js'
import { operations, type OperationName, type Reporter } from './operations.js'

export interface ControlServer {
  control: NonNullable<Holder['control']>
  close (): Promise<void>
}

export async function openControlServer (application: Application): Promise<ControlServer> {
  const key = randomBytes(32).toString('hex')
  const server = createServer((request, response) => {
    answer(application, key, request, response).catch(() => response.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    control: { port, key },
    async close () {
      server.closeIdleConnections()
      const closed = once(server, 'close')
      server.close()
      await closed
    }
  }
}

async function answer (application: Application, key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isAllowed(request, key)) {
    response.writeHead(403).end()
    return
  }
  const name = (request.url ?? '').slice(1)
  if (request.method !== 'POST' || !Object.hasOwn(operations, name)) {
    response.writeHead(404).end()
    return
  }
  const given = JSON.parse(await text(request)) as object
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  response.end(JSON.stringify(await runOperation(application, name as OperationName, given, reporterTo(response))) + '\n')
}

/** A browser always sends Origin or Sec-Fetch headers with a POST; it has no business here. */
function isAllowed (request: IncomingMessage, key: string): boolean {
  if (request.headers.origin !== undefined) return false
  const given = Buffer.from(request.headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${key}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function runOperation (application: Application, name: OperationName, given: object, report: Reporter): Promise<object> {
  try {
    const operation = operations[name] as (application: Application, given: object, report: Reporter) => Promise<unknown>
    return { result: await operation(application, given, report) }
  } catch (error) {
    const { name: kind, message } = error as Error
    return { error: { kind, message } }
  }
}

const PROGRESS_INTERVAL = 100 // milliseconds; more than ten lines a second nobody reads

function reporterTo (response: ServerResponse): Reporter {
  let last = 0
  return {
    progress (progress: IngestProgress) {
      const now = Date.now()
      if (now - last < PROGRESS_INTERVAL) return
      last = now
      response.write(JSON.stringify({ progress }) + '\n')
    },
    async item (item) {
      if (response.destroyed) throw new Error('the command that asked has gone')
      if (!response.write(JSON.stringify({ item }) + '\n')) await once(response, 'drain')
    }
  }
}
