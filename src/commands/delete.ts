/** `verbatim delete`: removes an article, its original, passages and quotes. */
import { FAILED } from './exit.js'
import { harmless, printJson, printLine } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

/** Exit status 1 when there is no such article. */
export async function deleteArticle (id: string, options: ArchiveOptions): Promise<void> {
  const { deleted } = await withSession('delete', options, session => session.run('delete', { id }))
  if (!deleted) process.exitCode = FAILED
  if (options.json === true) printJson({ id, deleted })
  else printLine(deleted ? `deleted ${harmless(id)}` : `there is no article ${harmless(id)}`)
}
