/** Brings a name found in another case back to the form it is looked up by. */
import { isGivenName } from './given-names.js'

/** ბერიძის, კვარიანის, წერეთლის: the genitive before თქმით. */
const GENITIVE = /(?:ძ|შვილ|ან|ურ|ულ|ელ|ლ|ავ|ინ|ენ|ონ|ოვ|ევ|რ)ის$/u
const VOWEL = /[აეიოუ]$/u

/**
 * One declension of a given name with a surname, genitive, dative or instrumental. Both words have
 * to show the same gender: either alone is often the nominative of another name (Александра).
 */
interface Declension {
  /** only when the given name it leads to is a known one */
  checked?: true
  given: ReadonlyArray<readonly [RegExp, string]>
  surname: ReadonlyArray<readonly [RegExp, string]>
}

const MASCULINE: Declension = {
  given: [[/(?<=[іи])(?:я|ю|єм|ем|єві)$/u, 'й'], [/(?<=[её])(?:я|ю|м)$/u, 'й'], [/(?<=[гкпрцлвснмдтбжзх])(?:а|у|ом|ові)$/u, ''], [/(?<=[рл])(?:я|ю|ем)$/u, 'ь']],
  surname: [
    [/(?<=[сзц]ьк)(?:ого|ому|им)$/u, 'ий'], [/(?<=[сц]к)(?:ого|ому|им)$/u, 'ий'], [/(?<=[нлвртж])(?:ого|ому|ым|им)$/u, 'ый'],
    [/(?<=енк)(?:а|у|ом|ові)$/u, 'о'], [/(?<=[оеёєи][в])(?:а|у|ым|им|ом|ові)$/u, ''], [/(?<=и[н])(?:а|у|ым|им|ом|ові)$/u, ''],
    [/(?<=[бгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|ові)$/u, '']
  ]
}

const FEMININE: Declension = {
  given: [[/(?<=і)(?:ї|ю|єю)$/u, 'я'], [/(?<=и)(?:и|ю|ей)$/u, 'я'], [/(?<=[бвгджзклмнпрстхш])(?:и|ы|і|е|ою|ой)$/u, 'а'], [/(?<=[лн])(?:і|ею|ей)$/u, 'я']],
  surname: [[/(?<=[сзц]ьк)(?:ої|ій|ою)$/u, 'а'], [/(?<=[сц]к)ой$/u, 'ая'], [/(?<=(?:[оеёєи]в|[иі]н))(?:ої|ій|ою|ой)$/u, 'а'], [/(?<=[бгджзклмнпрстфхцчшщьо])$/u, '']]
}

const POLISH_MASCULINE: Declension = {
  checked: true,
  given: [[/(?:a|owi|em)$/u, ''], [/(?:iem)$/u, ''], [/(?:kiem)$/u, 'k'], [/(?:ka|kowi|kiem)$/u, 'ek'], [/(?:ła|łowi|łem)$/u, 'eł'], [/(?:tra|trowi|trem)$/u, 'tr'], [/(?:iego|iemu|im)$/u, 'i']],
  surname: [[/(?<=[sc]k|dzk)(?:iego|iemu|im)$/u, 'i'], [/(?<=[bcdfghjklłmnprstwzż])(?:a|owi|em)$/u, ''], [/(?<=k)iem$/u, '']]
}

const POLISH_FEMININE: Declension = {
  checked: true,
  given: [[/(?:y|ie|ę|ą|ze|rze|i|ii|ię|ią)$/u, 'a'], [/(?:ii|ię|ią|i)$/u, 'ia'], [/(?:rze)$/u, 'ra']],
  surname: [[/(?<=[sc]k|dzk)(?:iej|ą)$/u, 'a']]
}

const DECLENSIONS: readonly Declension[] = [MASCULINE, FEMININE, POLISH_MASCULINE, POLISH_FEMININE]

/**
 * Georgian subjects of past verbs stand in the ergative (ბერიძემ, კვარიანმა), whoever is referred
 * to in the genitive or dative (ბერიძის თქმით); both come back in the nominative. A Ukrainian, Russian or Polish name does when it is known to be declined and both its words
 * have endings of one declension; any other name comes back as it is: a wrong ending is worse than
 * a declined one.
 *
 * @param declined every mention in the article stands behind a preposition or “according to”
 * @param language of the article: Ukrainian and Russian adjectives end differently
 * @example nominative(['ნინო', 'ბერიძემ'], false, 'ka') // → 'ნინო ბერიძე'
 * @example nominative(['Івана', 'Петренка'], true, 'uk') // → 'Іван Петренко'
 */
export function nominative (words: readonly string[], declined: boolean, language: string): string {
  const [given, surname] = words
  if (words.length === 2 && given !== undefined && surname !== undefined && (declined || isInstrumental(given, surname))) {
    const found = DECLENSIONS.map(declension => undecline(given, surname, declension)).find(name => name !== null)
    if (found !== undefined && found !== null) return language.startsWith('uk') ? found.replace(/(?<=[нлвртж])ый$/u, 'ий') : found
  }
  return words.map((word, index) => index === words.length - 1 ? georgianNominative(word) : word).join(' ')
}

/** No given name and surname end so in the nominative: Клаусом Берґером, Georgiem Reussem. */
function isInstrumental (given: string, surname: string): boolean {
  return /[бвгґджзклмнпрстфхцчшщ](?:ом|ем)$/u.test(given) && /(?:ом|ем|им|ым)$/u.test(surname) && !isGivenName(given)
}

/** Петра is Петро in Ukrainian, Пётр or Петр in Russian. */
const UKRAINIAN_GIVEN = /^(?:Петр|Павл|Дмитр|Михайл|Данил|Кирил|Гаврил|Самійл|Марк)$/u
const UKRAINIAN = /[іїєґ]|(?:енко|чук|юк|ак|як)$/u

function undecline (given: string, surname: string, declension: Declension): string | null {
  if (declension.checked === true) return undeclineChecked(given, surname, declension)
  const first = declension.given.find(([ending]) => ending.test(given))
  const last = declension.surname.find(([ending]) => ending.test(surname))
  if (first === undefined || last === undefined) return null
  const [name, family] = [given.replace(first[0], first[1]), surname.replace(last[0], last[1])]
  return `${UKRAINIAN_GIVEN.test(name) && UKRAINIAN.test(family) ? `${name}о` : name} ${family}`
}

/** As `undecline`, but the given name has to be one that is known: Polish endings are short. */
function undeclineChecked (given: string, surname: string, { given: givenEndings, surname: surnameEndings }: Declension): string | null {
  const name = givenEndings.filter(([ending]) => ending.test(given)).map(([ending, put]) => given.replace(ending, put)).find(isGivenName)
  const last = surnameEndings.find(([ending]) => ending.test(surname))
  return name === undefined || last === undefined ? null : `${name} ${surname.replace(last[0], last[1])}`
}

function georgianNominative (word: string): string {
  if (!/^[\u10D0-\u10FF-]{4,}$/u.test(word)) return word
  if (word.endsWith('მა') && !VOWEL.test(word.slice(0, -2))) return word.slice(0, -2) + 'ი'
  if (GENITIVE.test(word)) return word.slice(0, -2) + (word.endsWith('ძის') ? 'ე' : 'ი')
  if (/[აოუე]ს$/u.test(word)) return word.slice(0, -1)
  return word.endsWith('მ') && VOWEL.test(word.slice(0, -1)) ? word.slice(0, -1) : word
}
