/** Whether a quotation was said by the person it is attributed to, as far as print names its speaker. */
import { findWords } from '../../ingest/fold/fold-text.js'
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import type { Archive } from '../archive/archive.js'
import type { Match, SaidBy } from './answer.js'

/** @returns the matches with `attribution`, and what the ones of the best verdict say together */
export async function judgeAttribution (name: string, matches: readonly Match[], archive: Archive): Promise<{ matches: Match[], saidBy: SaidBy }> {
  const shown = await archive.displayNames([name, ...matches.flatMap(({ speaker }) => speaker?.name ?? [])])
  const judge = ({ speaker }: Match): Match['attribution'] => {
    if (speaker === null || !isName(speaker.name)) return null
    const isSame = shown.get(speaker.name) === shown.get(name) || isSameName(speaker.name, name)
    return isSame ? 'same' : 'other'
  }
  const judged = matches.map(match => ({ ...match, attribution: judge(match) }))
  const best = judged.filter(({ verdict }) => verdict === judged[0]?.verdict).map(({ attribution }) => attribution)
  return { matches: judged, saidBy: best.includes('same') ? 'same' : best.includes('other') ? 'other' : 'unknown' }
}

/** A role (“the spokeswoman”) may be anybody. */
const isName = (name: string): boolean => /^\p{Lu}|^\p{Lo}/u.test(name)

/**
 * One name has all the words of the other, in whatever spelling or script.
 *
 * @example isSameName('Mayor Ada Holm', 'Holm') // → true
 */
export function isSameName (one: string, other: string): boolean {
  const [fewer, more] = [skeletonsOf(one), skeletonsOf(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  return fewer.size > 0 && [...fewer].every(skeleton => more.has(skeleton))
}

const skeletonsOf = (name: string): Set<string> => new Set(findWords(name).map(({ fold }) => nameSkeleton(fold)).filter(skeleton => skeleton !== ''))
