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
    for (const quote of findQuotesInText(text)) printLine(tableRow(quote))
  }
}

function tableRow ({ speaker, kind, text, toldTo }: Quote): string {
  const told = toldTo === undefined ? '' : `  (to ${harmless(toldTo)})`
  return `${harmless(speaker?.name ?? '–').padEnd(24)} ${kind.padEnd(8)} ${harmless(text)}${told}`
}
