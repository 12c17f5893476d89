/** Finds whom the words beside a quotation mean: the fullest name, the holder of a role, whom a pronoun takes up. */
import type { Speaker } from '../document.js'
import type { Gender } from './cue-table.js'
import { firstIndex } from './first-index.js'
import type { Marked } from './marked-text.js'
import type { Held, Mention } from './mentions.js'
import type { People } from './people.js'
import type { Paragraph } from './scene.js'
import { bodyBefore } from './place-subject.js'
import type { Subject } from './subject.js'

/** What was found so far, in reading order. */
export interface Spoken {
  speaker: Speaker
  gender: Gender | null
  paragraph: number
  end: number
}

export interface Reading {
  text: string
  paragraphs: readonly Paragraph[]
  people: People
  /** the last utterance with a speaker */
  last: Spoken | null
}

const MOST_NAMES = 40 // names of a paragraph among which a pronoun finds whom it means
const SENTENCES_BACK = 4 // sentences of a paragraph looked back for whom a pronoun means
const PEOPLE_BACK = 2 // paragraphs looked back for whom a pronoun means

/** The speaker a phrase names; null when it is a pronoun that nobody fits. */
export function resolveSubject (reading: Reading, paragraph: Paragraph, subject: Subject): Speaker | null {
  const mention = reading.text.slice(subject.start, subject.end)
  if (subject.type === 'name') return { name: reading.people.fullest(subject.words, subject.start), mention }
  if (subject.type === 'role') {
    if (subject.owner !== null && paragraph.cues.isBody(reading.text.slice(Math.max(0, subject.end - 40), subject.end).split(/[^\p{L}\p{M}-]+/u).at(-1)?.toLowerCase() ?? '')) {
      return { name: reading.people.fullest(subject.owner.words, subject.owner.start), mention }
    }
    const described = subject.head === undefined ? mention : mention.replace(/^\S+/u, subject.head)
    const body = resolveBody(reading, paragraph, subject)
    if (body !== null) return { name: body, mention }
    const named = resolveRole(reading, paragraph, subject.role, subject.start) ?? (subject.also === undefined ? null : resolveRole(reading, paragraph, subject.also, subject.start))
    return { name: named ?? uncapitalised(described), mention }
  }
  const name = resolvePronoun(reading, paragraph, subject.start, subject.gender)
  return name === null ? null : { name, mention }
}

/** «У відомстві» is the body named last; documents and bodies with a name of their own are themselves. */
function resolveBody ({ text, paragraphs, people }: Reading, { index, cues }: Paragraph, { start, end, ...subject }: Subject): string | null {
  const written = text.slice(start, end).toLowerCase()
  if ('head' in subject || /\s/u.test(written) || !cues.isTakenUp(written)) return null
  for (let back = 0; back <= PEOPLE_BACK; back++) {
    const scene = paragraphs[index - back]
    const body = scene === undefined ? null : bodyBefore(scene, firstIndex(scene.tokens, token => token.start >= start))
    if (body !== null) return people.fullest(text.slice(body.start, body.end).split(' '), body.start)
  }
  return null
}

const FEMALE = /(?:(?<!a)in|ка|ця|ня|ess|ice|euse|ora|rka|łka|nka|ница|вица|owa|щина)$|^(?:kobieta|woman|girl|mother|wife|daughter|sister|мати|дівчина|девушка|жінка|matka|femme|mujer|donna|mulher)$/u
const OPENING = /^(?:the|an?|some|one|another|der|die|das|eine?|le|la|les|une?|el|los|las|una|il|lo|gli|i|o|os|as|uma?)\s(?=\p{L})/iu

/** “The mayor said” begins a sentence; elsewhere the same speaker is “the mayor”. */
const uncapitalised = (described: string): string => OPENING.test(described) ? described.charAt(0).toLowerCase() + described.slice(1) : described

const DESCRIBED: ReadonlyArray<[RegExp, Gender]> = [[/^(?:eine|die)\s/u, 'f'], [/^(?:ein|der)\s/u, 'm'], [/^(?:an?\s|the\s|une\s)?\p{Ll}*(?:woman|рка|тка|ниця|ница)(?:\s|$)/u, 'f']]

/** Of someone named as far as the article shows it, of someone described (eine Sprecherin) by the words. */
export const genderOfSpeaker = ({ people }: Reading, { name }: Speaker): Gender | null =>
  people.genderOf(name) ?? DESCRIBED.find(([words]) => words.test(name))?.[1] ?? null

const ARTICLES = /^(?:the|der|die|das|dem|den|des|le|la|les|l'|el|los|las|il|lo|gli|o|a|os|as)\s?/iu
const WITHOUT_ARTICLES = /^(?:uk|ru|pl|ka|be|cs|sk)\b/

/**
 * Whom “the minister” means: whoever is called so in the article, else the person spoken of last
 * when no other role of theirs is known.
 */
function resolveRole (reading: Reading, paragraph: Paragraph, held: Held | null, start: number): string | null {
  if (held === null) return null
  const named = reading.people.withRole(held, start)
  if (named !== null) return named
  const definite = WITHOUT_ARTICLES.test(paragraph.language) || ARTICLES.test(reading.text.slice(start, start + 5))
  const several = /s$/u.test(held.role) && /^(?:en|fr|es|pt)\b/.test(paragraph.language)
  if (!definite || several || paragraph.cues.isBody(held.role)) return null
  const gender = FEMALE.test(held.role) || /^die\s/iu.test(reading.text.slice(start, start + 4)) ? 'f' : 'm'
  const name = resolvePronoun(reading, paragraph, start, gender)
  if (name !== null && paragraph.language.startsWith('de') && reading.people.genderOf(name) === gender) return name // die CDU-Vorsitzende: the article means who was spoken of
  return name !== null && reading.people.isPerson(name.split(' '), start) && (paragraph.cues.isClass(held.role) || reading.people.mayHold(name, held)) ? name : null
}

/**
 * Whom “he” means: whoever is named first in the sentence before, else who spoke last, else who
 * was named first in the paragraphs before.
 */
function resolvePronoun (reading: Reading, paragraph: Paragraph, start: number, gender: Gender): string | null {
  const fits = (other: Gender | null): boolean => other === null || gender === 'o' || gender === 'p' || other === gender
  const { last, people, paragraphs } = reading
  const said = last !== null && paragraph.index - last.paragraph <= PEOPLE_BACK && fits(last.gender) ? last : null
  const since = said !== null && said.paragraph === paragraph.index ? said.end : paragraph.start
  const here = nearestSubject(reading, paragraph, start, since, fits)
  if (here !== null) return here
  if (said !== null && paragraph.index - said.paragraph <= 1) return said.speaker.name
  for (let back = 1; back <= PEOPLE_BACK; back++) {
    const earlier = antecedent(people, paragraphs[paragraph.index - back]?.mentions.slice(0, MOST_NAMES).filter(mention => fits(mention.gender)) ?? [])
    if (earlier !== null) return earlier
  }
  return said?.speaker.name ?? null
}

/** The person the nearest sentence before is about, back to a position: there someone else spoke. */
function nearestSubject ({ people }: Reading, paragraph: Paragraph, start: number, since: number, fits: (gender: Gender | null) => boolean): string | null {
  const { sentences, mentions } = paragraph
  const own = firstIndex(sentences, each => each.end > start)
  const begin = Math.max(since, sentences[own]?.start ?? start)
  const sameFrom = firstIndex(mentions, mention => mention.start >= begin)
  const same = mentions.slice(sameFrom, sameFrom + MOST_NAMES).filter(mention => mention.end < start && fits(mention.gender) && !mention.oblique && (mention.speaks || mention.held.length > 0))
  const sameSentence = antecedent(people, same)
  if (sameSentence !== null) return sameSentence
  for (let at = own - 1; at >= Math.max(0, own - SENTENCES_BACK); at--) {
    const { start: from, end } = sentences[at] ?? paragraph
    if (end <= since) return null
    const first = firstIndex(mentions, mention => mention.start >= Math.max(from, since))
    const inside = mentions.slice(first, first + MOST_NAMES).filter(mention => mention.end <= end && fits(mention.gender))
    const found = antecedent(people, inside)
    if (found !== null) return found
  }
  return null
}

/** The first person named, one who speaks or has a role before one behind a preposition: subjects come first. */
function antecedent (people: People, mentions: readonly Mention[]): string | null {
  const persons = mentions.filter(mention => !mention.possessive && !mention.body && people.isPerson(mention.words, mention.start))
  const person = persons.find(mention => !mention.oblique && (mention.speaks || mention.held.length > 0)) ?? persons[0]
  return person === undefined ? null : people.fullest(person.words, person.start)
}

/**
 * “Brown was not convinced. “It took years.””: a quotation that is a sentence of its own, with no
 * attribution, is said by the person the sentence before is about.
 *
 * @returns null where that sentence is about nobody
 */
export function previousSubject (reading: Reading, paragraph: Paragraph, marked: Marked): Speaker | null {
  const before = paragraph.sentences[firstIndex(paragraph.sentences, sentence => sentence.end > marked.markStart) - 1]
  const [scene, from, to] = before === undefined ? [reading.paragraphs[paragraph.index - 1], 0, Infinity] : [paragraph, before.start, before.end]
  if (scene === undefined || scene.title) return null
  const first = firstIndex(scene.mentions, mention => mention.start >= from)
  const person = scene.mentions.slice(first, first + MOST_NAMES).find(mention => mention.end <= to && !mention.possessive && mention.weight >= 0 && reading.people.isPerson(mention.words, mention.start))
  return person === undefined ? null : { name: reading.people.fullest(person.words, person.start), mention: reading.text.slice(person.start, person.end) }
}
