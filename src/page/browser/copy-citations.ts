/** Copy buttons beside citations, when the fold that holds them is opened. Files are fetched first. */
import { announce, word } from './words.js'
import { writeClipboard } from './write-clipboard.js'

const SHOWN = 2000 // ms

export function listenToCites (): void {
  // a fold does not bubble its toggle
  document.addEventListener('toggle', event => {
    const fold = event.target as HTMLDetailsElement
    if (fold.matches('details.cite') && fold.open) addButtons(fold)
  }, true)
  const shown = document.querySelector<HTMLElement>('.side .cites')
  if (shown !== null) addButtons(shown)
}

function addButtons (place: ParentNode): void {
  for (const cite of place.querySelectorAll<HTMLElement>('.citation, .citation-file')) {
    if (cite.nextElementSibling?.matches('button') === true) continue
    const name = cite.matches('a') ? `${word('copyText')} ${cite.textContent ?? ''}` : word('copyText')
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'do copy-cite'
    button.textContent = name
    button.addEventListener('click', () => {
      textOf(cite).then(writeClipboard).catch(() => false).then(done => {
        button.textContent = word(done ? 'copied' : 'copyFailed')
        announce(button.textContent)
        setTimeout(() => { button.textContent = name }, SHOWN)
      }).catch(() => {})
    })
    cite.after(' ', button)
  }
}

async function textOf (cite: HTMLElement): Promise<string> {
  if (!(cite instanceof HTMLAnchorElement)) return (cite.textContent ?? '').trim()
  const response = await fetch(cite.href)
  if (!response.ok) throw new Error(response.statusText)
  return await response.text()
}
