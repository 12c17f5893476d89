/** The frame of every page: header with the box, content, tools beside it, footer. */
import { html, plainText, type Child, type Html } from '../html.js'
import { loadMessages, UI_LANGUAGES, type MessageKey } from '../messages.js'
import type { Pairs } from '../search-state.js'
import { link, type View } from '../view.js'

export type Section = 'search' | 'check' | 'speakers' | 'sources' | 'add'

export interface Page {
  title: string | null
  /** which entry of the navigation is this page */
  section?: Section
  /** what stands in the box; null leaves the box out of the header */
  box: Box | null
  /** above `main`; stays when script exchanges what was found */
  opening?: Child
  main: Child
  /** column of tools; labelled for screen readers */
  side?: { label: string, content: Child } | null
  /** id of the part that "Skip to" leads to */
  skipTo?: string
}

export interface Box {
  text: string
  asks: 'search' | 'check'
  /** what is sent beside the text: the filters of a search */
  kept?: Pairs
}

const SECTIONS: Array<{ section: Section, path: string, label: MessageKey }> = [
  { section: 'search', path: '/', label: 'nav.search' },
  { section: 'check', path: '/check', label: 'nav.check' },
  { section: 'speakers', path: '/speakers', label: 'nav.speakers' },
  { section: 'add', path: '/add', label: 'nav.add' }
]

/** Words the script needs, for buttons that it adds. */
const SCRIPT_WORDS = ['script.copy', 'script.copyTable', 'script.copyText', 'script.within', 'script.copied', 'script.copyFailed', 'script.failed', 'script.keysOn', 'script.save', 'script.saved', 'script.saveFailed'] as const satisfies readonly MessageKey[]

export function layout (view: View, page: Page): Html {
  const { messages } = view
  const title = page.title === null ? 'Verbatim' : `${plainText(page.title)} – Verbatim`
  const words = Object.fromEntries(SCRIPT_WORDS.map(key => [key.replace('script.', ''), messages.text(key)]))
  return html`<!doctype html>
<html lang="${messages.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="stylesheet" href="${view.assets.style.path}">
<link rel="icon" type="image/svg+xml" href="${view.assets.icon.path}">
<script type="module" src="${view.assets.script.path}"></script>
</head>
<body data-words="${JSON.stringify(words)}">
<a class="skip" href="#${page.skipTo ?? 'content'}">${messages.text('skip')}</a>
<header class="top">
<a class="name" href="${link(view, '/')}">Verbatim</a>
${page.box === null ? html`<span></span>` : box(view, page.box)}
<nav aria-label="${messages.text('nav')}">${SECTIONS.map(({ section, path, label }) => html`<a href="${link(view, path)}"${section === page.section && html` aria-current="page"`}>${messages.text(label)}</a>`)}</nav>
</header>
<p class="unseen" role="status" id="said"></p>
<div class="page" id="page">
<main id="content" tabindex="-1">${page.opening}<div id="found">${page.main}</div></main>
${page.side !== undefined && page.side !== null && html`<aside class="side" id="tools" tabindex="-1" aria-label="${page.side.label}">${page.side.content}</aside>`}
</div>
${footer(view)}
</body>
</html>
`
}

/** The one box for anything. Its label is seen by screen readers; the first page has a visible one. */
export function box (view: View, { text, asks, kept = [] }: Box, options: { labelled?: boolean, rows?: number, focus?: boolean } = {}): Html {
  const { messages } = view
  const name = asks === 'search' ? 'q' : 'quote'
  return html`<form class="ask" role="search" action="${asks === 'search' ? '/' : '/check'}" method="get">
${options.labelled !== true && html`<label class="unseen" for="q">${messages.text(asks === 'search' ? 'box.search' : 'box.check')}</label>`}
<textarea id="q" name="${name}" rows="${options.rows ?? 1}" spellcheck="false" dir="auto" autocomplete="off"${options.focus === true && html` autofocus`}${options.labelled === true && html` aria-describedby="hint"`}>
${text}</textarea>
${hiddenFields(kept)}${uiField(view)}<button class="go">${messages.text(asks === 'search' ? 'do.search' : 'do.check')}</button>
</form>`
}

export function hiddenFields (pairs: Pairs): Html[] {
  return pairs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)
}

export function uiField (view: View): Child {
  return view.ui !== null && html`<input type="hidden" name="ui" value="${view.ui}">`
}

/** Each language in its own name. */
const LANGUAGES = UI_LANGUAGES.map(language => ({ language, name: loadMessages(language).text('this.language') }))

function footer (view: View): Html {
  const { messages, archive } = view
  return html`<footer class="foot">
${archive !== null && html`<span>${messages.text('footer.articles', { count: archive.articles })}</span>
<span>${archive.index.pending === 0 ? messages.text('footer.searchable') : messages.text('footer.pending', { count: archive.index.pending })}</span>`}
<a href="${link(view, '/sources')}">${messages.text('nav.sources')}</a>
<a href="/docs">${messages.text('footer.api')}</a>
<span>${LANGUAGES.map(({ language, name }, index) => html`${index > 0 && ' / '}${language === messages.language
    ? html`<b lang="${language}">${name}</b>`
    : html`<a href="${link({ ui: language }, view.path, view.parameters)}" lang="${language}" hreflang="${language}">${name}</a>`}`)}</span>
<details class="keys" hidden><summary>${messages.text('keys')}</summary>
<ul class="fold">
${(['/', 'j', 'k', 'o', 'Enter', 'c', 'x', 'e', 'f', 'g s', 'g c', 'Esc', '?'] as const).map(key => html`<li>${key.split(' ').map(part => html`<kbd>${part}</kbd> `)}${messages.text(`keys.${key}`)}</li>`)}
<li><label><input type="checkbox" id="single-keys" checked> ${messages.text('script.keysOn')}</label></li>
</ul></details>
</footer>`
}
