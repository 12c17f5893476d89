/** Single keys for people who stay on the keyboard. They rest while a field has the focus, and can be switched off. */
import { addCopyButtons } from './copy-buttons.js'

const OFF = 'verbatim-keys-off'
const PAIR_TIME = 1000 // ms between the two keys of a pair

const boxOf = (): HTMLTextAreaElement | null => document.querySelector<HTMLTextAreaElement>('.ask textarea')
const hits = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.hits > li')]
const current = (): HTMLElement | null => document.querySelector<HTMLElement>('.hits > [aria-current]')

const pairs: Record<string, string> = { s: '.top nav a[href^="/"]:nth-of-type(1)', c: '.top nav a:nth-of-type(2)' }

const deeds: Record<string, () => void> = {
  '/': () => {
    const box = boxOf()
    box?.focus()
    box?.select()
  },
  j: () => { step(1) },
  k: () => { step(-1) },
  o: () => { current()?.querySelector<HTMLAnchorElement>('h3 a')?.click() },
  c: () => {
    addCopyButtons(document)
    const place = current() ?? document.querySelector<HTMLElement>('main')
    place?.querySelector<HTMLButtonElement>('.copy')?.click()
  },
  x: () => { toggle(current()?.querySelector<HTMLDetailsElement>('.copies')) },
  e: () => { toggle(current()?.querySelector<HTMLDetailsElement>('.cite')) },
  f: () => {
    const tools = document.getElementById('tools')
    tools?.scrollIntoView()
    tools?.focus()
  },
  '?': () => {
    const list = document.querySelector<HTMLDetailsElement>('.keys')
    toggle(list)
    list?.scrollIntoView()
  }
}

export function listenToKeys (): void {
  const list = document.querySelector<HTMLDetailsElement>('.keys')
  const choice = document.querySelector<HTMLInputElement>('#single-keys')
  if (list === null || choice === null) return
  list.hidden = false
  choice.checked = localStorage.getItem(OFF) === null
  choice.addEventListener('change', () => {
    if (choice.checked) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  })
  let before = { key: '', at: 0 }
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') leave()
    if (!choice.checked || event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return
    const isPair = before.key === 'g' && event.timeStamp - before.at < PAIR_TIME
    before = { key: event.key, at: event.timeStamp }
    if (isPair && pairs[event.key] !== undefined) {
      document.querySelector<HTMLAnchorElement>(pairs[event.key] as string)?.click()
      return
    }
    const deed = deeds[event.key]
    if (deed === undefined) return
    event.preventDefault()
    deed()
  })
}

function isField (target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || (target instanceof HTMLInputElement && target.type !== 'checkbox')
}

function step (by: number): void {
  const all = hits()
  const at = all.findIndex(hit => hit.hasAttribute('aria-current'))
  const next = all[at === -1 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))]
  if (next === undefined) return
  all[at]?.removeAttribute('aria-current')
  next.setAttribute('aria-current', 'true')
  next.querySelector<HTMLElement>('h3 a')?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}

function toggle (fold: HTMLDetailsElement | null | undefined): void {
  if (fold !== null && fold !== undefined) fold.open = !fold.open
}

/** Escape leaves the box; outside it closes what was unfolded. */
function leave (): void {
  if (isField(document.activeElement)) {
    (document.activeElement as HTMLElement).blur()
    return
  }
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[open]')) fold.open = false
}
