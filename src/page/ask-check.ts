/** Checks what was pasted. Where the paste names a speaker beside the words in its marks, the words alone are compared. */
import type { Application } from '../application.js'
import type { CheckAnswer } from '../search/answer.js'

export interface Checked {
  /** as pasted */
  pasted: string
  answer: CheckAnswer
}

/** @throws QueryError, EngineError */
export async function askCheck (application: Application, pasted: string): Promise<Checked> {
  const answer = await application.check(pasted)
  const { attributed } = answer
  if (attributed === null || attributed.quote === null) return { pasted, answer }
  return { pasted, answer: await application.check(attributed.quote, { speaker: attributed.name }) }
}
