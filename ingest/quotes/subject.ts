/** Reads the phrase that names a speaker, on either side of a speech verb. */
import type { Gender } from './cue-table.js'
import { firstIndex } from './first-index.js'
import { isGivenName } from './given-names.js'
import { ACRONYM, complement, endsNamePhrase, isLed, isPossessive, OF, type Held, type Mention } from './mentions.js'
import { isOutlet } from './outlets.js'
import type { Paragraph } from './scene.js'

export type Subject =
  | { type: 'name', words: readonly string[], start: number, end: number }
  | { type: 'pronoun', gender: Gender, start: number, end: number }
  /** "a senior official"; `role` when the role alone may point to someone named before ("the minister"); `owner` of a document ("Brown's letter") */
  | { type: 'role', role: Held | null, owner: Mention | null, start: number, end: number, /** in place of its first word: a document's name in its nominative */ head?: string, /** the role its adjective stands for: міський голова is the mayor */ also?: Held }

const INDEFINITE = /^(?:another|other|some|one|two|three|several|an?|eine?[rs]?|une?|un[ao]?|jeden|jedna|один|одна|інш\p{L}+|друг\p{L}+)$/u

const AGED = /^\d+-year-old$/ // the 24-year-old said: a person spoken of
const REACH = 40 // words before the verb: a subject with a long apposition
const LONGEST_PHRASE = 14 // words behind the verb

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

/** A role that stands for a person here: not behind a preposition, not someone's (her party, the state's). */
function isSpeakingRole ({ tokens, cues }: Paragraph, at: number, anyCase = false): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.lower ?? ''
  if (token === undefined || !(anyCase ? cues.isRole : cues.isSubjectRole)(token.lower) || isPossessive(token)) return false
  if (anyCase && cues.isBody(token.lower)) return true
  if (cues.prepositions.has(before) || cues.possessives.has(before)) return false
  return !(cues.determiners.has(before) && cues.prepositions.has(tokens[at - 2]?.lower ?? ''))
}

const isGerman = (paragraph: Paragraph): boolean => paragraph.language.startsWith('de')

/** A single capitalised word: in German any noun, elsewhere a place or body as well as a person. */
function isWeak ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  if (mention.known) return false
  if (mention.words.length > 1) return cues.determiners.has(tokens[mention.from - 1]?.lower ?? '') && mention.role === '' && mention.weight <= 0
  return mention.role === ''
}

const GENITIVE = /^[\u0400-\u04FF].*[иіїуюы]$/u

/** What a role is of, not who holds it: начальник ОВА, президент України. */
function isComplement ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const role = tokens[mention.from - 1]?.lower ?? ''
  if (mention.words.length > 1 || mention.known || tokens[mention.from]?.gap !== ' ' || !cues.isRole(role) || cues.isBody(role)) return false
  const word = mention.words[0] ?? ''
  return ACRONYM.test(word) || GENITIVE.test(word)
}

const CYRILLIC = /^[\u0400-\u04FF]/u

export const AND = /^(?:and|und|et|y|e|i|и|і|й|та|და)$/u

const LOCATIVE = /^[\u0400-\u04FF]+(?:ому|єму|ему|ій|їй|ом|ем|ём|ой|ей)$/u // у своєму Telegram-каналі

/** У коментарі | Суспільне Спорт, unless who comments begins to speak there. */
function isHearingBefore ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const word = tokens[mention.from - 1]?.lower ?? ''
  return CYRILLIC.test(word) && tokens[mention.from]?.gap === ' ' && !mention.speaks && mention.weight <= 0 && cues.hearing.some(phrase => phrase.length === 1 && phrase[0] === word)
}

/** Виданню Dagbladet, телеканалу Sky: a body that is told, not one whose director is named. */
function isListenerBefore ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const word = tokens[mention.from - 1]?.lower ?? ''
  return CYRILLIC.test(word) && tokens[mention.from]?.gap === ' ' && cues.isListener(word) && cues.isBody(word) && !cues.isSubjectRole(word) && !isLed(tokens, mention.from - 1, cues)
}

/** Someone's, or behind a preposition; a role may stand between them, in German an adjective (im norwegischen Oslo). */
function isGoverned (paragraph: Paragraph, mention: Mention, from = 0): boolean {
  const { tokens, cues } = paragraph
  if (endsNamePhrase(tokens, mention.from, cues)) return mention.possessive
  if (isListenerBefore(paragraph, mention) || isHearingBefore(paragraph, mention)) return true
  let at = mention.from - 1
  while (at >= from && cues.isRole(tokens[at]?.lower ?? '')) {
    if (tokens[at]?.fresh === true || /[.;:!?—–]/u.test(tokens[at]?.gap ?? '')) return mention.possessive
    at--
  }
  if (at < from || /[.,;:!?—–]/u.test(tokens[mention.from]?.gap ?? '')) return mention.possessive
  if (/\($/u.test(tokens[mention.from]?.gap ?? '')) return true
  const other = AND.test(tokens[at]?.lower ?? '') ? mentionEndingAt(paragraph, at - 1) : null
  if (other !== null && other.from > from && isGoverned(paragraph, other, from)) return true
  if (cues.determiners.has(tokens[at]?.lower ?? '') && cues.prepositions.has(tokens[at - 1]?.lower ?? '') && mention.role === '') return true
  const adjective = (isGerman(paragraph) || LOCATIVE.test(tokens[at]?.lower ?? '')) && tokens[at]?.capital === false && cues.prepositions.has(tokens[at - 1]?.lower ?? '')
  return mention.possessive || adjective || cues.prepositions.has(tokens[at]?.lower ?? '')
}

/**
 * What a sentence that ends in a colon is about: its first name that no preposition governs, or a
 * pronoun or role before it.
 */
export function subjectOfClause (paragraph: Paragraph, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const free = mentionsIn(paragraph, from, to).filter(mention => !isGoverned(paragraph, mention, from) && !isIncidental(paragraph, mention, from))
  const first = free[0] !== undefined && free[0].weight <= 0 ? free.find(mention => mention.role !== '') ?? free[0] : free[0]
  for (let at = from; at < Math.min(to, first?.from ?? to); at++) {
    const token = tokens[at]
    const gender = cues.pronouns.get(token?.lower ?? '')
    if (token !== undefined && (gender === 'm' || (gender === 'f' && !isGerman(paragraph)))) return { type: 'pronoun', gender, start: token.start, end: token.end }
    if (isSpeakingRole(paragraph, at)) {
      const holder = free.find(mention => mention.words.length > 1 && mention.from - at <= ROLE_REACH && !hasBreak(paragraph, at + 1, mention.from))
      return holder === undefined ? rolePhrase(paragraph, at, from) : nameSubject(holder)
    }
  }
  if (first === undefined || (isWeak(paragraph, first) && first.to !== to && first.weight <= 1 && !(first.from === from && to - from <= SHORT_HEADLINE && !isGerman(paragraph)))) return null
  return nameSubject(first)
}

const SHORT_HEADLINE = 5 // words: Brown on the strike: “…”
const ROLE_REACH = 10 // words between a role and its holder: first deputy of the head of the committee … Ivan Petrov

function hasBreak ({ tokens }: Paragraph, from: number, to: number): boolean {
  return tokens.slice(from, to + 1).some(token => /[,.;:!?]/u.test(token.gap))
}

/** A single word inside the clause that neither speaks nor has a role: a place, a thing, in German any noun. */
function isIncidental (paragraph: Paragraph, mention: Mention, from: number): boolean {
  return isWeak(paragraph, mention) && mention.from > from && mention.weight <= 0
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

/** How many words of the longest phrase that begins at a token; 0 when none does. */
export function phraseLength (tokens: Paragraph['tokens'], at: number, phrases: readonly string[][]): number {
  return phrases.find(phrase => phrase.every((word, index) => tokens[at + index]?.lower === word))?.length ?? 0
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

const PLURAL = /(?:ли|ють|ять|ят|ют|ut|li|ły|ją|ent|en|on)$/u

/**
 * A body or document that a preposition leads to: «…», йдеться в повідомленні; заявили в мерії; heißt
 * es in dem Bericht. Bodies speak in the plural; documents behind verbs without a subject.
 */
export function placeSubject (paragraph: Paragraph, verb: number, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const word = tokens[verb]?.lower ?? ''
  const impersonal = cues.impersonal.has(word)
  if (cues.within.size === 0 || !(impersonal || PLURAL.test(word))) return null
  const after = placeAt(paragraph, verb + 1, Math.min(to, verb + 5), to, impersonal)
  if (after !== null) return after
  for (let at = verb - 1; at >= Math.max(from, verb - 6); at--) {
    const before = cues.within.has(tokens[at]?.lower ?? '') ? placeAt(paragraph, at, at + 1, verb, impersonal) : null
    if (before !== null) return before
  }
  return null
}

/**
 * Which body “the ministry”, «у відомстві» takes up: the nearest one named before, as a name or
 * behind a preposition (у прокуратурі області).
 *
 * @returns null where the paragraph names none before the token
 */
export function bodyBefore (paragraph: Paragraph, before: number): { start: number, end: number } | null {
  const { tokens, cues } = paragraph
  for (let at = Math.min(before, tokens.length) - 1; at >= Math.max(0, before - BODY_REACH); at--) {
    const mention = mentionEndingAt(paragraph, at)
    const named = mention !== null && mention.held.length === 0 && (mention.body || (cues.isBody(tokens[at]?.lower ?? '') && !isLed(tokens, at, cues)))
    if (named) return mention
    const place = cues.within.has(tokens[at]?.lower ?? '') ? placeAt(paragraph, at, at + 1, before, false) : null
    if (place !== null && !isTakenUp(tokens.slice(at, at + LONGEST_PHRASE), cues, place)) return { start: place.start, end: ownedEnd(paragraph, place.end) }
    const led = cues.isBody(tokens[at]?.lower ?? '') && tokens[at]?.capital === true && !isLed(tokens, at, cues) && (at === 0 || /[.!?]/u.test(tokens[at]?.gap ?? ''))
    if (led) return { start: tokens[at]?.start ?? 0, end: ownedEnd(paragraph, tokens[complementEnd(paragraph, at, Math.min(before, at + 4)) - 1]?.end ?? 0) }
  }
  return null
}

const BODY_REACH = 60 // words

/** Behind a genitive in small letters that follows: міністерство | транспорту. */
function ownedEnd ({ tokens, cues }: Paragraph, end: number): number {
  const next = tokens[firstIndex(tokens, token => token.start >= end)]
  const owner = next?.gap === ' ' && GENITIVE.test(next.text) && !/ли$/u.test(next.lower) && !cues.verbs.has(next.lower) && !cues.stops.has(next.lower) && !cues.prepositions.has(next.lower)
  return owner ? next.end : end
}

const isTakenUp = (words: Paragraph['tokens'], cues: Paragraph['cues'], { start, end }: { start: number, end: number }): boolean => {
  const [word, next] = words.filter(token => token.start >= start && token.end <= end)
  return word !== undefined && next === undefined && cues.isTakenUp(word.lower)
}

/** @param last where the preposition has to stand before; @param to end of the phrase at the latest */
function placeAt (paragraph: Paragraph, from: number, last: number, to: number, impersonal: boolean): Subject | null {
  const { tokens, cues } = paragraph
  for (let at = from; at < last; at++) {
    if (at > from && /[,.;:!?—–]/u.test(tokens[at]?.gap ?? '')) return null
    if (!cues.within.has(tokens[at]?.lower ?? '')) continue
    for (let head = at + 1; head < Math.min(to, at + 4); head++) {
      const token = tokens[head]
      if (token === undefined || token.gap !== ' ') break
      const document = cues.documentOf(token.lower)
      const body = !impersonal && (cues.isBody(token.lower) || mentionAt(paragraph, head)?.body === true || ACRONYM.test(token.text))
      if (document === null && !body) continue
      return { type: 'role', role: null, owner: null, start: token.start, end: tokens[complementEnd(paragraph, head, to) - 1]?.end ?? token.end, ...document !== null && { head: document } }
    }
  }
  return null
}

/** Behind “statement of the ministry”, “повідомленні Міністерства оборони”. */
function complementEnd (paragraph: Paragraph, head: number, to: number): number {
  const { tokens, cues } = paragraph
  let end = head + 1
  for (let at = head + 1; at < Math.min(to, head + 6); at++) {
    const token = tokens[at]
    if (token === undefined || token.gap !== ' ' || token.fresh === true || cues.verbs.has(token.lower)) break
    if (token.capital || cues.isRole(token.lower)) end = at + 1
    else if (!(cues.determiners.has(token.lower) || OF.test(token.lower)) && end !== at) break
  }
  return end
}

/** Додала: …; mówiła z mównicy: a verb without a subject, whose ending tells of a man or a woman. */
export function droppedSubject ({ tokens, language }: Paragraph, verb: number): Subject | null {
  const token = tokens[verb]
  if (token === undefined || !DROPS.test(language)) return null
  const gender = /(?:ла|ła)$/u.test(token.lower) ? 'f' as const : /(?:в|л|ł)$/u.test(token.lower) ? 'm' as const : null
  return gender === null ? null : { type: 'pronoun', gender, start: token.start, end: token.end }
}

const DROPS = /^(?:uk|ru|be|pl)\b/

/** Those that lie between two tokens. */
function mentionsIn ({ mentions }: Paragraph, from: number, to: number): Mention[] {
  const first = firstIndex(mentions, mention => mention.from >= from)
  const end = firstIndex(mentions, mention => mention.to > to)
  return mentions.slice(first, Math.max(first, end))
}

/** The one that begins at a token. */
export function mentionAt ({ mentions }: Paragraph, at: number): Mention | undefined {
  const mention = mentions[firstIndex(mentions, each => each.from >= at)]
  return mention?.from === at ? mention : undefined
}

/** The one that ends with a token. */
export function mentionEndingAt (paragraph: Paragraph, at: number): Mention | null {
  const mention = paragraph.mentions[firstIndex(paragraph.mentions, each => each.to > at)]
  return mention?.to === at + 1 ? mention : null
}

const nameSubject = (mention: Mention): Subject => ({ type: 'name', words: mention.words, start: mention.start, end: mention.end })

/** What may describe a role in Cyrillic; a noun before it belongs to something else (у зверненні президент). */
const ADJECTIVE = /(?:ий|ій|ый|ой|ая|яя|ська|цька|ова|ева|на|ня|ша|жа)$/u

/** “a senior official” with its determiner; the bare role when nothing else describes it. */
function rolePhrase (paragraph: Paragraph, at: number, from: number): Subject {
  const { tokens, cues } = paragraph
  const mentions = mentionsIn(paragraph, Math.max(0, at - 8), at + 1)
  let begin = at
  for (let back = at - 1; back >= from && at - back < 6; back--) {
    const before = tokens[back]
    if (before === undefined || tokens[back + 1]?.gap !== ' ' || cues.prepositions.has(before.lower) || cues.verbs.has(before.lower)) break
    if (back === at - 1 && (!CYRILLIC.test(before.lower) || ADJECTIVE.test(before.lower)) && !cues.stops.has(before.lower) && !/^\p{N}/u.test(before.text)) begin = back
    if (cues.determiners.has(before.lower)) {
      begin = back
      break
    }
  }
  const definite = at - begin <= 2 && !INDEFINITE.test(tokens[begin]?.lower ?? '')
  const role = definite ? { role: tokens[at]?.lower ?? '', of: complement(tokens, at, cues) } : null
  const owner = mentions.find(mention => mention.possessive && mention.to <= at && mention.to > at - 3) ?? null
  const last = definite ? at : complementEnd(paragraph, at, tokens.length) - 1
  const adjective = tokens[at - 1]?.lower ?? ''
  const also = role !== null && CYRILLIC.test(adjective) && begin < at && cues.isRole(adjective) ? { role: adjective, of: null } : undefined
  return { type: 'role', role, owner, start: tokens[begin]?.start ?? 0, end: tokens[last]?.end ?? 0, ...also !== undefined && { also } }
}

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
  if (!CYRILLIC.test(tokens[from]?.lower ?? '') || !cues.prepositions.has(tokens[end]?.lower ?? '') || /[,.;:!?()—–]/u.test(tokens[end]?.gap ?? '') || !isSpeakingRole(paragraph, from)) return undefined
  const holder = mentionsIn(paragraph, end, Math.min(to, end + LONGEST_PHRASE)).find(mention => mention.words.length > 1)
  const closes = holder !== undefined && (holder.to >= to || /^\s*[,.;:!?—–]/u.test(tokens[holder.to]?.gap ?? '') || tokens[holder.to]?.fresh === true)
  return closes && !holder.body && !isGoverned(paragraph, holder, from) && !hasBreak(paragraph, end, holder.from) && isGivenName(holder.words[0] ?? '') ? holder : undefined
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

const AUXILIARY = /^(?:hat|hatte|habe|haben|hatten)$/

/**
 * The subject of a verb of speech that stands anywhere in its sentence. German puts it behind the
 * verb whenever something else comes first („Relativierend fügt Gall hinzu“), and ends the clause
 * with the participle („Gall hatte … betont“).
 *
 * @param from first token that may belong to it
 * @param to end of what may belong to it, exclusive
 */
export function subjectOfVerb (paragraph: Paragraph, from: number, verb: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  if (!isGerman(paragraph)) {
    const before = subjectBefore(paragraph, from, verb)
    return before ?? (cues.told.has(tokens[verb]?.lower ?? '') ? null : subjectAfter(paragraph, verb + 1, to))
  }
  const auxiliary = findAuxiliary(paragraph, from, verb)
  const at = auxiliary ?? verb
  const end = auxiliary === null ? to : verb
  const next = tokens[at + 1]
  const gender = cues.pronouns.get(next?.lower ?? '')
  if (next !== undefined && at + 1 < end && next.gap === ' ' && gender !== undefined && gender !== 'o') return { type: 'pronoun', gender, start: next.start, end: next.end }
  const adjacent = mentionEndingAt(paragraph, at - 1)
  if (adjacent !== null && adjacent.from >= from && !isWeak(paragraph, adjacent) && !isGoverned(paragraph, adjacent)) return nameSubject(adjacent)
  const previous = cues.pronouns.get(tokens[at - 1]?.lower ?? '')
  const own = at - 1 >= from && previous !== undefined && previous !== 'o' ? subjectBefore(paragraph, from, at, false) : null
  if (own !== null) return own
  const after = subjectAfter(paragraph, at + 1, end)
  const named = after?.type === 'name' ? paragraph.mentions[firstIndex(paragraph.mentions, mention => mention.start >= after.start)] : undefined
  const noun = named !== undefined && isWeak(paragraph, named)
  if (after !== null && !noun) return after
  return subjectBefore(paragraph, from, at, false) ?? after ?? subjectBefore(paragraph, from, at)
}

function findAuxiliary ({ tokens }: Paragraph, from: number, verb: number): number | null {
  for (let at = verb - 1; at >= Math.max(from, verb - REACH); at--) {
    if (AUXILIARY.test(tokens[at]?.lower ?? '')) return at
    if (/[,.;:!?]/u.test(tokens[at + 1]?.gap ?? '')) return null
  }
  return null
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

const ERGATIVE = /(?:მა|[აეიოუ]მ)$/u

/** Georgian writes no capitals: the subject of a past verb is known by its ending (ბერიძემ თქვა). */
export function ergativeSubject (paragraph: Paragraph, verb: number, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  if (!paragraph.language.startsWith('ka')) return null
  for (const at of [verb - 1, verb + 1, verb + 2, verb - 2, verb + 3, verb + 4, verb - 3]) {
    const token = tokens[at]
    if (token === undefined || at < from || at >= to || token.text.length < 4 || !ERGATIVE.test(token.text) || cues.isRole(token.lower)) continue
    const given = tokens[at - 1]
    const paired = given !== undefined && at - 1 >= from && at - 1 !== verb && token.gap === ' ' && !cues.isRole(given.lower) && !cues.notNames.has(given.lower) && given.text.length >= 3
    const words = paired ? [given.text, token.text] : [token.text]
    return { type: 'name', words, start: paired ? given.start : token.start, end: token.end }
  }
  return null
}
