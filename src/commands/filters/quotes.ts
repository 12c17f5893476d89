/** `verbatim quotes`: the quotations of a text and who said them. */
import type { Quote } from '../../../ingest/document.js'
import { findQuotesInText } from '../../../ingest/quotes/find-quotes.js'
import { answerJsonLines, optionalString, requireString } from '../json-lines.js'
import { harmless, printLine, style } from '../output.js'
import { readTexts } from './read-input.js'

/** Reported speech stands apart from quotations, in `indirect`. */
export async function quotes (files: string[], options: { jsonl?: boolean }): Promise<void> {
  if (options.jsonl === true) {
    return await answerJsonLines(files, record => {
      const found = findQuotesInText(requireString(record, 'text'), optionalString(record, 'language'))
      return { quotes: found.filter(quote => quote.kind !== 'indirect'), indirect: found.filter(quote => quote.kind === 'indirect') }
    })
  }
  for await (const { origin, text } of readTexts(files)) {
    printLine(style('bold', harmless(origin)))
    const found = findQuotesInText(text)
    const width = Math.min(WIDEST_NAME, Math.max(0, ...found.slice(0, MOST_MEASURED).map(({ speaker }) => speaker?.name.length ?? 1)))
    for (const quote of found) printLine(tableRow(quote, width))
  }
}

const WIDEST_NAME = 32 // characters; a longer name is cut, so that the columns stand
const MOST_MEASURED = 1000 // quotes

function tableRow ({ speaker, kind, text, toldTo }: Quote, width: number): string {
  const name = harmless(speaker?.name ?? '–')
  const shown = name.length > width ? `${name.slice(0, width - 1)}…` : name.padEnd(width)
  const told = toldTo === undefined ? '' : `  (to ${harmless(toldTo)})`
  return `${shown}  ${kind.padEnd(8)}  ${harmless(text)}${told}`
}
