/** Reads the phrase that names a speaker, or whom a verb of quoting quotes, behind the verb. */
import { isComplement, isGoverned, isWeak } from './free-name.js'
import { isGivenName } from './given-names.js'
import { mentionAt, mentionsIn } from './mention-at.js'
import { ACRONYM, CYRILLIC_WORD, type Mention } from './mentions.js'
import { isOutlet } from './outlets.js'
import { INDEFINITE, isSpeakingRole, rolePhrase } from './role-phrase.js'
import { isGerman, type Paragraph } from './scene.js'
import { LONGEST_PHRASE, nameSubject, type Subject } from './subject.js'

/**
 * The subject behind a verb: “said Kremlin spokesman Ivan Petrov”, “said she”, “said a resident who …”.
 *
 * @param from token behind the verb
 * @param to end of the zone, exclusive
 * @param anyCase roles also in other cases than a subject's: behind “according to”
 */
export function subjectAfter (paragraph: Paragraph, from: number, to: number, anyCase = false): Subject | null {
  const { tokens, cues } = paragraph
  if (/[,;:!?]/u.test(tokens[from]?.gap ?? '')) return null
  const end = phraseEnd(paragraph, from, to)
  for (let at = from; at < end; at++) {
    const token = tokens[at]
    const gender = cues.pronouns.get(token?.lower ?? '')
    const object = gender === 'o' && (isGerman(paragraph) || tokens[at + 1]?.gap === ' ') // said it was
    if (token !== undefined && gender !== undefined && at - from < 3 && !object) return { type: 'pronoun', gender, start: token.start, end: token.end }
  }
  const indefinite = INDEFINITE.test(tokens[from]?.lower ?? '')
  const relative = indefinite ? firstStop(paragraph, from, end) : end
  const names = mentionsIn(paragraph, from, relative).filter(mention => !isGoverned(paragraph, mention, from) && !isDistant(paragraph, mention, from) && !isComplement(paragraph, mention))
  if (names.length > 1 && names[0]?.from === from && isOutlet(tokens[from]?.lower ?? '')) names.shift() // przekazał PAP rzecznik Tomasz Duda
  const titled = names.find(mention => mention.role !== '') ?? names.find(mention => mention.words.length > 1)
  const behind = titled === undefined || titled.to >= relative ? undefined : mentionAt(paragraph, titled.to)
  const placed = titled === undefined ? holderBehindPlace(paragraph, from, end, to) : undefined
  const named = placed ?? (behind !== undefined && behind.words.length > 1 && tokens[behind.from]?.gap === ' ' ? behind : titled) // director of | ISD Group | Olena Marko
  const apposed = !indefinite && /^,\s$/u.test(tokens[end]?.gap ?? '') ? mentionAt(paragraph, behindRoles(paragraph, end)) : undefined
  const described = named === undefined && apposed !== undefined && apposed.words.length > 1
  const person = named ?? (described ? undefined : names.at(-1))
  if (person !== undefined) return nameSubject(person)
  if (apposed !== undefined && apposed.words.length > 1) return nameSubject(apposed)
  for (let at = from; at < end; at++) {
    if (isSpeakingRole(paragraph, at, anyCase)) return rolePhrase(paragraph, at, from)
  }
  return germanDescription(paragraph, from, end)
}

/** Сказала речниця поліції у Київській області | Олена Рудик: a whole name ends the clause whose role comes before the place. */
function holderBehindPlace (paragraph: Paragraph, from: number, end: number, to: number): Mention | undefined {
  const { tokens, cues } = paragraph
  if (!CYRILLIC_WORD.test(tokens[from]?.lower ?? '') || !cues.prepositions.has(tokens[end]?.lower ?? '') || /[,.;:!?()—–]/u.test(tokens[end]?.gap ?? '') || !isSpeakingRole(paragraph, from)) return undefined
  const holder = mentionsIn(paragraph, end, Math.min(to, end + LONGEST_PHRASE)).find(mention => mention.words.length > 1)
  const closes = holder !== undefined && (holder.to >= to || /^\s*[,.;:!?—–]/u.test(tokens[holder.to]?.gap ?? '') || tokens[holder.to]?.fresh === true)
  return closes && !holder.body && !isGoverned(paragraph, holder, from) && !hasBreak(paragraph, end, holder.from) && isGivenName(holder.words[0] ?? '') ? holder : undefined
}

export function hasBreak ({ tokens }: Paragraph, from: number, to: number): boolean {
  return tokens.slice(from, to + 1).some(token => /[,.;:!?]/u.test(token.gap))
}

/** Behind the words that stand before a name: соавтор работы, | доцент | Иван Петров; серебряный призер, | норвежец | Ларс Хольм. */
function behindRoles ({ tokens, cues }: Paragraph, from: number): number {
  let at = from
  while (at < from + 3 && tokens[at + 1]?.gap === ' ' && isTitle(tokens[at]?.lower ?? '', cues)) at++
  return at
}

const isTitle = (word: string, cues: Paragraph['cues']): boolean =>
  cues.isRole(word) || (CYRILLIC_NOUN.test(word) && !cues.stops.has(word) && !cues.prepositions.has(word) && !cues.verbs.has(word))

const CYRILLIC_NOUN = /^[\u0400-\u04FF]{3,}(?:ець|ка|ик|ант|ер|ор|іст|ист|иця|ица|ач|яр|ар|ин|як|ец|ник|ша)$/u

/** schimpfte der Kroate, sagte die 34-Jährige: an adjective used as a noun means the person spoken of. */
function germanDescription (paragraph: Paragraph, from: number, end: number): Subject | null {
  const [article, noun] = paragraph.tokens.slice(from, end)
  if (!isGerman(paragraph) || article === undefined || noun === undefined || !/^d(?:er|ie)$/u.test(article.lower) || !/\p{Ll}e$/u.test(noun.text)) return null
  const gender = article.lower === 'der' ? 'm' as const : 'f' as const
  return noun.capital || /^\d/u.test(noun.text) ? { type: 'pronoun', gender, start: article.start, end: noun.end } : null
}

/** The first word of a relative clause or of what comes after the phrase. */
function firstStop ({ tokens, cues }: Paragraph, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (cues.stops.has(tokens[at]?.lower ?? '')) return at
  return to
}

/** German nouns: behind the verb only a name of two words, one with a role, or the very next word is a subject. */
function isDistant (paragraph: Paragraph, mention: Mention, from: number): boolean {
  return isGerman(paragraph) && !mention.known && (isWeak(paragraph, mention) || mention.words.length < 2) && mention.role === '' && mention.from > from
}

/** Up to a comma, the end of the sentence, or a word that begins something else; a role or preposition inside the name's titles goes along. */
function phraseEnd ({ tokens, cues }: Paragraph, from: number, to: number): number {
  const limit = Math.min(to, from + LONGEST_PHRASE)
  let capital = false
  for (let at = from; at < limit; at++) {
    const token = tokens[at]
    if (token === undefined) return at
    if (at > from && /[,.;:!?()—–]/u.test(token.gap) && !/^\.\s?$/u.test(token.gap)) return at
    if (at > from && /^\.\s/u.test(token.gap) && (tokens[at - 1]?.text.length ?? 0) > 3) return at
    if (capital && !token.capital && cues.stops.has(token.lower)) return at
    if (token.capital) capital = true
  }
  return limit
}

/** Whom a verb of quoting quotes: the last one named behind it (цитирует агентство президента). */
export function quotedObject (paragraph: Paragraph, verb: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const next = tokens[verb + 1]
  const gender = cues.possessives.get(next?.lower ?? '')
  if (next !== undefined && gender !== undefined) return { type: 'pronoun', gender, start: next.start, end: next.end } // цитирует его РИА Новости
  const end = phraseEnd(paragraph, verb + 1, to)
  const named = mentionsIn(paragraph, verb + 1, end).filter(each => !each.body)
  const mention = named.find(each => each.known) ?? named.at(-1) // the outlet may stand behind whom it quotes
  if (mention?.from === verb + 1 && next?.gap === ' ' && !ACRONYM.test(next.text) && !isOutlet(next.lower)) return nameSubject(mention)
  for (let at = end - 1; at > Math.max(verb, mention === undefined ? verb : mention.to - 1); at--) {
    if (cues.isRole(tokens[at]?.lower ?? '') && !cues.isBody(tokens[at]?.lower ?? '')) return rolePhrase(paragraph, at, verb + 1)
  }
  return mention === undefined ? null : nameSubject(mention)
}
