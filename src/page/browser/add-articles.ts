/** The form for adding articles: sends records to the interface for programs and says what became of each. */

/** How often and how long a task is asked for. */
const EVERY = 700 // ms
const ASKED = 120

type Words = Record<string, string>

interface Task {
  state: 'waiting' | 'running' | 'succeeded' | 'failed'
  error: string | null
  result: { articles?: string[], taken?: number, changed?: number, same?: number, rejected?: number, rejects?: Array<{ detail: string }> } | null
}

interface Problem {
  detail?: string
}

export function addArticles (): void {
  const form = document.querySelector<HTMLFormElement>('#add')
  if (form === null) return
  const words = JSON.parse(form.dataset.words ?? '{}') as Words
  form.hidden = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    sendAll(form, words).catch(() => {})
  })
}

async function sendAll (form: HTMLFormElement, words: Words): Promise<void> {
  const button = form.querySelector<HTMLButtonElement>('button.go')
  const records = await readRecords(form)
  if (records.length === 0) {
    addLine(form, words.empty ?? '')
    return
  }
  if (button !== null) button.disabled = true
  for (const { name, record } of records) {
    const line = addLine(form, name)
    await sendOne(form, record, text => { line.append(` – ${text}`) }, line, words).catch((error: unknown) => {
      line.append(` – ${words.failed ?? ''}: ${error instanceof Error ? error.message : String(error)}`)
    })
  }
  if (button !== null) button.disabled = false
}

function addLine (form: HTMLFormElement, text: string): HTMLElement {
  const line = document.createElement('li')
  const name = document.createElement('bdi')
  name.textContent = text
  line.append(name)
  form.querySelector('.progress')?.append(line)
  return line
}

interface NamedRecord {
  name: string
  record: Record<string, string>
}

async function readRecords (form: HTMLFormElement): Promise<NamedRecord[]> {
  const field = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value.trim()
  const known = Object.fromEntries(['title', 'outlet', 'published'].map(name => [name, field(name)]).filter(([, value]) => value !== ''))
  const records: NamedRecord[] = []
  const url = field('url')
  const text = (form.elements.namedItem('text') as HTMLTextAreaElement).value
  if (text.trim() !== '') records.push({ name: field('title') || text.trim().slice(0, 60), record: { ...known, text, ...(url !== '' && { url }) } })
  else if (url !== '') records.push({ name: url, record: { ...known, url } })
  for (const file of (form.elements.namedItem('file') as HTMLInputElement).files ?? []) {
    const record = { ...known, base64: toBase64(new Uint8Array(await file.arrayBuffer())), ...(file.type !== '' && { contentType: file.type }) }
    records.push({ name: file.name, record })
  }
  return records
}

function toBase64 (bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary)
}

async function sendOne (form: HTMLFormElement, record: Record<string, string>, say: (text: string) => void, line: HTMLElement, words: Words): Promise<void> {
  say(words.sending ?? '')
  const token = (form.elements.namedItem('token') as HTMLInputElement).value
  const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) }
  const response = await fetch('/api/v1/articles', { method: 'POST', headers, body: JSON.stringify(record) })
  if (response.status === 401) askForToken(form)
  if (!response.ok) {
    const problem = await response.json().catch(() => ({})) as Problem
    say(`${response.status === 401 ? words.token ?? '' : words.rejected ?? ''} ${problem.detail ?? response.statusText}`)
    return
  }
  const { task } = await response.json() as { task: string }
  say(words.waiting ?? '')
  await follow(task, say, line, words)
}

function askForToken (form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>('.token')
  if (place === null) return
  place.hidden = false
  place.querySelector('input')?.focus()
}

async function follow (id: string, say: (text: string) => void, line: HTMLElement, words: Words): Promise<void> {
  for (let asked = 0; asked < ASKED; asked++) {
    const task = await (await fetch(`/api/v1/tasks/${encodeURIComponent(id)}`)).json() as Task
    if (task.state === 'failed') {
      say(`${words.failed ?? ''}: ${task.error ?? ''}`)
      return
    }
    if (task.state === 'succeeded') {
      tell(task.result ?? {}, say, line, words)
      return
    }
    await new Promise(resolve => { setTimeout(resolve, EVERY) })
  }
  say(words.tooLong ?? '')
}

function tell (result: NonNullable<Task['result']>, say: (text: string) => void, line: HTMLElement, words: Words): void {
  if ((result.rejected ?? 0) > 0) say(`${words.rejected ?? ''}: ${result.rejects?.[0]?.detail ?? ''}`)
  else say((result.same ?? 0) > 0 ? words.same ?? '' : words.taken ?? '')
  const id = result.articles?.[0]
  if (id === undefined) return
  const link = document.createElement('a')
  link.href = `/articles/${encodeURIComponent(id)}`
  link.textContent = words.open ?? ''
  line.append(' ', link)
}
