/** The form for adding articles: sends what it holds, a few at a time, and says what became of each. */
import { readParcels, type Parcel } from './read-records.js'
import { sendParcel, type Outcome } from './send-parcel.js'

/** The service reads as many at once; more would only wait there. */
const AT_ONCE = 3

type Words = Record<string, string>

export function addArticles (): void {
  const form = document.querySelector<HTMLFormElement>('#add')
  if (form === null) return
  const words = JSON.parse(form.dataset.words ?? '{}') as Words
  for (const hidden of form.querySelectorAll<HTMLElement>('.with-script')) hidden.hidden = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    sendAll(form, words).catch(() => {})
  })
}

async function sendAll (form: HTMLFormElement, words: Words): Promise<void> {
  const parcels = readParcels(form)
  const [button, bar, summary, list] = ['button.go', 'progress', '.sum', '.progress-list'].map(selector => form.querySelector<HTMLElement>(selector)) as [HTMLButtonElement, HTMLProgressElement, HTMLElement, HTMLElement]
  if (parcels.length === 0) {
    summary.textContent = words.empty ?? ''
    return
  }
  const token = (form.elements.namedItem('token') as HTMLInputElement).value
  const sums = { done: 0, taken: 0, rejected: 0 }
  button.disabled = true
  bar.hidden = false
  bar.max = parcels.length
  bar.value = 0
  list.replaceChildren()
  summary.textContent = words.sending ?? ''
  await inParallel(parcels, async parcel => {
    const line = addLine(list, parcel)
    const outcome = await sendParcel(parcel, token, () => { tell(line, words.waiting ?? '') })
      .catch((error: unknown): Outcome => ({ state: 'failed', taken: 0, rejected: 1, detail: error instanceof Error ? error.message : String(error), articles: [] }))
    describe(line, outcome, words)
    if (outcome.state === 'token') askForToken(form)
    sums.taken += outcome.taken
    sums.rejected += outcome.rejected
    bar.value = ++sums.done
    summary.textContent = `${sums.done} / ${parcels.length}: ${words.taken ?? ''} ${sums.taken}, ${words.rejected ?? ''} ${sums.rejected}`
  })
  button.disabled = false
}

async function inParallel (parcels: readonly Parcel[], work: (parcel: Parcel) => Promise<void>): Promise<void> {
  const waiting = parcels.values()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (const parcel of waiting) await work(parcel)
  }))
}

function addLine (list: HTMLElement, { name }: Parcel): HTMLElement {
  const line = document.createElement('li')
  const shown = document.createElement('bdi')
  shown.textContent = name
  const state = document.createElement('span')
  state.className = 'quiet'
  line.append(shown, ' ', state)
  list.append(line)
  return line
}

function tell (line: HTMLElement, text: string): void {
  const state = line.querySelector('.quiet')
  if (state !== null) state.textContent = text
}

function describe (line: HTMLElement, { state, taken, rejected, detail, articles }: Outcome, words: Words): void {
  const counts = taken + rejected > 1 ? ` (${words.taken ?? ''} ${taken}, ${words.rejected ?? ''} ${rejected})` : ''
  tell(line, `${words[state] ?? ''}${counts}${detail === '' ? '' : `: ${detail}`}`)
  line.className = state
  for (const id of articles.slice(0, 1)) {
    const link = document.createElement('a')
    link.href = `/articles/${encodeURIComponent(id)}`
    link.textContent = words.open ?? ''
    line.append(' ', link)
  }
}

function askForToken (form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('.token')
  if (place === null) return
  place.hidden = false
  place.querySelector('input')?.focus()
}
