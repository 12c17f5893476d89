/** Starts the real application and its HTTP service in a temporary folder, on a free port; all of it is gone when the test ends. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Test } from 'tap'
import { readLimits, type Limits } from '../../ingest/config.js'
import { isRejection } from '../../ingest/pipeline.js'
import { recordToSource } from '../../ingest/read/read-record.js'
import type { Application } from '../../src/application.js'
import { openApplication } from '../../src/open-application.js'
import { buildServer, type ServerOptions } from '../../src/server.js'

export interface StartOptions {
  /** articles that are searchable when it has started, in the form of records */
  records?: object[]
  /** shows the bundled samples; `isReady` says when they are there */
  samples?: boolean
  page?: boolean
  token?: string
  readOnly?: boolean
  limits?: Partial<Limits>
  fetching?: ServerOptions['fetching']
}

export interface Started {
  application: Application
  /** `http://127.0.0.1:PORT` */
  url: string
  port: number
  /** data folder */
  folder: string
  /** before the test ends, to see what closing does; closing twice is no harm */
  close (): Promise<void>
}

/** @example const { url } = await startApplication(t, { records: [{ id: 'a', text: 'One.' }] }) */
export async function startApplication (t: Test, options: StartOptions = {}): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-test-'))
  const logger = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const limits = { ...readLimits(), ...options.limits }
  const application = await openApplication({ folder, logger, samples: options.samples === true })
  const server = await buildServer(application, {
    host: '127.0.0.1',
    port: 0,
    limits,
    logger,
    page: options.page === true,
    readOnly: options.readOnly === true,
    ...(options.token !== undefined && { token: options.token }),
    ...(options.fetching !== undefined && { fetching: options.fetching })
  })
  let closed: Promise<void> | null = null
  const close = (): Promise<void> => {
    closed ??= server.close().then(() => application.close()).then(() => rm(folder, { recursive: true, force: true }))
    return closed
  }
  t.teardown(close)
  if (options.records !== undefined) await ingestRecords(application, options.records, limits)
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return { application, url, port: Number(new URL(url).port), folder, close }
}

async function ingestRecords (application: Application, records: object[], limits: Limits): Promise<void> {
  const summary = await application.ingest(toSources(records, limits))
  if (summary.rejected > 0) throw new Error(`a record of the test was rejected: ${summary.rejects[0]?.detail}`)
}

async function * toSources (records: object[], limits: Limits) {
  for (const record of records) {
    const source = recordToSource(record, 'test', { limits })
    if (isRejection(source)) throw new Error(source.detail)
    yield source
  }
}
