/** `verbatim check`: the verdict on a quotation, with its sources and the words that differ. */
import type { CheckAnswer, Difference, Elsewhere, Match, Near, SaidBy, Verdict, VersionVerdict } from '../search/answer.js'
import type { Session } from '../session/session.js'
import { UsageError } from './exit.js'
import { answerJsonLines, optionalString, requireString, type JsonRecord } from './json-lines.js'
import { harmless, printJson, printLine, style } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface CheckOptions extends ArchiveOptions {
  jsonl?: boolean
  /** who is said to have said it */
  speaker?: string
}

/** Exit status 0 whatever the verdict: a verdict is an answer. */
export async function check (quotation: string | undefined, options: CheckOptions): Promise<void> {
  if (quotation === undefined && options.jsonl !== true) throw new UsageError('check needs a quotation, or --jsonl for a list of them')
  await withSession('check', options, async session => {
    if (options.jsonl === true) return await answerJsonLines([], record => checkLine(session, record))
    const answer = await session.run('check', { quote: quotation ?? '', ...(options.speaker !== undefined && { speaker: options.speaker }) })
    if (options.json === true) printJson(answer)
    else printAnswer(answer)
  })
}

async function checkLine (session: Session, record: JsonRecord): Promise<object> {
  const speaker = optionalString(record, 'speaker')
  const { verdict, attributed, saidBy, matches, nearest, ms } = await session.run('check', { quote: requireString(record, 'quote'), ...(speaker !== undefined && { speaker }) })
  return {
    verdict,
    ...(attributed !== null && { attributed: attributed.name, saidBy }),
    matches: [
      ...matches.map(match => ({ ...lineOf(match), verdict: match.verdict, ...(match.diff.length > 0 ? { diff: match.diff } : {}), ...(match.negation !== null && { negation: match.negation }) })),
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
  if (answer.insertions.length > 0) printLine(`not compared, put in by whoever quoted: ${harmless(answer.insertions.join(' '))}`)
  if (answer.attributed !== null) printLine(`${said[answer.saidBy ?? 'unknown']}: ${harmless(answer.attributed.name)}`)
  if (answer.verdict === 'not-found') printLine('Nothing close stands in this archive. A verdict speaks for this archive only.')
  for (const match of answer.matches.slice(0, SHOWN)) printMatch(match, match === answer.first || samePlace(match, answer.first))
  if (answer.nearest.length > 0) printLine('\nPerhaps meant, by the words they share (not compared word for word):')
  for (const near of answer.nearest.slice(0, SHOWN_NEAREST)) printSource(near, near.text)
  if (answer.matches.length > SHOWN) printLine(`\n… and ${answer.matches.length - SHOWN} more places`)
  if (answer.elsewhere.length > 0) printLine('\nSaid in the same days, in other languages (not compared word for word):')
  for (const other of answer.elsewhere.slice(0, SHOWN_NEAREST)) printElsewhere(other)
}

const said: Record<SaidBy, string> = {
  same: 'said by the one it is attributed to',
  other: '! said by someone else than',
  unknown: 'print does not say whether it was'
}

const samePlace = (match: Match, other: Match | null): boolean => other !== null && match.passage === other.passage && match.start === other.start

function printMatch (match: Match, first: boolean): void {
  printLine(`\n${verdicts[match.verdict]}${first ? ', earliest here' : ''}`)
  printSource(match, match.diff.length > 0 ? describeDifference(match.diff) : match.text)
  if (match.negation !== null) printLine(style('red', `  ! negation ${match.negation}`))
  if (match.versions.length > 0) printLine(`  ${describeVersions(match.versions)}`)
}

/** @example describeVersions([{ version: 1, verdict: 'verbatim', … }, …]) // → 'version 1: word for word; version 2: altered' */
const describeVersions = (versions: readonly VersionVerdict[]): string =>
  versions.map(({ version, verdict, current }) => `version ${version}${current ? ', current' : ''}: ${verdicts[verdict].slice(2)}`).join('; ')

function printElsewhere ({ speaker, language, article, text, passage }: Elsewhere): void {
  printLine('  ' + harmless(text))
  printLine('  ' + harmless([speaker, language, article.outlet, article.published?.value].filter(part => part != null).join(' · ')))
  printLine(style('dim', `  ${article.id} ${passage}`))
}

function printSource ({ speaker, outlet, published, article, passage }: Near, words: string): void {
  printLine('  ' + harmless(words))
  const source = [speaker === null ? 'no speaker found' : `said by ${speaker.name}`, outlet, published?.value, article.title]
  printLine('  ' + harmless(source.filter(part => part != null).join(' · ')))
  printLine(style('dim', `  ${article.id} ${passage}`))
}

/** Words only in print in [-…-], words only in the paste in {+…+}, as `git diff --word-diff` writes them; moved ones in [~…~]. */
export function describeDifference (diff: Difference[]): string {
  return diff.map(({ op, source, quote }) => op === 'equal'
    ? source
    : op === 'move'
      ? style('green', `[~${source}~]`)
      : [source === '' ? '' : style('green', `[-${source}-]`), quote === '' ? '' : style('red', `{+${quote}+}`)].join('')
  ).join(' ')
}
