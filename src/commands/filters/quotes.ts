/** `verbatim quotes`: the quotations of a text and who said them. */
import { findQuotesInText } from '../../../ingest/quotes/find-quotes.js'
import { answerJsonLines, optionalString, requireString } from '../json-lines.js'
import { harmless, printLine, style } from '../output.js'
import { readTexts } from './read-input.js'

export async function quotes (files: string[], options: { jsonl?: boolean }): Promise<void> {
  if (options.jsonl === true) {
    return await answerJsonLines(files, record => ({ quotes: findQuotesInText(requireString(record, 'text'), optionalString(record, 'language')) }))
  }
  for await (const { origin, text } of readTexts(files)) {
    printLine(style('bold', harmless(origin)))
    for (const quote of findQuotesInText(text)) {
      printLine(`${harmless(quote.speaker?.name ?? '–').padEnd(24)} ${quote.kind.padEnd(8)} ${harmless(quote.text)}`)
    }
  }
}
