/** A ticked filter loads at once: the answer is the same page, of which only the results and tools are exchanged. */
import { announce, word } from './words.js'

/** @param onLoaded called after new results stand in the page */
export function loadResults (onLoaded: () => void): void {
  if (form() === null) return
  document.body.classList.add('loads')
  let latest: AbortController | null = null

  const load = (address: string, remember: boolean): void => {
    latest?.abort()
    const own = latest = new AbortController()
    const page = document.getElementById('page')
    page?.setAttribute('aria-busy', 'true')
    fetchPage(address, own.signal).then(answer => {
      if (latest !== own) return // a newer question has been asked meanwhile
      if (remember) history.pushState(null, '', address)
      exchange(answer)
      onLoaded()
    }).catch(() => {
      if (own.signal.aborted) return
      announce(word('failed'))
      location.assign(address)
    })
  }

  document.addEventListener('change', event => {
    const field = event.target as Element | null
    const own = field?.closest<HTMLFormElement>('form.filters')
    if (own !== null && own !== undefined) load(addressOf(own), true)
  })
  document.addEventListener('submit', event => {
    const own = event.target as HTMLFormElement
    if (!own.matches('form.filters')) return
    event.preventDefault()
    load(addressOf(own), true)
  })
  addEventListener('popstate', () => { load(location.href, false) })
}

async function fetchPage (address: string, signal: AbortSignal): Promise<Document> {
  const response = await fetch(address, { signal, headers: { accept: 'text/html' } })
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

const form = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form.filters')

function addressOf (own: HTMLFormElement): string {
  const fields = [...new FormData(own)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')
  return `/?${new URLSearchParams(fields).toString()}`
}

/** Keeps the focus on the same field and the open folds open. */
function exchange (answer: Document): void {
  const focused = describeFocus()
  const page = document.getElementById('page')
  const fresh = answer.getElementById('page')
  if (page === null || fresh === null) throw new Error('no results in the answer')
  page.replaceWith(fresh)
  document.title = answer.title
  const box = document.querySelector<HTMLTextAreaElement>('.ask textarea')
  const freshBox = answer.querySelector<HTMLTextAreaElement>('.ask textarea')
  if (box !== null && freshBox !== null && box !== document.activeElement) box.value = freshBox.value
  if (focused !== null) document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
  announce(document.getElementById('total')?.textContent ?? '')
}

function describeFocus (): string | null {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement) || active.form?.matches('form.filters') !== true) return null
  const value = active.type === 'checkbox' ? `[value="${CSS.escape(active.value)}"]` : ''
  return `form.filters [name="${CSS.escape(active.name)}"]${value}`
}
