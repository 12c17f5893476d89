/** Deletes an article for a client, who is told when there is none. */
import type { Application } from '../application.js'
import { notFound } from '../http/problem.js'

/** @throws HttpProblem 404 */
export async function deleteArticle (application: Application, id: string): Promise<void> {
  if (!await application.deleteArticle(id)) throw notFound('article')
}
