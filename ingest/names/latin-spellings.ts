/** How one sound of a name is written in the Latin spellings of the press: English, German, French, Polish, Czech, Croatian. */

/**
 * One step of the folding. `S` stands for all the hissing sounds, `C` for [tʃ], `H` for [x]; they
 * become s, c and h at the end.
 */
export interface SpellingRule {
  find: RegExp
  put: string
  /** why, with names in which it shows */
  why: string
}

const GERMAN_OR_POLISH = /w|j|cz|sz|tsch|sch/
const FRENCH = /(?<!s)tch|ou/

/** How `ch` sounds depends on who wrote it; the rest of the word tells. */
export function soundOfCh (word: string): string {
  if (FRENCH.test(word)) return 'S' // Chevtchenko
  return GERMAN_OR_POLISH.test(word) ? 'H' : 'C' // Charkiw; Chekhov
}

/** Applied in this order, before `ch` itself is settled. */
export const CLUSTERS: readonly SpellingRule[] = [
  { find: /ß/g, put: 'ss', why: 'Strauß, Strauss' },
  { find: /[łľ]/g, put: 'l', why: 'Zełenski' },
  { find: /[đð]/g, put: 'dj', why: 'Đoković, Djokovic' },
  { find: /ø/g, put: 'o', why: 'Sørensen' },
  { find: /æ/g, put: 'ae', why: 'Kjær' },
  { find: /ı/g, put: 'i', why: 'Yıldız' },
  { find: /ə/g, put: 'a', why: 'Əliyev, Aliyev' },
  { find: /œ/g, put: 'oe', why: 'Sacré-Cœur' },
  { find: /þ/g, put: 'th', why: 'Þór' },
  { find: /schtsch|shch|szcz|chtch|stsch/g, put: 'S', why: 'Yushchenko, Juschtschenko, Juszczenko, Iouchtchenko' },
  { find: /dsch|dzh|^dj/g, put: 'dS', why: 'Dzhokhar, Dschochar, Djokovic' },
  { find: /tsch|tch|cz/g, put: 'C', why: 'Gorbatschow, Tchaikovsky, Gorbaczow' },
  { find: /sch|sh|sz|zh/g, put: 'S', why: 'Shevchenko, Schewtschenko, Szewczenko, Zaluzhny, Saluschnyj' },
  { find: /ouj/g, put: 'uS', why: 'Loujkov, Luzhkov' },
  { find: /kh/g, put: 'H', why: 'Kharkiv' },
  { find: /ch(?=t)/g, put: 'H', why: 'Richter' },
  { find: /^mich(?=ai)/, put: 'miH', why: 'Michail, Mikhail' }
]

/** Applied in this order, after `ch`. */
export const LETTERS: readonly SpellingRule[] = [
  { find: /(?<=[iou])ne$/, put: 'n', why: 'only in French spellings: Poutine, Eltsine (see below)' },
  { find: /ie(?=ck$)/, put: 'e', why: 'Donieck' },
  { find: /(?<=e)ck$/, put: 'Sk', why: 'Donieck, Donetsk' },
  { find: /(?<=ie)c(?=ow)/g, put: 'S', why: 'Kuzniecow' },
  { find: /c(?=enko|ev|evic)|(?<=i)c$/g, put: 'C', why: 'Ševčenko and Kovačević without their marks' },
  { find: /t[sz](?=[aeiouyjk])/g, put: 'S', why: 'Kuznetsov, Kusnezow, Donetsk, Donezk' },
  { find: /sc(?=[ei])/g, put: 'S', why: 'Kovačević-like šč; Scialoja' },
  { find: /c(?=[eiy])/g, put: 'S', why: 'Kuzniecow, Celan' },
  { find: /ck|qu(?=[eiy])|c|q/g, put: 'k', why: 'Jackson, Enrique, Carlos, Qatar' },
  { find: /x/g, put: 'ks', why: 'Alexander, Aleksandr' },
  { find: /ph/g, put: 'f', why: 'Christopher, Christofer' },
  { find: /th/g, put: 't', why: 'Thompson, Томпсон' },
  { find: /gh/g, put: 'g', why: 'Ghani' },
  { find: /gu(?=[ei])/g, put: 'g', why: 'Serguei' },
  { find: /ou/g, put: 'u', why: 'Poutine, Papandreou' },
  { find: /oe(?=[^aeiouyvw])/g, put: 'o', why: 'Schroeder, Schröder without its marks; but Dostoevsky' },
  { find: /ae(?=[^aeiouylvw])/g, put: 'a', why: 'Jaeger; but Michael, Nazarbaev' },
  { find: /(?<=[^aeiouygq])ue(?=[^aeiouy])(?!l$)/g, put: 'u', why: 'Mueller, but Samuel' },
  { find: /w/g, put: 'v', why: 'Wolodymyr' },
  { find: /[sz]/g, put: 'S', why: 'Selenskyj, Zelensky' },
  { find: /(?<=[eo])ff$/, put: 'v', why: 'Orloff, Orlov' },
  { find: /(?<=[^aeiouy])[yj]o(?=[^aeiouyj])/g, put: 'e', why: 'Fyodor, Fedor; Koroljow' },
  { find: /(?<=[CS])o(?=va?$)/, put: 'e', why: 'Gorbatschow, Gorbachev' },
  { find: /[yj]/g, put: 'i', why: 'Zelenskyy, Selenskyj, Zelenskiy' },
  { find: /([a-zSCH])\1+/g, put: '$1', why: 'double letters' },
  { find: /ie/g, put: 'e', why: 'Dostoyevsky, Dostoevsky; Yevhen, Jewhen; Soloviev' }
]
