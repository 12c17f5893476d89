/** `verbatim reprocess`: runs the pipeline again over the kept originals. */
import { printSummary } from './summary.js'
import { printJson } from './output.js'
import { openProgress } from './progress.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export async function reprocess (options: ArchiveOptions & { stale?: boolean }): Promise<void> {
  const progress = openProgress()
  const summary = await withSession('reprocess', options, session =>
    session.run('reprocess', { stale: options.stale === true }, { progress: state => progress.show(state) }))
    .finally(() => progress.end())
  if (options.json === true) printJson(summary)
  else printSummary(summary)
}
