/**
 * The query language: words, phrases in any quotation marks, `-` and `NOT` to leave out, `word*`,
 * `OR`, `NEAR/5`, brackets, and the filters speaker: outlet: author: lang: before: after:.
 * Everything else is a word; nothing typed is an error but a date that is none.
 */
import { findWords } from '../../ingest/fold/fold-text.js'
import { QueryError, type Understood } from './answer.js'
import { TreeBuilder } from './build-tree.js'
import { findExactWords } from './exact-words.js'
import { parseInstant, type Span } from './parse-instant.js'
import { collectLeaves, type Leaves, type QueryNode, type QueryTerm } from './query-tree.js'
import { scanQuery, type TermToken, type Token } from './scan-query.js'

export type FilterField = 'speaker' | 'outlet' | 'author' | 'language'

export interface ParsedQuery extends Leaves {
  text: string
  /** all of them have to match */
  root: QueryNode[]
  filters: Partial<Record<FilterField, string[]>>
  excludedFilters: Partial<Record<FilterField, string[]>>
  /** seconds since 1970, inclusive */
  from: number | null
  to: number | null
  understood: Understood[]
}

/** A query of more words is a text: `check` is there for it. */
const MOST_TERMS = 500

const FIELDS: Record<string, FilterField | 'before' | 'after'> = {
  speaker: 'speaker', outlet: 'outlet', author: 'author', lang: 'language', language: 'language', before: 'before', after: 'after'
}

/**
 * @param text the query, well-formed; `limits.queryBytes` is checked by the caller
 * @throws QueryError naming `q` for a date that is none in before: or after:, or too many words
 * @example parseQuery('„ist es“ -nie lang:de').terms // → [{kind: 'phrase', text: 'ist es', folds: ['ist', 'es'], …}]
 */
export function parseQuery (text: string): ParsedQuery {
  const query: ParsedQuery = { text, root: [], terms: [], excluded: [], filters: {}, excludedFilters: {}, from: null, to: null, understood: [] }
  const tree = new TreeBuilder()
  const tokens = [...scanQuery(text)]
  for (const [index, token] of tokens.entries()) {
    readToken(query, tree, token, textWithout(text, tokens, index))
    if (query.understood.length > MOST_TERMS) throw new QueryError('too-long', 'q', `A search takes at most ${MOST_TERMS} words; check takes a quotation of any length.`)
  }
  query.root = tree.finish()
  Object.assign(query, collectLeaves(query.root))
  explainOperators(query, tree, tokens)
  return query
}

function readToken (query: ParsedQuery, tree: TreeBuilder, token: Token, without: () => string): void {
  switch (token.kind) {
    case 'operator': return tree.addOperator(token)
    case 'open': return tree.open(token)
    case 'close': return tree.close()
    case 'term':
      if (token.field === null) addTerm(query, tree, token, without)
      else {
        tree.dropOperators() // a filter holds for the whole search
        addFilter(query, token, token.field, without)
      }
  }
}

function addTerm (query: ParsedQuery, tree: TreeBuilder, token: TermToken, without: () => string): void {
  const term = toTerm(token)
  if (term === null) return
  const excluded = token.negative !== tree.negates
  tree.addTerm(token.negative ? { kind: 'not', node: term } : term)
  query.understood.push({ type: excluded ? 'excluded' : term.kind, text: token.value, without: without() })
}

/** @returns null where there is no letter or digit */
function toTerm ({ start, end, value, quoted }: TermToken): QueryTerm | null {
  const words = findWords(value)
  if (words.length === 0) return null
  const folds = words.map(word => word.fold)
  if (quoted && findExactWords(value).length > 0) return { kind: 'phrase', text: value.trim(), folds, start, end }
  const written = words.map(word => value.slice(word.start, word.end))
  return { kind: 'word', text: value, folds, written, prefix: !quoted && value.endsWith('*'), start, end }
}

function addFilter (query: ParsedQuery, token: TermToken, field: string, without: () => string): void {
  const name = FIELDS[field] as FilterField | 'before' | 'after'
  const value = token.value.trim()
  if (value === '') return
  if (name === 'before' || name === 'after') addDate(query, name, value)
  else {
    const filters = token.negative ? query.excludedFilters : query.filters
    filters[name] = [...filters[name] ?? [], name === 'language' ? canonicalLanguage(value) : value]
  }
  query.understood.push({ type: 'filter', field: (token.negative ? '-' : '') + field, text: value, without: without() })
}

/** `before:2024` ends with 2023, `after:2024` begins with 2024, as in other search boxes. Several narrow each other. */
function addDate (query: ParsedQuery, name: 'before' | 'after', value: string): void {
  const span: Span | null = parseInstant(value)
  if (span === null) throw new QueryError('date', 'q', `“${value.slice(0, 40)}” after ${name}: is no date: write YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339.`)
  if (name === 'before') query.to = Math.min(query.to ?? Infinity, span.first - 1)
  else query.from = Math.max(query.from ?? -Infinity, span.first)
}

function canonicalLanguage (value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value
  } catch {
    return value
  }
}

/** Without a term an operator beside it has nothing to join, so it goes as well. */
function textWithout (text: string, tokens: Token[], index: number): () => string {
  const { start, end } = tokens[index] as Token
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  return () => {
    if (before?.kind === 'operator') return cutOut(text, before.start, end)
    return after?.kind === 'operator' ? cutOut(text, start, after.end) : cutOut(text, start, end)
  }
}

function cutOut (text: string, start: number, end: number): string {
  return (text.slice(0, start) + ' ' + text.slice(end)).replace(/\s+/g, ' ').trim()
}

/** What joined words and phrases, each with the query where they are all required; and what had no effect. */
function explainOperators (query: ParsedQuery, { dropped }: TreeBuilder, tokens: Token[]): void {
  const { text, understood } = query
  const idle = new Map(dropped.map(each => [each.start, each]))
  for (const token of tokens) {
    const without = (): string => cutOut(text, token.start, token.end)
    const shown = text.slice(token.start, token.end)
    const { reason } = idle.get(token.start) ?? {}
    if (reason !== undefined) understood.push({ type: 'dropped', text: shown, reason, without: without() })
    else if (token.kind === 'operator' && token.name === 'near') understood.push({ type: 'near', text: shown, within: token.within, without: without() })
    else if (token.kind === 'operator' && token.name === 'or') understood.push({ type: 'or', text: shown, without: without() })
  }
}
