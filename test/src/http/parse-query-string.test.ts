/** Reading the query part of addresses. */
import t from 'tap'
import { parseQueryString } from '../../../src/http/parse-query-string.js'
import { runCases } from '../../support/cases.js'

await runCases('query-strings', (input: string) => JSON.parse(JSON.stringify(parseQueryString(input))) as unknown)

t.test('a hundred thousand values take one pass', async t => {
  t.equal(parseQueryString('l=a&'.repeat(100_000)).l?.length, 100_000)
})
