/** One task, for whoever waits for it. */
import type { Archive, Task } from '../archive/archive.js'
import { notFound } from '../http/problem.js'

/** @throws HttpProblem 404 */
export async function readTask (archive: Archive, id: string): Promise<Task> {
  const task = await archive.task(id)
  if (task === null) throw notFound('task')
  return task
}
