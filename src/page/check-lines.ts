/** Checks a list line by line, and gives what was found as a table for other programs. */
import { findWords } from '../../ingest/fold/fold-text.js'
import type { Application } from '../application.js'
import { askCheck } from './ask-check.js'
import { QueryError, type CheckAnswer, type Verdict } from '../search/answer.js'

export interface CheckedLine {
  quote: string
  /** null when the line cannot be checked */
  answer: CheckAnswer | null
  /** code of the reason */
  problem: string | null
}

/** One after the other: a long list must not push other people's searches aside. */
export async function checkEach (application: Application, lines: readonly string[]): Promise<CheckedLine[]> {
  const checked: CheckedLine[] = []
  for (const quote of lines) checked.push(await checkLine(application, quote))
  return checked
}

/** A line of the list that is no question (nothing but marks) does not spoil the others. */
async function checkLine (application: Application, quote: string): Promise<CheckedLine> {
  if (findWords(quote).length === 0) return { quote, answer: null, problem: 'empty' }
  try {
    const { answer } = await askCheck(application, quote)
    return { quote, answer, problem: null }
  } catch (error) {
    if (error instanceof QueryError) return { quote, answer: null, problem: error.code }
    throw error
  }
}

export const verdictOf = ({ answer }: CheckedLine): Verdict => answer?.verdict ?? 'not-found'

const HEADINGS = ['quotation', 'verdict', 'printed', 'speaker', 'outlet', 'headline', 'published', 'places', 'link', 'address'] as const

/**
 * One row a line, headings first; for spreadsheets, so in words that do not change with the reader's language.
 *
 * @param origin of this service, for the permanent link
 */
export function listTable (lines: readonly CheckedLine[], origin: string): string[][] {
  return [[...HEADINGS], ...lines.map(line => listRow(line, origin))]
}

function listRow ({ quote, answer, problem }: CheckedLine, origin: string): string[] {
  const best = answer?.first ?? answer?.matches[0]
  if (answer === null || best === undefined) return [quote, problem ?? 'not-found', '', '', '', '', '', '0', '', '']
  return [
    quote, answer.verdict, best.text, best.speaker?.name ?? '', best.outlet ?? '', best.article.title ?? '', best.published?.value ?? '',
    String(answer.matches.length), `${origin}/p/${encodeURIComponent(best.passage)}`, best.article.url ?? ''
  ]
}
