/** What the archive holds: people, sources, counts; and whether the service is well. */
import { Type, type Static } from 'typebox'
import type { SpeakerList } from '../../answers/speaker-list.js'
import type { StatusAnswer } from '../../answers/status-answer.js'
import type { SourceStatus } from '../../archive/archive.js'
import { type Assert, count, named, nullable, ref, type Same, text } from './forms.js'

export const SpeakerNameSchema = named('SpeakerName', 'One of the names a speaker goes by.', {
  name: Type.String(),
  count: count('articles in which they speak under it'),
  reason: Type.Enum(['first', 'spelling', 'initial'], { description: 'first: the name the person was met under; spelling: another spelling or script of it; initial: only one given name begins so' })
})

export const ListedSpeakerSchema = named('ListedSpeaker', 'A person who is quoted.', {
  name: Type.String({ description: 'as they are shown and counted' }),
  articles: count('articles'),
  names: Type.Array(ref(SpeakerNameSchema), { description: 'most used first' })
})

export const SpeakerListSchema = named('SpeakerList', 'The people who are quoted.', {
  speakers: Type.Array(ref(ListedSpeakerSchema)),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' }))
})

export const SourceSchema = named('Source', 'What the archive holds of one outlet in one language.', {
  outlet: text,
  language: Type.String(),
  articles: count('articles'),
  first: nullable(Type.String({ description: 'earliest date of publication' })),
  last: nullable(Type.String({ description: 'latest date of publication' })),
  rejects: count('rejected')
})

export const SourceListSchema = named('SourceList', 'What the archive is made of.', { sources: Type.Array(ref(SourceSchema)) })

const counts = Type.Record(Type.String(), Type.Integer({ minimum: 0 }))

export const StatusSchema = named('Status', 'What archive and index hold.', {
  articles: count('articles'),
  passages: count('passages'),
  quotes: count('quotes'),
  rejects: count('rejects'),
  languages: counts,
  outlets: counts,
  index: Type.Object({ confirmed: count('articles the index has confirmed'), pending: count('articles it has not') }),
  engine: nullable(Type.Object({ version: Type.String(), embedded: Type.Boolean(), documents: count('documents'), indexing: Type.Boolean() }))
})

export const HealthSchema = named('Health', 'Whether the service is well.', { status: Type.Enum(['live', 'ready']) })

/** Schema and type say the same. */
export type ArchiveAgreements = [
  Assert<Same<Static<typeof SpeakerListSchema>, SpeakerList>>,
  Assert<Same<Static<typeof SourceSchema>, SourceStatus>>,
  Assert<Same<Static<typeof StatusSchema>, StatusAnswer>>
]
