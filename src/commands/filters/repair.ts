/** `verbatim repair`: text with broken encodings in, as it was written out. */
import { repairText } from '../../../ingest/mojibake/repair-text.js'
import { UsageError } from '../exit.js'
import { answerJsonLines, requireString, type JsonRecord } from '../json-lines.js'
import { readTexts, sourceOf } from './read-input.js'

const kinds = ['homoglyphs', 'entities', 'bom', 'c1'] as const

type Kind = typeof kinds[number]

export async function repair (files: string[], options: { jsonl?: boolean, also?: string }): Promise<void> {
  const also = readKinds(options.also)
  if (options.jsonl === true) return await answerJsonLines(files, async record => repairText(await textOf(record), { also }))
  for await (const { text } of readTexts(files)) process.stdout.write(repairText(text, { also }).text)
}

function readKinds (written: string | undefined): Kind[] {
  return (written ?? '').split(',').filter(kind => kind !== '').map(kind => {
    if (!kinds.includes(kind as Kind)) throw new UsageError(`--also: ${JSON.stringify(kind)} is none of ${kinds.join(', ')}`)
    return kind as Kind
  })
}

/** `text`, or the decoded bytes of `base64`. */
async function textOf (record: JsonRecord): Promise<string> {
  if (record.base64 === undefined) return requireString(record, 'text')
  const { decodeBytes } = await import('../../../ingest/decode/decode-bytes.js')
  return decodeBytes(sourceOf('base64', Buffer.from(requireString(record, 'base64'), 'base64'))).text
}
