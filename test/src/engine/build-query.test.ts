/** From terms and filters to the engine's language, hostile input included. */
import t from 'tap'
import { buildFilter } from '../../../src/engine/build-filter.js'
import { buildQuery } from '../../../src/engine/build-query.js'
import type { EngineFilter, EngineTerm } from '../../../src/engine/engine.js'
import { runCases } from '../../support/cases.js'
import { termQuery } from '../../support/engine.js'

const search = (terms: EngineTerm[], matching?: 'all' | 'last'): ReturnType<typeof buildQuery> =>
  buildQuery({ ...termQuery([]), terms, ...(matching === undefined ? {} : { matching }) })

await runCases<EngineTerm[], string | null>('engine-query', terms => search(terms)?.search.q ?? null)

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => 'x'.repeat(index + 1))

t.test('ten terms are sent, the longest, in their order', async t => {
  const ten = search(numbered(10).map(word => ({ words: [word] })))
  t.equal(ten?.truncated, false)
  const twelve = search(numbered(12).map(word => ({ words: [word] })))
  t.equal(twelve?.truncated, true)
  t.equal(twelve?.search.q, numbered(12).slice(2).map(word => `"${word}" `).join(''))
  const withPhrase = search([{ words: ['a', 'b'] }, ...numbered(10).map(word => ({ words: [word] }))])
  t.match(withPhrase?.search.q, /^"a b" "xx" /, 'a phrase narrows more than a word')
  const withExclusions = search([...numbered(12).map(word => ({ words: [word], negative: true })), { words: ['a'] }])
  t.equal(withExclusions?.truncated, false, 'exclusions do not count')
})

t.test('a prefix that is left out leaves no other word as a prefix', async t => {
  const built = search([...numbered(10).map(word => ({ words: [word + 'y'], loose: true })), { words: ['z'], prefix: true }])
  t.equal(built?.truncated, true)
  t.match(built?.search.q, / $/)
})

t.test('a phrase is cut, an excluded phrase is sent whole or not at all', async t => {
  const long = Array.from({ length: 500 }, (_, index) => 'w' + 'abcdefghij'[index % 10])
  const phrase = search([{ words: long }])
  t.equal(phrase?.truncated, true)
  t.equal(phrase?.search.q?.trim().split(' ').length, 40)
  const excluded = search([{ words: long, negative: true }, { words: ['a'] }])
  t.equal(excluded?.search.q, '"a" ')
  t.equal(excluded?.truncated, true)
})

t.test('a word that may be left out goes without quotation marks', async t => {
  t.equal(search([{ words: ['rain'] }, { words: ['heavy', 'rain'] }], 'last')?.search.q, 'rain "heavy rain" ')
})

t.test('the counts of dropped and kept add up to the total', async t => {
  t.same(buildQuery(termQuery(['rain'], { facets: ['outlet', 'month'] }))?.search.facets, ['outlet', 'month', 'dropped'])
})

const filter = (given: Partial<EngineFilter>): string[] => buildFilter({ facets: {}, dropped: true, ...given })

t.test('filters', async t => {
  t.same(filter({}), [])
  t.same(buildFilter({ facets: {} }), ['dropped = false'])
  t.same(filter({ facets: { language: ['uk', 'en'], kind: [] } }), ['language IN ["uk", "en"]'])
  t.same(filter({ excluded: { month: ['2024-05'] } }), ['month NOT IN ["2024-05"]'])
  t.same(filter({ from: 0, to: 1e300 }), ['ts >= 0', 'ts <= 8640000000000'])
  t.same(filter({ from: -Infinity, to: 1.9 }), ['ts >= -8640000000000', 'ts <= 1'])
  t.throws(() => filter({ from: NaN }), RangeError)
  t.same(filter({ withoutArticles: [] }), [])
  t.match(filter({ withoutArticles: ['a'], articles: ['b', 'c'] }), [/^articleKey IN \["[0-9a-f]{20}", "[0-9a-f]{20}"\]$/, /^articleKey NOT IN \["[0-9a-f]{20}"\]$/])
})

t.test('a value cannot leave its quotation marks', async t => {
  const hostile = ['"', '\\', '\\"', 'a" OR dropped = true OR month = "b', '"] OR ts EXISTS OR outlet IN ["', '\\\\"', '\uD800', '\u0000', "'"]
  for (const value of hostile) {
    for (const name of ['language', 'outlet'] as const) {
      const [condition = ''] = filter({ facets: { [name]: [value] } })
      t.match(condition, new RegExp(`^${name} IN \\["(?:[^"\\\\]|\\\\["\\\\])*"\\]$`), JSON.stringify(value))
    }
  }
})

t.test('facets of another name are no conditions', async t => {
  const facets = JSON.parse('{"ts": ["1"], "__proto__": ["x"], "language": ["uk"]}') as EngineFilter['facets']
  t.same(filter({ facets }), ['language IN ["uk"]'])
})
