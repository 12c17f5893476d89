/** `verbatim reindex`: builds the index again from the archive. */
import { count, printJson, printLine } from './output.js'
import { openProgress } from './progress.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export async function reindex (options: ArchiveOptions): Promise<void> {
  const progress = openProgress()
  const rebuilt = await withSession('reindex', options, session => session.run('reindex', {}, { progress: state => progress.show(state) }))
    .finally(() => progress.end())
  if (options.json === true) printJson(rebuilt)
  else printLine(`the index holds ${count(rebuilt.articles, 'article')} with ${count(rebuilt.passages, 'passage')}`)
}
