/** Work that was asked for and goes on after the answer: how far it is, and how it ended. */
import { randomUUID } from 'node:crypto'
import type { Task } from './archive.js'
import type { Database } from './database.js'

export type TaskChange = Partial<Pick<Task, 'state' | 'done' | 'total' | 'result' | 'error'>>

const INTERRUPTED = 'interrupted: the process ended; send it again'

export function createTask (database: Database, kind: string, total: number | null, at: string): Task {
  const task: Task = { id: randomUUID(), kind, state: 'waiting', done: 0, total, createdAt: at, finishedAt: null, result: null, error: null }
  database.run(`INSERT INTO tasks (id, kind, state, done, total, created_at, finished_at, result, error)
    VALUES (?, ?, ?, ?, ?, ?, NULL, 'null', NULL)`, task.id, kind, task.state, task.done, total, at)
  return task
}

/** @throws RangeError when there is no such task */
export function updateTask (database: Database, id: string, change: TaskChange, at: string): void {
  const task = readTask(database, id)
  if (task === null) throw new RangeError(`there is no task ${id}`)
  const { state, done, total, result, error } = { ...task, ...change }
  const finishedAt = state === 'succeeded' || state === 'failed' ? task.finishedAt ?? at : null
  database.run('UPDATE tasks SET state = ?, done = ?, total = ?, result = ?, error = ?, finished_at = ? WHERE id = ?',
    state, done, total, JSON.stringify(result) ?? 'null', error, finishedAt, id)
}

export function readTask (database: Database, id: string): Task | null {
  const row = database.get<Omit<Task, 'result'> & { result: string }>(`
    SELECT id, kind, state, done, total, created_at AS createdAt, finished_at AS finishedAt, result, error
    FROM tasks WHERE id = ?`, id)
  if (row === undefined) return null
  const { id: taskId, kind, state, done, total, createdAt, finishedAt, error } = row
  return { id: taskId, kind, state, done, total, createdAt, finishedAt, result: JSON.parse(row.result) as unknown, error }
}

/** What was under way when the process ended was never acknowledged as done: it has failed. */
export function failInterruptedTasks (database: Database, at: string): void {
  database.run("UPDATE tasks SET state = 'failed', error = ?, finished_at = ? WHERE state IN ('waiting', 'running')", INTERRUPTED, at)
}
