/** How many hits stand word for word, with other punctuation, or altered; each count is a link that shows these alone. */
import type { SearchAnswer } from '../../search/answer.js'
import { html, type Child } from '../html.js'
import { changeState, statePairs, type HitVerdict, type SearchState } from '../search-state.js'
import type { SimilarWordings } from '../similar-wordings.js'
import { link, type View } from '../view.js'
import { VERDICT_CLASSES } from './parts.js'

const HIT_VERDICTS: readonly HitVerdict[] = ['verbatim', 'punctuation']

/** Only where every hit stands on the page: counts of a part would be taken for counts of all. */
export function verdictTally (view: View, state: SearchState, { hits, next }: SearchAnswer, wordings: SimilarWordings | null): Child {
  const { messages } = view
  if (state.cursor !== undefined || next !== null || hits.every(hit => hit.verified === null)) return null
  const counts = HIT_VERDICTS.map(verdict => ({ verdict, count: hits.filter(hit => hit.verified === verdict).length })).filter(({ count }) => count > 0)
  const to = (verdict: HitVerdict | undefined): string => link(view, '/', statePairs(changeState(state, { verdict })))
  const altered = wordings?.wordings.reduce((sum, { others }) => sum + 1 + others, 0) ?? 0
  return html`<ul class="tally">${counts.map(({ verdict, count }) => html`<li><a class="verdict ${VERDICT_CLASSES[verdict]}" href="${to(verdict)}"${state.verdict === verdict && html` aria-current="true"`}>${messages.text(`tally.${verdict}`, { count })}</a></li>`)}
${altered > 0 && html`<li><a class="verdict altered" href="#wordings">${messages.text('tally.altered', { count: altered })}</a></li>`}
${state.verdict !== undefined && html`<li><a class="do" href="${to(undefined)}">${messages.text('list.all')}</a></li>`}</ul>`
}
