/** What clients are told when something goes wrong. */
import t from 'tap'
import { ArchiveError } from '../../../src/archive/archive.js'
import { EngineError } from '../../../src/engine/engine.js'
import { HttpProblem, problemBody, toProblem } from '../../../src/http/problem.js'
import { QueryError } from '../../../src/search/answer.js'

const secret = '/var/lib/verbatim/data'

t.test('a wrong query names its parameter', async t => {
  const body = problemBody(toProblem(new QueryError('date', 'from', 'from is a date.')))
  t.strictSame(body, { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'from is a date.', code: 'date', parameter: 'from' })
})

t.test('engine and archive failures are 503, without their inner messages', async t => {
  for (const code of ['cannot-start', 'checksum', 'not-found', 'unavailable', 'timeout', 'refused', 'task-failed'] as const) {
    const problem = toProblem(new EngineError(code, `${secret} is gone`))
    t.match(problemBody(problem), { status: 503, code: `engine-${code}` })
    t.notMatch(problem.message, secret)
    t.match(problem.headers, { 'retry-after': /^\d+$/ })
  }
  for (const code of ['in-use', 'corrupt', 'newer-schema', 'disk-full', 'unavailable'] as const) {
    const problem = toProblem(new ArchiveError(code, `${secret} is gone`))
    t.match(problemBody(problem), { status: 503, code: `archive-${code}` })
    t.notMatch(problem.message, secret)
  }
})

t.test('a fault of ours is told without its message and kept as the cause', async t => {
  for (const fault of [new TypeError(`cannot read ${secret}`), secret, null, undefined, { statusCode: 404 }, Object.assign(new Error(secret), { code: 'FST_ERR_X', statusCode: 200 })]) {
    const problem = toProblem(fault)
    t.match(problemBody(problem), { status: 500, code: 'internal' })
    t.notMatch(problem.message, secret)
    t.equal(problem.cause, fault)
  }
})

t.test("the framework's refusals keep their status and lose their words", async t => {
  t.match(problemBody(toProblem(Object.assign(new Error(secret), { code: 'FST_ERR_CTP_BODY_TOO_LARGE', statusCode: 413 }))), { status: 413, code: 'body-too-large' })
  const other = problemBody(toProblem(Object.assign(new Error(secret), { code: 'FST_ERR_TEAPOT', statusCode: 418 })))
  t.match(other, { status: 418, code: 'refused' })
  t.notMatch(other.detail, secret)
})

t.test('a problem stays as it is', async t => {
  const problem = new HttpProblem(404, 'not-found', 'There is none.')
  t.equal(toProblem(problem), problem)
  t.notOk('parameter' in problemBody(problem))
})
