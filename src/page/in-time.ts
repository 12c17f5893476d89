/** Waits for an answer only as long as its reader would. */

/** @returns null when it takes longer than `patience` (ms); what fails after that is nobody's business */
export async function inTime<Answer> (answer: Promise<Answer>, patience: number): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>(resolve => { timer = setTimeout(() => { resolve(null) }, patience) })
  answer.catch(() => {})
  return await Promise.race([answer, late]).finally(() => { clearTimeout(timer) })
}
