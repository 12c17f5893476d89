/** Waits for a task as a client does: by asking. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Task } from '../../src/archive/archive.js'
import { ask } from './ask.js'

const PAUSE = 100 // ms

/** @param location as given by the answer that started it */
export async function awaitTask (url: string, location: string): Promise<Task> {
  for (;;) {
    const { status, body, text } = await ask(url, location)
    if (status !== 200) throw new Error(`${location}: ${status} ${text}`)
    const task = body as Task
    if (task.state === 'succeeded' || task.state === 'failed') return task
    await sleep(PAUSE)
  }
}
