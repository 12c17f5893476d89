/** What was said, as clients see it, from quotations gathered by their words. */
import { publishedFields } from '../engine/documents.js'
import type { ArticleReference, Difference, Print, Saying } from './answer.js'
import type { Quoted, Sentence } from './group-wordings.js'
import type { Said } from './read-said.js'

/** What is compared to tell what was said. */
export const readQuoted = ({ quote, speaker, language }: Said): Quoted => ({ text: quote.text, language, speaker })

interface Dated { article: ArticleReference }

/** Undated ones are last. */
export const byInstant = (one: Dated, other: Dated): number => compare(instantOf(one), instantOf(other))

const instantOf = ({ article }: Dated): number => publishedFields(article.published).ts ?? Infinity

const compare = (one: number, other: number): number => one === other ? 0 : one - other

/** By the first print; undated ones last, whatever the direction. */
export function sortSayings (sayings: Saying[], sort: 'newest' | 'oldest' | 'copies'): Saying[] {
  const oldest = (a: Saying, b: Saying): number => byInstant(a.first, b.first)
  const undated = ({ first }: Saying): number => Number(instantOf(first) === Infinity)
  const orders = {
    oldest,
    newest: (a: Saying, b: Saying): number => undated(a) - undated(b) || oldest(b, a),
    copies: (a: Saying, b: Saying): number => b.prints - a.prints || oldest(a, b)
  }
  return sayings.sort(orders[sort])
}

export function toSayings (sentences: Array<Sentence<Said>>): Saying[] {
  return sentences.flatMap(({ speaker, wordings }) => {
    const [earliest] = wordings
    if (earliest === undefined) return []
    const { quote, language } = earliest.said
    return [{
      text: quote.text,
      speaker,
      kind: quote.kind,
      language,
      first: toPrint(earliest.said),
      prints: wordings.reduce((sum, { times }) => sum + times, 0),
      wordings: wordings.map(({ said, times, diff }) => ({ text: said.quote.text, prints: times, first: toPrint(said), diff: diff.map(forward) }))
    }]
  })
}

/** Where it stands, for clients. */
export const toPrint = ({ quote, article, passage }: Said): Print => ({ article, passage, start: quote.start, end: quote.end, text: quote.text })

/** Read from the earliest wording on: what only the later one has is put in. */
function forward ({ op, source, quote }: Difference): Difference {
  return { op: op === 'insert' ? 'delete' : op === 'delete' ? 'insert' : op, source: quote, quote: source }
}
