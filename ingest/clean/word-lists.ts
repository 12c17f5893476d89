/** The words by which boilerplate is known, from `config/boilerplate/`: a language a file, all of them in use at once. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readConfig } from '../config.js'

/** A file of `config/boilerplate/`. All phrases in lower case with straight apostrophes. */
interface LanguageWords {
  byline: string[]
  /** labels that are everyday words ("by", "von"): they count without a colon before a name */
  ordinaryByline: string[]
  joiners: string[]
  roles: string[]
  notPeople: string[]
  caption: string[]
  credit: string[]
  counter: string[]
  related: { label: string[], whole: string[] }
  footer: { whole: string[], starts: string[], contains: string[] }
  menu: { whole: string[] }
  share: { words: string[], core: string[], starts: string[] }
  cookie: { contains: string[], together: string[] }
  newsletter: { starts: string[], together: string[] }
  language: { names: string[], starts: string[] }
  contact: { starts: string[] }
}

interface SharedWords {
  credits: string[]
  agencies: string[]
  languageCodes: string[]
  particles: string[]
}

const shared = readConfig<SharedWords>('boilerplate/any.json')
const languages = readdirSync(join(packageRoot, 'config', 'boilerplate'))
  .filter(name => name.endsWith('.json') && name !== 'any.json')
  .sort()
  .map(name => readConfig<LanguageWords>(`boilerplate/${name}`))

const collect = (take: (words: LanguageWords) => string[]): string[] => [...new Set(languages.flatMap(take))]
const setOf = (take: (words: LanguageWords) => string[]): Set<string> => new Set(collect(take))
/** Longest first, so that "photo credit" is tried before "photo". */
const byLength = (phrases: string[]): string[] => phrases.sort((a, b) => b.length - a.length)

/** Phrases by their first three letters: a line is compared with a handful of them, not with all. */
export type Beginnings = Map<string, string[]>

function beginnings (phrases: string[]): Beginnings {
  const map: Beginnings = new Map()
  for (const phrase of phrases) {
    const key = phrase.slice(0, 3)
    map.set(key, [...map.get(key) ?? [], phrase])
  }
  return map
}

export const words = {
  bylineLabels: byLength(collect(each => each.byline)),
  ordinaryBylineLabels: setOf(each => each.ordinaryByline),
  joiners: setOf(each => each.joiners),
  roles: byLength(collect(each => each.roles)),
  notPeople: setOf(each => each.notPeople),
  captionLabels: byLength(collect(each => each.caption)),
  creditLabels: byLength(collect(each => each.credit)),
  credits: byLength([...shared.credits]),
  agencies: setOf(() => shared.agencies),
  counterLabels: setOf(each => each.counter.flatMap(phrase => [phrase, ...phrase.split(' ')])),
  relatedLabels: byLength(collect(each => each.related.label)),
  relatedWhole: setOf(each => each.related.whole),
  footerWhole: setOf(each => each.footer.whole),
  footerStarts: beginnings(collect(each => each.footer.starts)),
  footerContains: collect(each => each.footer.contains),
  menuWhole: setOf(each => each.menu.whole),
  shareWords: setOf(each => each.share.words),
  shareCore: setOf(each => each.share.core),
  shareStarts: beginnings(collect(each => each.share.starts)),
  cookieContains: collect(each => each.cookie.contains),
  cookieTogether: collect(each => each.cookie.together),
  newsletterStarts: beginnings(collect(each => each.newsletter.starts)),
  newsletterTogether: collect(each => each.newsletter.together),
  languageNames: new Set([...shared.languageCodes, ...collect(each => each.language.names)]),
  languageStarts: beginnings(collect(each => each.language.starts)),
  contactStarts: beginnings(collect(each => each.contact.starts)),
  particles: new Set(shared.particles)
}
