/** Tasks: how far they are, how they end, and what becomes of them when the process does. */
import t from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'

t.test('a task from waiting to its result', async t => {
  let now = '2024-06-01T08:00:00.000Z'
  const { archive } = await openTestArchive(t, { now: () => new Date(now) })
  const task = await archive.createTask('ingest', null)
  t.match(task, { kind: 'ingest', state: 'waiting', done: 0, total: null, createdAt: now, finishedAt: null, result: null, error: null })
  t.strictSame(await archive.task(task.id), task)
  await archive.updateTask(task.id, { state: 'running', done: 3, total: 10 })
  t.match(await archive.task(task.id), { state: 'running', done: 3, total: 10, finishedAt: null })
  now = '2024-06-01T08:00:05.000Z'
  await archive.updateTask(task.id, { state: 'succeeded', done: 10, result: { taken: 9, articles: ['a\0'] } })
  t.match(await archive.task(task.id), { state: 'succeeded', done: 10, total: 10, finishedAt: now, result: { taken: 9, articles: ['a\0'] } })
  await archive.updateTask(task.id, {})
  t.equal((await archive.task(task.id))?.finishedAt, now, 'it ends once')
})

t.test('ids are not to be guessed, and an unknown one is said to be so', async t => {
  const { archive } = await openTestArchive(t)
  const ids = [await archive.createTask('a', 1), await archive.createTask('a', 1)].map(task => task.id)
  t.not(ids[0], ids[1])
  t.equal(await archive.task('unknown'), null)
  await t.rejects(archive.updateTask('unknown', { done: 1 }), { name: 'RangeError' })
})

t.test('what was under way when the process ended has failed; what had ended stays', async t => {
  const { archive, folder } = await openTestArchive(t)
  const [waiting, running, succeeded] = await Promise.all([archive.createTask('a', 1), archive.createTask('b', 1), archive.createTask('c', 1)])
  await archive.updateTask(running.id, { state: 'running', done: 1 })
  await archive.updateTask(succeeded.id, { state: 'succeeded', result: 1 })
  await archive.close()
  const { archive: reopened } = await openTestArchive(t, { folder, now: () => new Date('2024-06-02T00:00:00Z') })
  const interrupted = { state: 'failed', error: 'interrupted: the process ended; send it again', finishedAt: '2024-06-02T00:00:00.000Z' }
  t.match(await reopened.task(waiting.id), interrupted)
  t.match(await reopened.task(running.id), { ...interrupted, done: 1 })
  t.match(await reopened.task(succeeded.id), { state: 'succeeded', result: 1 })
})
