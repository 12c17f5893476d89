/** Starting and stopping the service. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import t from 'tap'
import { readLimits } from '../../ingest/config.js'
import { buildServer, type ServerOptions } from '../../src/server.js'
import { ask } from '../support/ask.js'
import { awaitTask } from '../support/await-task.js'
import { records } from '../support/records.js'
import { startApplication } from '../support/start-application.js'

const { application } = await startApplication(t, { records })

async function serve (options: Partial<ServerOptions> = {}): Promise<{ url: string, close: () => Promise<void> }> {
  const server = await buildServer(application, { host: '127.0.0.1', port: 0, limits: readLimits(), logger: false, page: false, ...options })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const close = async (): Promise<void> => server.close()
  t.teardown(close)
  return { url, close }
}

t.test('closing lets requests end and takes no new connections', async t => {
  const { url, close } = await serve()
  const port = Number(new URL(url).port)
  const idle = connect(port, '127.0.0.1')
  await once(idle, 'connect')
  const checks = Promise.all(Array.from({ length: 5 }, () => ask(url, '/api/v1/check', { method: 'POST', body: { quotes: ['We shall never sell the harbour', 'A vote is due in May.'] } })))
  await ask(url, '/health/live') // comes after the others on the same listening socket: they are under way
  await close()
  for (const answer of await checks) t.match(answer.body, { results: [{ verdict: 'verbatim' }, { verdict: String }] })
  await t.rejects(ask(url, '/health/live'), { code: 'ECONNREFUSED' })
  idle.destroy()
})

t.test('closing waits for what was accepted, and gives up pages that have not arrived', async t => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  t.teardown(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const { url, close } = await serve({ fetching: { isAllowed: () => true } })
  const page = await ask(url, '/api/v1/articles', { method: 'POST', body: { url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/` } })
  const article = await ask(url, '/api/v1/articles', { method: 'POST', body: { id: 'late', text: 'The last tram left Lindholm at dusk.' } })
  await close()
  const taskOf = (answer: typeof page) => application.archive.task((answer.body as { task: string }).task)
  t.match(await taskOf(article), { state: 'succeeded', result: { taken: 1 } })
  t.match(await taskOf(page), { state: 'failed', error: /stopped/ })
})

t.test('more pages than are fetched at once wait their turn', async t => {
  let open = 0
  let most = 0
  const slow = createServer((request, response) => {
    most = Math.max(most, ++open)
    setTimeout(() => {
      open--
      response.setHeader('content-type', 'text/plain').end(`Buoy number ${request.url} was painted red again this summer.`)
    }, 50)
  }).listen(0, '127.0.0.1')
  await once(slow, 'listening')
  t.teardown(() => slow.close())
  const { url } = await serve({ fetching: { isAllowed: () => true } })
  const taken = await Promise.all(Array.from({ length: 10 }, (_, at) => ask(url, '/api/v1/articles', { method: 'POST', body: { url: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/${at}` } })))
  const tasks = await Promise.all(taken.map(answer => awaitTask(url, String(answer.headers.location))))
  t.ok(tasks.every(task => task.state === 'succeeded'), JSON.stringify(tasks.map(task => task.error)))
  t.ok(most <= 4, `${most} at once`)
})

t.test('samples: not ready until they are found', async t => {
  const { url } = await startApplication(t, { samples: true })
  const first = await ask(url, '/health/ready')
  t.ok(first.status === 503 || first.status === 200)
  for (let status = first.status; status !== 200;) {
    await new Promise(resolve => setTimeout(resolve, 200))
    status = (await ask(url, '/health/ready')).status
  }
  const { body } = await ask(url, '/api/v1/search?limit=200')
  const { hits } = body as { hits: Array<{ article: { sample: boolean } }> }
  t.ok(hits.length > 20)
  t.ok(hits.every(hit => hit.article.sample), 'marked as samples')
  const taken = await ask(url, '/api/v1/articles', { method: 'POST', body: records[0] as object })
  await awaitTask(url, String(taken.headers.location))
  t.match((await ask(url, '/api/v1/status')).body, { articles: 1 }, 'gone with the first article of one\'s own')
})
