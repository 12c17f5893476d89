import t from 'tap'
import { parseQuery, type ParsedQuery } from '../../../src/search/parse-query.js'
import type { QueryNode } from '../../../src/search/query-tree.js'
import { runCases } from '../../support/cases.js'

await runCases<string, string[]>('query', text => describeQuery(parseQuery(text)))

function describeQuery (query: ParsedQuery): string[] {
  const instant = (name: string, seconds: number | null): string[] => seconds === null ? [] : [`${name} ${new Date(seconds * 1000).toISOString()}`]
  return [
    ...query.root.map(describeNode),
    ...Object.entries(query.filters).flatMap(([name, values]) => values.map(value => `${name}=${value}`)),
    ...Object.entries(query.excludedFilters).flatMap(([name, values]) => values.map(value => `not ${name}=${value}`)),
    ...instant('from', query.from),
    ...instant('to', query.to)
  ]
}

function describeNode (node: QueryNode): string {
  switch (node.kind) {
    case 'word': return (node.prefix ? 'prefix ' : 'word ') + node.folds.join('+')
    case 'phrase': return 'phrase ' + node.text
    case 'not': return describeNode(node.node).replace(/^(?:word)?/, 'not').replace(/^not(?=\S)/, 'not-')
    case 'near': return `near ${node.within.join()} (${node.nodes.map(describeNode).join(', ')})`
    default: return node.nodes.length === 1 ? describeNode(node.nodes[0] as QueryNode) : `${node.kind} (${node.nodes.map(describeNode).join(', ')})`
  }
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

t.test('operators are told as well, and what has no effect', async t => {
  const parts = (text: string): Array<[string, string, string]> => parseQuery(text).understood.map(({ type, text, without }) => [type, text, without])
  t.strictSame(parts('river OR dam'), [['word', 'river', 'dam'], ['word', 'dam', 'river'], ['or', 'OR', 'river dam']])
  t.strictSame(parts('river NEAR/3 “high water”'), [['word', 'river', '“high water”'], ['phrase', 'high water', 'river'], ['near', 'NEAR/3', 'river “high water”']])
  t.strictSame(parts('(river OR'), [['word', 'river', '('], ['dropped', '(', 'river OR'], ['dropped', 'OR', '(river']])
  t.strictSame(parts('-(river dam)').map(([type]) => type), ['excluded', 'excluded'])
  t.strictSame(parts('NOT river').map(([type]) => type), ['excluded'])
})

t.test('brackets in brackets without end', async t => {
  const query = parseQuery('('.repeat(4000) + 'word' + ' OR x'.repeat(300))
  t.ok(query.terms.length > 0)
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
