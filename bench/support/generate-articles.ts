/** Invented articles for benchmarks: the same ones for the same seed, with word frequencies like those of a language. */

/** A small generator of pseudo-random numbers (mulberry32). */
export function createRandom (seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6D2B79F5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface GeneratedArticle {
  id: string
  title: string
  outlet: string
  authors: string[]
  published: string
  language: string
  text: string
}

const SYLLABLES = 'ba be bi bo da de do fa fe ga go ha he ka ke ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi'.split(' ')
const ENDINGS = ['', '', 'n', 'r', 's', 't', 'l', 'rd', 'nt', 'st']
const WORDS = 20_000
const NAMES = 400
const AUTHORS = 120
const SPEAKERS = 2_000

/** Rank by Zipf's law: the second word half as often as the first. */
function pickRank (random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1))) - 1)
}

function makeWord (random: () => number, syllables: number): string {
  let word = ''
  for (let index = 0; index < syllables; index++) word += SYLLABLES[Math.floor(random() * SYLLABLES.length)]
  return word + ENDINGS[Math.floor(random() * ENDINGS.length)]
}

/** @returns articles of about eight paragraphs, each of one to three sentences, some with a quotation */
export function * generateArticles (count: number, seed = 1): Generator<GeneratedArticle> {
  const random = createRandom(seed)
  const words = Array.from({ length: WORDS }, (_, rank) => makeWord(random, rank < 100 ? 1 : rank < 2_000 ? 2 : 3))
  const names = Array.from({ length: NAMES }, () => capitalize(makeWord(random, 3)))
  const person = (): string => `${names[Math.floor(random() * NAMES)]} ${names[Math.floor(random() * NAMES)]}`
  const authors = Array.from({ length: AUTHORS }, person)
  const speakers = Array.from({ length: SPEAKERS }, person)
  const pick = <Value>(values: Value[]): Value => values[pickRank(random, values.length)] as Value
  const sentence = (): string => {
    const length = 8 + Math.floor(random() * 14)
    const parts = Array.from({ length }, () => random() < 0.06 ? pick(names) : pick(words))
    return capitalize(parts.join(' ').replace(/ (\S+ \S+)$/, random() < 0.4 ? ', $1' : ' $1'))
  }
  const paragraph = (): string => {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence() + '.')
    if (random() < 0.3) sentences.push(`“${sentence()},” said ${pick(speakers)}.`)
    return sentences.join(' ')
  }
  for (let index = 0; index < count; index++) {
    yield {
      id: `generated-${index}`,
      title: sentence(),
      outlet: 'Outlet ' + pickRank(random, 30),
      authors: [pick(authors)],
      published: new Date(Date.UTC(2015, 0, 1 + Math.floor(random() * 3_650))).toISOString().slice(0, 10),
      language: random() < 0.7 ? 'en' : 'de',
      text: Array.from({ length: 8 }, paragraph).join('\n\n')
    }
  }
}

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
