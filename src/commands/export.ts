/** `verbatim export`: every article as a record that `verbatim ingest` takes again, one a line. */
import { printJsonLine } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export async function exportArticles (options: ArchiveOptions): Promise<void> {
  await withSession('export', options, session => session.run('export', {}, { item: printJsonLine }))
}
