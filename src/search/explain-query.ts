/** How a search was understood, each part with the query without it. */
import { foldWord } from '../../ingest/fold/fold-text.js'
import { stemLanguage, stemsOf } from '../../ingest/stem/stem-word.js'
import type { Hit, Understood } from './answer.js'
import type { Meaning } from './match-passage.js'
import type { ParsedQuery } from './parse-query.js'
import type { QueryTerm, QueryWord } from './query-tree.js'

const LETTERS = /^[\p{L}\p{M}]+$/u
const MOST_FORMS = 12

/** @param hits of the page; from them the forms of words are told that were found */
export function explainQuery (query: ParsedQuery, meaning: Meaning, hits: readonly Hit[]): Understood[] {
  const spellings = [...meaning.joined].map(([word, { others }]): Understood => ({ type: 'spellings', text: word.text, spellings: others, without: quoteWord(query.text, word) }))
  const forms = meaning.forms === 'exact' ? [] : query.terms.filter(hasForms).map((word): Understood => ({ type: 'forms', text: word.text, forms: seenForms(word, meaning, hits), without: quoteWord(query.text, word) }))
  return [...query.understood, ...spellings, ...forms]
}

const hasForms = (term: QueryTerm): term is QueryWord => term.kind === 'word' && !term.prefix && term.folds.length === 1 && LETTERS.test(term.folds[0] as string)

/** In quotation marks it is that word alone. */
const quoteWord = (text: string, word: QueryWord): string => `${text.slice(0, word.start)}"${word.text}"${text.slice(word.end)}`

/** Folded, in the order met. */
function seenForms (word: QueryWord, { joined }: Meaning, hits: readonly Hit[]): string[] {
  const known = new Set([...word.folds, ...joined.get(word)?.others ?? []])
  const written = [...word.written, ...known]
  const seen = new Set<string>()
  for (const hit of hits) {
    const language = stemLanguage(hit.language)
    for (const { start, end } of hit.ranges) {
      const found = hit.text.slice(start - hit.start, end - hit.start)
      const fold = foldWord(found)
      if (!known.has(fold) && LETTERS.test(fold) && shareStem(written, found, language)) seen.add(fold)
    }
  }
  return [...seen].slice(0, MOST_FORMS)
}

function shareStem (words: string[], found: string, language: string): boolean {
  const stems = stemsOf(found, language)
  return words.some(word => stemsOf(word, language).some(stem => stems.includes(stem)))
}
