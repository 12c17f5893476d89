/** "Similar wordings" below the hits of a phrase: the words that differ marked, outside the total. */
import type { SimilarWordings, Wording } from '../similar-wordings.js'
import { directionOf, langAttribute } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { articlePath, link, originalPath, passageLink, speakerPath, type View } from '../view.js'
import { citeFold } from './citation.js'
import { showDifference } from './difference.js'
import { dateLines, foreign, inLanguage, sampleMark, verdictWords } from './parts.js'

/** The sentence begins before the place. */
const STARTS_INSIDE = /^\p{Ll}/u

export function similarWordings (view: View, { phrase, wordings, late, loose }: SimilarWordings): Child {
  const { messages } = view
  const check = link(view, '/check', [['quote', phrase], ['as', 'one']])
  if (late) return html`<p class="row section"><span class="label">${messages.text('wordings')}</span><a href="${check}">${messages.html('nothing.check', { part: html`<q>${phrase}</q>` })}</a></p>`
  if (wordings.length === 0) return null
  return html`<section class="section" aria-labelledby="wordings">
<div class="row"><p class="label">${messages.text('similar.label')}</p><div><h2 id="wordings">${messages.text('wordings')}</h2>
<p class="small quiet">${loose && messages.text('wordings.loose')} ${messages.text('wordings.legend')} <a href="${check}">${messages.text('wordings.check')}</a></p></div></div>
<ol class="hits plain">${wordings.map(wording => showWording(view, wording, check))}</ol>
</section>`
}

function showWording (view: View, { match, others }: Wording, check: string): Html {
  const { messages } = view
  const { article, speaker } = match
  const beside = (sentence: string | null): Child => sentence !== null && html`<span class="around">${sentence}</span>`
  return html`<li><article class="row">
<div class="margin"><p class="verdict altered">${verdictWords('altered', messages)}</p><p class="when">${dateLines(match.published, messages)}</p>
${article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}</div>
<div dir="${directionOf(article.language)}">
<blockquote class="said" ${inLanguage(article.language)}>${beside(match.before)} ${STARTS_INSIDE.test(match.text) && '… '}<span class="passage"><mark>${showDifference(match.text, match.diff, messages)}</mark></span> ${beside(match.after)}</blockquote>
${speaker !== null && html`<p class="by"><a href="${link(view, speakerPath(speaker.name))}">${foreign(speaker.name)}</a></p>`}
<div class="source">${match.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(match.outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? messages.text('article.untitled'))}</a></h3></div>
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, match.passage)}">${messages.text('do.link')}</a>
<a class="do" href="${originalPath(article.id)}">${messages.text('do.original')}</a>
${citeFold(view, { id: match.passage, speaker: speaker?.name ?? null, title: article.title, outlet: match.outlet, published: match.published, authors: article.authors, url: article.url, language: article.language })}
${others > 0 && html`<a class="do" href="${check}">${messages.text('wordings.others', { count: others })}</a>`}</div>
</div></article></li>`
}
