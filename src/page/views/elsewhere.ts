/** What the same speaker is quoted with in the same days in other languages: perhaps the same words translated. */
import type { Elsewhere } from '../../search/answer.js'
import { directionOf, langAttribute } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { articlePath, link, passageLink, speakerPath, type View } from '../view.js'
import { dateLines, foreign, inLanguage, languageLabel, sampleMark } from './parts.js'

const MOST_SHOWN = 6

export function elsewhereQuotes (view: View, elsewhere: readonly Elsewhere[]): Child {
  const { messages } = view
  if (elsewhere.length === 0) return null
  return html`<section class="section" aria-labelledby="elsewhere"><div class="row"><p class="label">${messages.text('nearest.label')}</p><h2 id="elsewhere">${messages.text('elsewhere')}</h2></div>
<ol class="hits plain">${elsewhere.slice(0, MOST_SHOWN).map(quote => showQuote(view, quote))}</ol></section>`
}

function showQuote (view: View, { article, passage, text, speaker, language }: Elsewhere): Html {
  const { messages } = view
  return html`<li><article class="row"><div class="margin"><p class="when">${dateLines(article.published, messages)}</p>${article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}</div>
<div dir="${directionOf(language)}"><blockquote class="said" ${inLanguage(language)}><b class="passage">${text}</b></blockquote>
${speaker !== null && html`<p class="by"><a href="${link(view, speakerPath(speaker))}">${foreign(speaker)}</a></p>`}
<div class="source">${article.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(article.outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? messages.text('article.untitled'))}</a></h3> ${languageLabel(language, messages)}</div>
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, passage)}">${messages.text('do.link')}</a></div></div></article></li>`
}
