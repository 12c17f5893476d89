/** For a quotation that stands nowhere: places that share its telling words. */
import type { Near } from '../../search/answer.js'
import { directionOf, langAttribute } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { articlePath, link, passageLink, speakerPath, type View } from '../view.js'
import { dateLines, foreign, inLanguage, sampleMark } from './parts.js'

const MOST_SHOWN = 5

export function nearestPlaces (view: View, nearest: readonly Near[]): Child {
  const { messages } = view
  if (nearest.length === 0) return null
  return html`<section class="section" aria-labelledby="nearest"><div class="row"><p class="label">${messages.text('nearest.label')}</p><h2 id="nearest">${messages.text('nearest')}</h2></div>
<ol class="hits plain">${nearest.slice(0, MOST_SHOWN).map(near => showNear(view, near))}</ol></section>`
}

function showNear (view: View, { article, passage, text, speaker, published, outlet }: Near): Html {
  const { messages } = view
  return html`<li><article class="row"><div class="margin"><p class="when">${dateLines(published, messages)}</p>${article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}</div>
<div dir="${directionOf(article.language)}"><blockquote class="said" ${inLanguage(article.language)}>${text}</blockquote>
${speaker !== null && html`<p class="by"><a href="${link(view, speakerPath(speaker.name))}">${foreign(speaker.name)}</a></p>`}
<div class="source">${outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? messages.text('article.untitled'))}</a></h3></div>
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, passage)}">${messages.text('do.link')}</a></div></div></article></li>`
}
