/** Sends one article, or a file of many, and follows the task until it is known what became of it. */
import type { Parcel } from './read-records.js'

/** How often and how long a task is asked for. */
const EVERY = 700 // ms
const ASKED = 400

export interface Outcome {
  state: 'taken' | 'same' | 'rejected' | 'failed' | 'tooLong' | 'token'
  /** articles taken, and not taken, of this file */
  taken: number
  rejected: number
  /** in the words of the service */
  detail: string
  /** ids */
  articles: string[]
}

interface Task {
  state: 'waiting' | 'running' | 'succeeded' | 'failed'
  error: string | null
  result: { articles?: string[], taken?: number, changed?: number, same?: number, rejected?: number, rejects?: Array<{ detail: string }> } | null
}

const nothing = { taken: 0, rejected: 0, detail: '', articles: [] }

/** @param onSent called when the service has it and only the task is waited for */
export async function sendParcel (parcel: Parcel, token: string, onSent: () => void): Promise<Outcome> {
  const { type, body } = await parcel.read()
  const headers = { 'content-type': type, ...(token !== '' && { authorization: `Bearer ${token}` }) }
  const response = await fetch('/api/v1/articles', { method: 'POST', headers, body })
  if (!response.ok) {
    const { detail = response.statusText } = await response.json().catch(() => ({})) as { detail?: string }
    return { ...nothing, state: response.status === 401 ? 'token' : response.status < 500 ? 'rejected' : 'failed', rejected: 1, detail }
  }
  const { task } = await response.json() as { task: string }
  onSent()
  return await follow(task)
}

async function follow (id: string): Promise<Outcome> {
  for (let asked = 0; asked < ASKED; asked++) {
    const task = await (await fetch(`/api/v1/tasks/${encodeURIComponent(id)}`)).json() as Task
    if (task.state === 'failed') return { ...nothing, state: 'failed', rejected: 1, detail: task.error ?? '' }
    if (task.state === 'succeeded') return describe(task.result ?? {})
    await new Promise(resolve => { setTimeout(resolve, EVERY) })
  }
  return { ...nothing, state: 'tooLong' }
}

function describe ({ articles = [], taken = 0, changed = 0, same = 0, rejected = 0, rejects = [] }: NonNullable<Task['result']>): Outcome {
  const state = taken + changed > 0 ? 'taken' : same > 0 ? 'same' : 'rejected'
  return { state, taken: taken + changed + same, rejected, detail: rejects[0]?.detail ?? '', articles }
}
