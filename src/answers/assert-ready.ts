/** Whether requests can be answered yet. */
import type { Application } from '../application.js'
import { HttpProblem } from '../http/problem.js'

/** @throws HttpProblem 503 */
export async function assertReady (application: Application): Promise<void> {
  if (!await application.isReady()) {
    throw new HttpProblem(503, 'not-ready', 'The archive is not open yet, the engine does not answer yet, or the samples are still being read.', { headers: { 'retry-after': '1' } })
  }
}
