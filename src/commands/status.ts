/** `verbatim status`: what the archive and the index hold. */
import { count, harmless, printJson, printLine } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export async function status (options: ArchiveOptions): Promise<void> {
  const found = await withSession('status', options, session => session.run('status', {}))
  if (options.json === true) return printJson(found)
  printLine(`${count(found.articles, 'article')}, ${count(found.passages, 'passage')}, ${count(found.quotes, 'quote')}, ${count(found.rejects, 'reject')}`)
  printLine(`index: ${found.index.confirmed} articles confirmed, ${found.index.pending} pending`)
  printLine(found.engine === null ? 'engine: does not answer' : `engine: Meilisearch ${found.engine.version} at ${found.engine.address}`)
  printCounts('languages', found.languages)
  printCounts('outlets', found.outlets)
}

function printCounts (title: string, counts: Record<string, number>): void {
  const entries = Object.entries(counts).sort(([, one], [, other]) => other - one)
  if (entries.length > 0) printLine(`${title}: ${entries.map(([name, number]) => `${harmless(name)} ${number}`).join(', ')}`)
}
