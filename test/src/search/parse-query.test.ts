import t from 'tap'
import { parseQuery, type ParsedQuery, type QueryTerm } from '../../../src/search/parse-query.js'
import { runCases } from '../../support/cases.js'

await runCases<string, string[]>('query', text => describeQuery(parseQuery(text)))

function describeQuery (query: ParsedQuery): string[] {
  const instant = (name: string, seconds: number | null): string[] => seconds === null ? [] : [`${name} ${new Date(seconds * 1000).toISOString()}`]
  return [
    ...[...query.terms, ...query.excluded].sort((a, b) => a.start - b.start).map(term => describeTerm(term, query.excluded.includes(term))),
    ...Object.entries(query.filters).flatMap(([name, values]) => values.map(value => `${name}=${value}`)),
    ...Object.entries(query.excludedFilters).flatMap(([name, values]) => values.map(value => `not ${name}=${value}`)),
    ...instant('from', query.from),
    ...instant('to', query.to)
  ]
}

function describeTerm (term: QueryTerm, excluded: boolean): string {
  if (term.kind === 'phrase') return (excluded ? 'not-phrase ' : 'phrase ') + term.text
  return (excluded ? 'not ' : term.prefix ? 'prefix ' : 'word ') + term.folds.join('+')
}

t.test('tells how each part was understood, with the query without it', async t => {
  const { understood } = parseQuery('river “high water” -dam lang:de')
  t.strictSame(understood, [
    { type: 'word', text: 'river', without: '“high water” -dam lang:de' },
    { type: 'phrase', text: 'high water', without: 'river -dam lang:de' },
    { type: 'excluded', text: 'dam', without: 'river “high water” lang:de' },
    { type: 'filter', field: 'lang', text: 'de', without: 'river “high water” -dam' }
  ])
})

t.test('a date that is none is an error naming q', async t => {
  for (const text of ['before:soon', 'after:2024-13', 'before:2024-02-30', 'after:"2024 May"']) {
    t.throws(() => parseQuery(text), { name: 'QueryError', code: 'date', parameter: 'q' }, text)
  }
})

t.test('a text of very many words is an error, not a search', async t => {
  t.throws(() => parseQuery('word '.repeat(501)), { code: 'too-long', parameter: 'q' })
})

t.test('hostile marks stay linear and lose no word', async t => {
  for (const mark of ['“', "'", '«', '"', '„', '-']) {
    const query = parseQuery((mark + 'a ').repeat(400))
    t.ok(query.terms.length + query.excluded.length > 0, mark)
  }
  t.equal(parseQuery('‘'.repeat(8000) + ' word').terms.length, 1)
})
