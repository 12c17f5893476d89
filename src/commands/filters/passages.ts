/** `verbatim passages`: text split into passages of one to five sentences. */
import { splitTextIntoPassages } from '../../../ingest/passages/split-text.js'
import { answerJsonLines, optionalString, requireString } from '../json-lines.js'
import { harmless, printLine } from '../output.js'
import { readTexts } from './read-input.js'

export async function passages (files: string[], options: { jsonl?: boolean }): Promise<void> {
  if (options.jsonl === true) {
    return await answerJsonLines(files, record => ({ passages: splitTextIntoPassages(requireString(record, 'text'), optionalString(record, 'language')) }))
  }
  for await (const { text } of readTexts(files)) {
    for (const passage of splitTextIntoPassages(text)) printLine(`${passage.start}–${passage.end} ${passage.language}  ${harmless(passage.text)}`)
  }
}
