/** `verbatim detect`: the language of a text and of each of its lines. */
import { detectLanguage } from '../../../ingest/language/detect-language.js'
import { answerJsonLines, requireString } from '../json-lines.js'
import { harmless, printLine, style } from '../output.js'
import { readTexts } from './read-input.js'

export async function detect (files: string[], options: { jsonl?: boolean }): Promise<void> {
  if (options.jsonl === true) return await answerJsonLines(files, record => detectLanguage(requireString(record, 'text')))
  for await (const { origin, text } of readTexts(files)) {
    const { language, confidence, spans } = detectLanguage(text)
    printLine(style('bold', `${language.padEnd(7)} ${confidence.toFixed(2)}  ${harmless(origin)}`))
    for (const span of spans) printLine(`${span.language.padEnd(7)} ${span.confidence.toFixed(2)}  ${harmless(text.slice(span.start, span.end))}`)
  }
}
