/** Searches while its reader types. The box is never touched, so nothing here can hold up a key. */
import { addressOf, type Loader } from './load-results.js'

/** Between two keys of people who type slowly. */
const PAUSE = 220 // ms
/** Whoever rests so long wants to hear that there is nothing. */
const REST = 900 // ms
/** A longer text is pasted to be checked: Enter sends it. */
const LONGEST = 300 // characters

export function searchAsTyped ({ load, asked }: Loader): void {
  const box = document.querySelector<HTMLTextAreaElement>('.ask textarea')
  const form = box?.form
  if (box === null || form === null || form === undefined || box.name !== 'q' || location.pathname !== '/') return
  let timer: ReturnType<typeof setTimeout> | undefined
  let typedAt = 0
  let hasEntry = false

  // one step back leads to before the typing, not to every letter of it
  const remember = (address: string): void => {
    if (hasEntry) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    hasEntry = true
  }
  const ask = (): void => {
    const address = addressOf(form)
    if (address !== asked() && isTyped(box.value)) load(address, { remember, emptyFrom: typedAt + REST })
  }
  const wait = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return
    typedAt = performance.now()
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  }
  box.addEventListener('input', wait)
  box.addEventListener('compositionend', wait)
  box.addEventListener('blur', () => { hasEntry = false })
  addEventListener('popstate', () => { hasEntry = false })
  form.addEventListener('submit', () => { clearTimeout(timer) })
}

/** Lines are a list, which is checked as a whole. */
const isTyped = (text: string): boolean => text.length <= LONGEST && !text.includes('\n')
