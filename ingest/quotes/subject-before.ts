/** Reads the phrase that names a speaker before a speech verb. */
import { isComplement, isGoverned, isWeak } from './free-name.js'
import { mentionEndingAt, mentionsIn } from './mention-at.js'
import { isSpeakingRole, rolePhrase } from './role-phrase.js'
import { isGerman, type Paragraph } from './scene.js'
import { nameSubject, type Subject } from './subject.js'

const AGED = /^\d+-year-old$/ // the 24-year-old said: a person spoken of
export const REACH = 40 // words before the verb: a subject with a long apposition

/**
 * The subject before a verb: “Ada Brown, mayor of Lund, said”, “she said”, “a senior official said”.
 *
 * @param from first token that may belong to it
 * @param verb token of the verb
 * @param weakToo also a single capitalised word that nothing else shows to be a person
 */
export function subjectBefore (paragraph: Paragraph, from: number, verb: number, weakToo = true): Subject | null {
  const { tokens, cues } = paragraph
  const start = Math.max(from, verb - REACH)
  const apposition = appositionHead(paragraph, start, verb)
  if (apposition !== null) return apposition
  let fallback: Subject | null = null
  for (let at = verb - 1; at >= start; at--) {
    const token = tokens[at]
    if (token === undefined) break
    const mention = mentionEndingAt(paragraph, at)
    if (mention !== null && isComplement(paragraph, mention)) {
      at = mention.from
      continue
    }
    if (mention !== null) {
      const governed = isGoverned(paragraph, mention)
      const weak = isWeak(paragraph, mention) && (verb - mention.to > 1 || isGerman(paragraph))
      if (!governed && !weak) return nameSubject(mention)
      if (weak && weakToo && !governed && (!isGerman(paragraph) || mention.to === verb)) fallback ??= nameSubject(mention)
      at = mention.from
      continue
    }
    if (AGED.test(token.lower) && tokens[at - 1]?.lower === 'the') return { type: 'pronoun', gender: 'p', start: tokens[at - 1]?.start ?? token.start, end: token.end }
    const gender = cues.pronouns.get(token.lower)
    const object = gender === 'o' && (isGerman(paragraph) || verb - at > 2) // made it clear
    if (gender !== undefined && !object) return { type: 'pronoun', gender, start: token.start, end: token.end }
    if (isSpeakingRole(paragraph, at)) return describedName(paragraph, at, start) ?? rolePhrase(paragraph, at, start)
    if (/[.;!?]/u.test(token.gap) && at > start && !/^\.\s?$/u.test(token.gap)) break
  }
  return fallback
}

/** “Ada Brown, a nurse at the clinic said”: the role describes the name before the comma. */
function describedName (paragraph: Paragraph, at: number, from: number): Subject | null {
  const { tokens } = paragraph
  for (let back = at; back > Math.max(from, at - 4); back--) {
    if (!/^\s?[,(]/u.test(tokens[back]?.gap ?? '')) continue
    const name = mentionsIn(paragraph, from, back).find(mention => mention.to === back && mention.words.length > 1)
    return name === undefined ? null : nameSubject(name)
  }
  return null
}

/** “Ada Brown, who …, said”: with a comma before the verb, the name that a comma follows, one of several words if there is one. */
function appositionHead (paragraph: Paragraph, from: number, verb: number): Subject | null {
  const { tokens } = paragraph
  if (!/^\s?[,)—–]/u.test(tokens[verb]?.gap ?? '')) return null
  const inside = mentionsIn(paragraph, from, verb).filter(mention => !mention.possessive)
  const heads = inside.filter(mention => mention.to < verb && /^\s?[,(—–]/u.test(tokens[mention.to]?.gap ?? ''))
  const head = heads.find(mention => !isWeak(paragraph, mention)) ?? inside.find(mention => mention.to === verb && !isWeak(paragraph, mention) && !isGoverned(paragraph, mention)) ?? heads[0]
  return head === undefined ? null : nameSubject(head)
}

/** Whom a phrase names that a word like “zufolge” ends. Georgian writes no capitals: there it is the one or two words before. */
export function postposedSubject (paragraph: Paragraph, from: number, at: number): Subject | null {
  const mention = mentionEndingAt(paragraph, at - 1)
  if (mention !== null && mention.from >= from) return nameSubject(mention)
  if (!paragraph.language.startsWith('ka')) return subjectBefore(paragraph, from, at)
  const words = paragraph.tokens.slice(Math.max(from, at - 2), at)
  const [first, last] = [words[0], words.at(-1)]
  if (first === undefined || last === undefined || last.text.length < 4 || paragraph.cues.isRole(last.lower)) return null
  return { type: 'name', words: words.map(word => word.text), start: first.start, end: last.end }
}
