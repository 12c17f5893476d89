/** "Copy quote" beside every passage: what is copied is the stored text, character for character. */
import { announce, word } from './words.js'
import { writeClipboard } from './write-clipboard.js'

const SHOWN = 2000 // ms

export function addCopyButtons (root: ParentNode): void {
  for (const deeds of root.querySelectorAll<HTMLElement>('.deeds')) {
    const passage = passageOf(deeds)
    if (passage === null || deeds.querySelector('.copy') !== null) continue
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'do copy'
    button.textContent = word('copy')
    button.addEventListener('click', () => { copy(passage, button).catch(() => {}) })
    deeds.prepend(button)
  }
}

function passageOf (deeds: HTMLElement): HTMLElement | null {
  return deeds.parentElement?.querySelector<HTMLElement>('.passage, .printed') ?? null
}

async function copy (passage: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const done = await writeClipboard(printedText(passage))
  button.textContent = word(done ? 'copied' : 'copyFailed')
  announce(button.textContent)
  setTimeout(() => { button.textContent = word('copy') }, SHOWN)
}

/** Without what was pasted: that stands in `rt` and `.pasted`. */
function printedText (passage: HTMLElement): string {
  const copied = passage.cloneNode(true) as HTMLElement
  for (const pasted of copied.querySelectorAll('rt, .pasted')) pasted.remove()
  return (copied.textContent ?? '').trim()
}
