/** `verbatim check`: the verdict on a quotation, with its sources and the words that differ. */
import type { CheckAnswer, Difference, Match, Near, Verdict } from '../search/answer.js'
import type { Session } from '../session/session.js'
import { UsageError } from './exit.js'
import { answerJsonLines, requireString, type JsonRecord } from './json-lines.js'
import { harmless, printJson, printLine, style } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface CheckOptions extends ArchiveOptions {
  jsonl?: boolean
}

/** Exit status 0 whatever the verdict: a verdict is an answer. */
export async function check (quotation: string | undefined, options: CheckOptions): Promise<void> {
  if (quotation === undefined && options.jsonl !== true) throw new UsageError('check needs a quotation, or --jsonl for a list of them')
  await withSession('check', options, async session => {
    if (options.jsonl === true) return await answerJsonLines([], record => checkLine(session, record))
    const answer = await session.run('check', { quote: quotation ?? '' })
    if (options.json === true) printJson(answer)
    else printAnswer(answer)
  })
}

async function checkLine (session: Session, record: JsonRecord): Promise<object> {
  const { verdict, matches, nearest, ms } = await session.run('check', { quote: requireString(record, 'quote') })
  return {
    verdict,
    matches: [
      ...matches.map(match => ({ ...lineOf(match), verdict: match.verdict, ...(match.diff.length > 0 ? { diff: match.diff } : {}) })),
      ...nearest.map(near => ({ ...lineOf(near), verdict: 'not-found' }))
    ],
    ms
  }
}

const lineOf = ({ article, passage, start, end, text, similarity }: Near): object => ({ article: article.id, passage, start, end, text, similarity })

const verdicts: Record<Verdict, string> = {
  verbatim: '= word for word',
  punctuation: '≈ other punctuation',
  altered: '≠ altered',
  'not-found': '∅ not found'
}

const SHOWN = 10 // matches; --json gives all
const SHOWN_NEAREST = 3

function printAnswer (answer: CheckAnswer): void {
  printLine(style('bold', verdicts[answer.verdict]) + (answer.gaps ? ' (with a marked gap)' : ''))
  for (const { before, after } of answer.repaired) printLine(`read ${harmless(before)} as ${harmless(after)}`)
  for (const piece of answer.pieces) printLine(`  ${verdicts[piece.verdict]}: ${harmless(piece.text)}`)
  if (answer.verdict === 'not-found') printLine('Nothing close stands in this archive. A verdict speaks for this archive only.')
  for (const match of answer.matches.slice(0, SHOWN)) printMatch(match, match === answer.first || samePlace(match, answer.first))
  if (answer.nearest.length > 0) printLine('\nPerhaps meant, by the words they share (not compared word for word):')
  for (const near of answer.nearest.slice(0, SHOWN_NEAREST)) printSource(near, near.text)
  if (answer.matches.length > SHOWN) printLine(`\n… and ${answer.matches.length - SHOWN} more places`)
}

const samePlace = (match: Match, other: Match | null): boolean => other !== null && match.passage === other.passage && match.start === other.start

function printMatch (match: Match, first: boolean): void {
  printLine(`\n${verdicts[match.verdict]}${first ? ', earliest here' : ''}`)
  printSource(match, match.diff.length > 0 ? describeDifference(match.diff) : match.text)
}

function printSource ({ speaker, outlet, published, article, passage }: Near, words: string): void {
  printLine('  ' + harmless(words))
  const source = [speaker === null ? 'no speaker found' : `said by ${speaker.name}`, outlet, published?.value, article.title]
  printLine('  ' + harmless(source.filter(part => part != null).join(' · ')))
  printLine(style('dim', `  ${article.id} ${passage}`))
}

/** Words only in print in [-…-], words only in the paste in {+…+}, as `git diff --word-diff` writes them. */
export function describeDifference (diff: Difference[]): string {
  return diff.map(({ op, source, quote }) => op === 'equal'
    ? source
    : [source === '' ? '' : style('green', `[-${source}-]`), quote === '' ? '' : style('red', `{+${quote}+}`)].join('')
  ).join(' ')
}
