/** Writes Cyrillic, Greek, Georgian and Armenian words in Latin letters, the way the English-language press does. */

const table = (from: string, to: string): Map<string, string> => {
  const latin = to.split(' ')
  return new Map([...from].map((letter, index) => [letter, latin[index] ?? '']))
}

/** `_` stands for a letter without sound of its own (soft and hard sign). Letters of uk, ru, be, bg, sr and mk. */
const CYRILLIC = table(
  'абвгґѓдђеєжзѕиійїјкќлљмнњопрстћуўфхцчџшщъыьэюяё',
  'a b v g g gj d dj e ie zh z dz i i i i j k kj l lj m n nj o p r s t ch u v f kh ts ch dzh sh shch _ y _ e iu ia e'
)
const GREEK = table(
  'αβγδεζηθικλμνξοπρσςτυφχψω',
  'a v g d e z i th i k l m n x o p r s s t i f kh ps o'
)
const GREEK_PAIRS = new Map([
  ['μπ', 'b'], ['ντ', 'd'], ['γκ', 'g'], ['τσ', 'ts'], ['τζ', 'dzh'], ['ου', 'u'], ['ευ', 'ev'], ['αυ', 'av'], ['ει', 'i'], ['οι', 'i'], ['υι', 'i'], ['αι', 'e']
])
const GEORGIAN = table(
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  'a b g d e v z t i k l m n o p zh r s t u p k g k sh ch ts dz ts ch kh dzh h'
)
const ARMENIAN = table(
  'աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
  'a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p dzh r s v t r ts v p k o f ev'
)

/** Letters and endings that Ukrainian has and Russian has not: there г is [h]. */
const UKRAINIAN = /[іїєґ]|ськ|зьк|цьк|(?:енко|чук)$/u

/** In Georgian these foreign surnames take the ending of the nominative: პუტინი, ბაიდენი, ლავროვი. */
const FOREIGN_NOMINATIVE = /(ინ|ენ|ონ|ოვ|ევ)ი$/u

const LATIN = /^[\p{Script=Latin}\p{M}]+$/u

/**
 * @param word folded by `foldWord`
 * @returns Latin letters, not yet one skeleton; null when the word is of another script, of several
 *   scripts or holds a digit
 *
 * @example transliterate('харків') // → 'kharkiv'
 */
export function transliterate (word: string): string | null {
  if (LATIN.test(word)) return word
  const first = word.codePointAt(0) ?? 0
  if (first >= 0x0400 && first <= 0x04FF) return mapLetters(UKRAINIAN.test(word) ? word.replaceAll('г', 'һ') : word, CYRILLIC_WITH_H)
  if (first >= 0x0370 && first <= 0x03FF) return mapLetters(word.replace(/μπ|ντ|γκ|τσ|τζ|ου|ευ|αυ|ει|οι|υι|αι/gu, pair => GREEK_PAIRS.get(pair) ?? pair), GREEK)
  if (first >= 0x10D0 && first <= 0x10FF) return mapLetters(word.replace(FOREIGN_NOMINATIVE, '$1'), GEORGIAN)
  if (first >= 0x0531 && first <= 0x0587) return mapLetters(word.replaceAll('ու', 'u'), ARMENIAN)
  return null
}

const CYRILLIC_WITH_H = new Map([...CYRILLIC, ['һ', 'h']])

function mapLetters (word: string, letters: Map<string, string>): string | null {
  let latin = ''
  for (const letter of word) {
    const written = letters.get(letter) ?? (/^[a-z]$/.test(letter) ? letter : undefined)
    if (written === undefined) return null
    if (written !== '_') latin += written
  }
  return latin
}
