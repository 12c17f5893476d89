/** Answers that load without a new page: the address gives the same page, of which what was found and the tools are exchanged. */
import { announce, word } from './words.js'

export interface Loading {
  /** writes the address into the history, when the answer stands */
  remember: (address: string) => void
  /** an answer without hits waits until then (`performance.now()`): a word half typed finds nothing */
  emptyFrom?: number
}

/** The latest question asked wins, in whatever order the answers come. */
export interface Loader {
  load (address: string, loading: Loading): void
  /** the address whose answer stands or is waited for */
  asked (): string
}

/** @param onLoaded called after new results stand in the page */
export function loadResults (onLoaded: () => void): Loader {
  document.body.classList.add('loads')
  let latest: AbortController | null = null
  let asked = location.pathname + location.search

  const load = (address: string, { remember, emptyFrom = 0 }: Loading): void => {
    latest?.abort()
    const own = latest = new AbortController()
    asked = address
    document.getElementById('page')?.setAttribute('aria-busy', 'true')
    fetchPage(address, own.signal, emptyFrom).then(answer => {
      if (latest !== own) return // a newer question has been asked meanwhile
      exchange(answer)
      remember(address)
      onLoaded()
    }).catch(() => {
      if (own.signal.aborted) return
      announce(word('failed'))
      location.assign(address)
    })
  }

  listenToFilters(address => { load(address, { remember: push }) })
  addEventListener('popstate', () => {
    const address = location.pathname + location.search
    if (address !== asked) load(address, { remember: readBox }) // else only the fragment has changed
  })
  return { load, asked: () => asked }
}

const push = (address: string): void => { history.pushState(null, '', address) }

function listenToFilters (load: (address: string) => void): void {
  document.addEventListener('change', event => {
    const form = (event.target as Element | null)?.closest<HTMLFormElement>('form.filters')
    if (form !== null && form !== undefined) load(addressOf(form))
  })
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    if (!form.matches('form.filters')) return
    event.preventDefault()
    load(addressOf(form))
  })
}

/** Where a GET form leads, without its empty fields. */
export function addressOf (form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '')
  const query = new URLSearchParams(fields).toString()
  return query === '' ? '/' : `/?${query}`
}

async function fetchPage (address: string, signal: AbortSignal, emptyFrom: number): Promise<Document> {
  const response = await fetch(address, { signal, headers: { accept: 'text/html' } })
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html')
  const early = emptyFrom - performance.now()
  if (early > 0 && answer.querySelector('.nothing, .notice[role=status]') !== null) await new Promise(resolve => { setTimeout(resolve, early) })
  return answer
}

/** Keeps the box as it is, and the focus on the same filter. */
function exchange (answer: Document): void {
  const focused = describeFocus()
  const found = document.getElementById('found')
  const fresh = answer.getElementById('found')
  const page = document.getElementById('page')
  if (found === null || fresh === null || page === null) throw new Error('no results in the answer')
  found.replaceWith(fresh)
  page.querySelector('.side')?.remove()
  page.append(...answer.querySelectorAll('.side'))
  page.removeAttribute('aria-busy')
  document.title = answer.title
  keepFilters(answer)
  if (focused !== null) document.querySelector<HTMLElement>(focused)?.focus({ preventScroll: true })
  announce(document.getElementById('total')?.textContent ?? '')
}

/** What the box sends beside its own text. */
function keepFilters (answer: Document): void {
  const form = document.querySelector('form.ask')
  for (const field of form?.querySelectorAll('input[type=hidden]') ?? []) field.remove()
  form?.append(...answer.querySelectorAll('form.ask input[type=hidden]'))
}

/** After going back: what was asked then. */
function readBox (address: string): void {
  const box = document.querySelector<HTMLTextAreaElement>('.ask textarea')
  if (box !== null) box.value = new URLSearchParams(address.split('?')[1]).get(box.name) ?? ''
}

function describeFocus (): string | null {
  const active = document.activeElement
  if (!(active instanceof HTMLInputElement) || active.form?.matches('form.filters') !== true) return null
  const value = active.type === 'checkbox' ? `[value="${CSS.escape(active.value)}"]` : ''
  return `form.filters [name="${CSS.escape(active.name)}"]${value}`
}
