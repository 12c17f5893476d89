/** "Save this search": kept in the archive, with a feed of what comes from then on. */
import { announce, word } from './words.js'

export function addSaveButton (): void {
  const place = document.querySelector<HTMLElement>('.save')
  if (place === null || place.childElementCount > 0) return
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'do'
  button.textContent = word('save')
  button.addEventListener('click', () => { save(place).catch((error: unknown) => { tell(place, `${word('saveFailed')}: ${error instanceof Error ? error.message : String(error)}`) }) })
  place.append(button)
}

async function save (place: HTMLElement): Promise<void> {
  const search: unknown = JSON.parse(place.dataset.search ?? '{}')
  const name = place.dataset.name ?? ''
  const response = await fetch('/api/v1/saved-searches', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: name === '' ? document.title : name, search }) })
  const answer = await response.json() as { feed?: string, detail?: string }
  if (!response.ok || answer.feed === undefined) throw new Error(answer.detail ?? response.statusText)
  const link = document.createElement('a')
  link.href = answer.feed
  link.textContent = word('saved')
  place.replaceChildren(link)
  link.focus()
  announce(word('saved'))
}

function tell (place: HTMLElement, text: string): void {
  const said = document.createElement('span')
  said.textContent = text
  place.replaceChildren(said)
  announce(text)
}
