/** What becomes of what was handed in: receipt, task, and what was not taken. */
import { Type, type Static } from 'typebox'
import type { StoredRejection, Task } from '../../archive/archive.js'
import type { Receipt } from '../../intake/intake.js'
import { type Assert, count, instant, named, nullable, ref, type Same, text } from './forms.js'

export const ReceiptSchema = named('Receipt', 'What was handed in is safe; the task follows the rest.', {
  task: Type.String(),
  location: Type.String({ description: 'address of the task' }),
  articles: Type.Array(Type.String(), { description: 'ids of the articles that are in the archive already, the first thousand' })
})

export const TaskSchema = named('Task', 'Work that goes on after the answer.', {
  id: Type.String(),
  kind: Type.String(),
  state: Type.Enum(['waiting', 'running', 'succeeded', 'failed']),
  done: count('steps done'),
  total: nullable(count('steps in all')),
  createdAt: instant('when it was handed in'),
  finishedAt: nullable(instant('when it ended')),
  result: Type.Unknown({ description: 'counts of what was taken, when it succeeded' }),
  error: text
})

export const RejectSchema = named('Reject', 'Something that was not taken, and why.', {
  id: Type.Integer(),
  at: instant('when'),
  origin: Type.String(),
  stage: Type.Enum(['read', 'decode', 'parse', 'repair', 'clean', 'detect', 'split', 'attribute', 'store']),
  reason: Type.String({ description: 'machine-readable' }),
  detail: Type.String(),
  original: nullable(Type.String({ description: 'SHA-256 of the kept bytes' }))
})

export const RejectListSchema = named('RejectList', 'What was not taken.', {
  rejects: Type.Array(ref(RejectSchema)),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' }))
})

/** Schema and type say the same. */
export type IntakeAgreements = [
  Assert<Same<Static<typeof ReceiptSchema>, Receipt>>,
  Assert<Same<Static<typeof TaskSchema>, Task>>,
  Assert<[StoredRejection] extends [Static<typeof RejectSchema>] ? true : false>
]
