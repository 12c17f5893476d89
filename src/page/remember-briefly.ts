/** Keeps an answer for a moment, so that many requests at once ask for it only once. */

/** A failure is not kept. */
export function rememberBriefly<Answer> (ask: () => Promise<Answer>, seconds: number, now: () => number = Date.now): () => Promise<Answer> {
  let kept: { answer: Promise<Answer>, until: number } | null = null
  return () => {
    if (kept !== null && now() < kept.until) return kept.answer
    const answer = ask()
    const asked = { answer, until: now() + seconds * 1000 }
    kept = asked
    answer.catch(() => {
      if (kept === asked) kept = null
    })
    return answer
  }
}
