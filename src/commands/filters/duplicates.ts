/** `verbatim duplicates`: which texts are versions of one, and which came first. */
import { groupDuplicates } from '../../../ingest/fingerprint/group-duplicates.js'
import { answerJsonLines, optionalString, requireString } from '../json-lines.js'
import { harmless, printJsonLine, printLine } from '../output.js'
import { readTexts } from './read-input.js'

type Version = Parameters<typeof groupDuplicates>[0][number]

/** Groups can change until the last text is in, so everything goes out at the end, in the order of the input. */
export async function duplicates (files: string[], options: { jsonl?: boolean }): Promise<void> {
  if (options.jsonl !== true) return await printGroups(files)
  const versions: Version[] = []
  const ids: unknown[] = []
  await answerJsonLines(files, record => {
    versions.push({ id: String(versions.length), text: requireString(record, 'text'), published: optionalString(record, 'published') ?? null })
    ids.push(record.id ?? null)
    return undefined
  })
  const names = new Map<string, unknown>()
  for (const { id, group, first } of groupDuplicates(versions)) {
    names.set(group, names.get(group) ?? ids[Number(id)])
    await printJsonLine({ id: ids[Number(id)], group: names.get(group), first })
  }
}

async function printGroups (files: string[]): Promise<void> {
  const versions: Version[] = []
  for await (const { origin, text } of readTexts(files)) versions.push({ id: origin, text, published: null })
  for (const { id, group, first } of groupDuplicates(versions)) printLine(`${first ? 'first' : '     '} ${harmless(group)}  ${harmless(id)}`)
}
