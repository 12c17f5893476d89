/** Tells names of people from newsrooms, agencies, job titles and addresses. */
import { isDateWord, isUpdateWord } from '../extract/month-names.js'
import { readDates } from '../extract/read-dates.js'
import { plainOf } from './line-shape.js'
import { words } from './word-lists.js'

const LONGEST = 400 // characters of a list of authors
const NAME_WORD = /^[\p{L}][\p{L}\p{M}'’.-]*$/u
/** Chinese and Japanese names have no space; longer ones are offices and papers. */
const HAN_NAME = /^[\p{Script=Han}々]{2,4}$/u
const CASELESS = /^[\p{Lo}\p{M}'’.-]+$/u

export interface People {
  names: string[]
  /** words that are neither name, job title, agency nor date */
  rest: string[]
}

/**
 * @example readPeople('Jane Doe and John Roe, staff writers').names // → ['Jane Doe', 'John Roe']
 */
export function readPeople (written: string): People {
  const people: People = { names: [], rest: [] }
  const list = cutDates(written.slice(0, LONGEST)).replace(/\([^()]*\)/g, ' ').replace(/@[\w.]+/g, ' ')
  for (const part of splitList(list)) {
    const candidate = cutRole(withoutNetwork(part))
    if (candidate === '' || (people.names.length > 0 && candidate !== part && isAffiliation(part))) continue
    if (isPersonName(candidate)) people.names.push(candidate)
    else if (!isNewsroom(candidate)) people.rest.push(candidate)
  }
  people.names = withoutAcronyms([...new Set(people.names)])
  return people
}

/** "MDR THÜRINGEN" beside names that are not all capitals is a station. */
function withoutAcronyms (names: string[]): string[] {
  const spelled = names.filter(name => /\p{Ll}/u.test(name))
  return spelled.length === 0 ? names : spelled.filter(name => !/^\p{Lu}{2,}\s/u.test(name))
}

/** What stands before a date, without its label: "Jane Doe Updated Nov 13, 2019" → "Jane Doe". */
function cutDates (list: string): string {
  const first = readDates(list, new Date()).dates[0]
  if (first === undefined) return list
  const own = list.slice(0, first.start).trimEnd().split(' ')
  while (own.length > 0 && (isDateWord(own.at(-1)!.toLowerCase()) || isUpdateWord(own.at(-1)!.toLowerCase()))) own.pop()
  return own.join(' ')
}

function splitList (list: string): string[] {
  const parts = list.split(/[,;、|•·/\n]|\s[-–—&]\s|\s&|\s(?=@)/u)
  return parts.flatMap(splitJoiners).map(part => part.replace(/^[\s:–—-]+|[\s:.–—-]+$/gu, '').replace(/\s+/g, ' ')).filter(part => part !== '')
}

function splitJoiners (part: string): string[] {
  const names: string[][] = [[]]
  for (const word of part.split(/\s+/)) {
    if (words.joiners.has(word) && names.at(-1)!.length >= 2) names.push([])
    else names.at(-1)!.push(word)
  }
  return names.map(name => name.join(' '))
}

/** "Jane DoeTwitter", "Jane Doe For Harbourpost.com": account and employer go. */
function withoutNetwork (part: string): string {
  return part.replace(/(\p{Ll})(?:Twitter|Facebook|Instagram|LinkedIn|Email|E-Mail|Mail|X)$/u, '$1').replace(/\s(?:for|von|pour)\s\S+\.[a-z]{2,4}$/i, '')
}

/** "…, Harbour Post Contributor" behind a name is where the person works. */
function isAffiliation (part: string): boolean {
  return words.roles.some(role => part.toLowerCase().endsWith(' ' + role))
}

/** "Jane Doe Staff Writer" → "Jane Doe" */
function cutRole (part: string): string {
  const plain = ` ${part.toLowerCase()} `
  let cut = part.length
  for (const role of words.roles) {
    const at = plain.indexOf(` ${role} `)
    if (at !== -1 && at < cut) cut = at
  }
  return part.slice(0, cut).trim()
}

/**
 * Two to five words, each with a capital (or of a script without), none of them a newsroom's.
 * One word is no name: it is as often a nickname, an agency or a section.
 */
export function isPersonName (candidate: string): boolean {
  if (candidate.length > 60 || /[\d@_]|https?:|www\.|\.(?:com|org|net)\b/i.test(candidate)) return false
  if (HAN_NAME.test(candidate)) return !isNewsroom(candidate)
  const parts = candidate.split(/\s+/)
  if (parts.length < 2 || parts.length > 5) return false
  if (isNewsroom(candidate)) return false
  const own = parts.filter(part => !words.particles.has(part.replace(/\.$/, '')))
  return own.length >= 2 && own.every(isNameWord)
}

function isNameWord (word: string): boolean {
  return NAME_WORD.test(word) && (/^\p{Lu}|^\p{Lt}/u.test(word) || CASELESS.test(word) || /^(?:d|l|o)['’]\p{Lu}/u.test(word))
}

export function isNewsroom (candidate: string): boolean {
  const plain = plainOf(candidate)
  if (words.agencies.has(plain) || words.notPeople.has(plain)) return true
  return plain.split(/[\s.-]+/).some(word => words.notPeople.has(word) || words.agencies.has(word))
}
