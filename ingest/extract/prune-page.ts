/** Takes out of a page what its mark-up calls something other than the article: share bars, captions, newsletter boxes, related links. */
import { readConfig } from '../config.js'
import { isHidden } from './collect-blocks.js'
import { textOf, type DomDocument, type DomElement } from './dom.js'

const parts = readConfig<{ always: string[], linked: string[], hidden: string[] }>('page-parts.json')
const always = new Set(parts.always)
const linked = new Set(parts.linked)
const hidden = new Set(parts.hidden)

const MOST_SHARE = 0.2 // of the page's running text; what holds more may be the article, whatever its class says
const MAIN_SHARE = 0.5 // of the page's running text
const LINKED = 0.4 // share of a part's characters that stand in links
const LONGEST_NAME = 3 // words of a name in the table
const KEPT = new Set(['html', 'body', 'main', 'article', 'h1'])

/**
 * Class names are read as words: `c-shareBar__list` has share, bar, share-bar. A part goes when its
 * name is in `config/page-parts.json` and it holds little of the running text; doubtful names only
 * where most of the part is links.
 */
export function prunePage (document: DomDocument): void {
  const whole = proseLength(document.body ?? document)
  const verdicts = new Map<string, Verdict>()
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    if (KEPT.has(element.localName)) continue
    const written = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    const verdict = verdicts.get(written) ?? judgeNames(written)
    verdicts.set(written, verdict)
    const sure = verdict === 'always'
    if (verdict === 'none') continue
    if (proseLength(element) > whole * MOST_SHARE || element.querySelector('h1') !== null) continue
    if (sure || linkShare(element) >= LINKED) element.remove()
  }
}

/**
 * Shows what scripts would show: pages that are sent in pieces have their text in a hidden part, and
 * put it in its place when they run. A part with most of the page's running text is no secret.
 */
export function revealText (document: DomDocument): void {
  const whole = proseLength(document.body ?? document)
  for (const element of document.querySelectorAll('[hidden], [style*="display"], [style*="visibility"]')) {
    if (!isHidden(element) || proseLength(element) < whole * MAIN_SHARE) continue
    element.removeAttribute('hidden')
    element.removeAttribute('style')
  }
}

type Verdict = 'always' | 'linked' | 'none'

/** @param written class and id of an element */
function judgeNames (written: string): Verdict {
  const names = namesOf(written)
  if (names.some(name => always.has(name)) || isHiddenByClass(written)) return 'always'
  return names.some(name => linked.has(name)) ? 'linked' : 'none'
}

/** `hidden`, but not `hidden md:block`, which is hidden on telephones alone. */
function isHiddenByClass (written: string): boolean {
  const tokens = written.toLowerCase().split(/\s+/)
  return tokens.some(token => hidden.has(token)) && !tokens.some(token => /:(?:block|flex|inline|grid|table|contents|not-sr-only)/.test(token) || /^d-(?:\w{2,3}-)?(?:block|flex|inline)/.test(token))
}

/** @example 'c-shareBar__list' // → c, share, bar, list, c-share, share-bar, bar-list, … */
function namesOf (written: string): string[] {
  const names: string[] = []
  for (const token of written.split(/\s+/)) {
    if (token === '' || token.length > 100) continue
    const words = token.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase().split(/[^a-z\d]+/).filter(word => word !== '')
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + LONGEST_NAME); to++) names.push(words.slice(from, to).join('-'))
    }
  }
  return names
}

/** Characters of paragraphs. */
function proseLength (element: DomElement): number {
  let length = element.localName === 'p' ? (element.textContent ?? '').length : 0
  for (const paragraph of element.querySelectorAll('p')) length += (paragraph.textContent ?? '').length
  return length
}

function linkShare (element: DomElement): number {
  const length = textOf(element).length
  if (length === 0) return 1
  let inLinks = 0
  for (const link of element.querySelectorAll('a')) inLinks += textOf(link).length
  return inLinks / length
}
