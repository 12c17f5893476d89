/**
 * How a person's sentence changed: quotations gathered by sentence, and within one by wording.
 * Each quotation costs the same however many there are: what may be the same sentence is found by
 * a few sampled word sequences, then laid over it word by word.
 */
import { foldWord } from '../../ingest/fold/fold-text.js'
import { alignWords, type AlignedWord, type Alignment } from './align-words.js'
import type { Difference } from './answer.js'
import { diffWords } from './diff-words.js'
import { findExactWords, type ExactWord } from './exact-words.js'
import { isAltered } from './judge-alignment.js'

/** Shorter quotations resemble each other by chance. */
const FEWEST_WORDS = 5
/** Longer ones are compared by their check; here they would cost too much. */
const MOST_WORDS = 200
/** Up to here a changed word in the middle may leave no three words in a row: pairs count as well. */
const SHORT = 8
/** Sequences kept of one quotation, those with the smallest hashes: versions of a sentence share some of them. */
const SAMPLED = 8
/** Sentences laid over a quotation, those that share most sequences. */
const MOST_COMPARED = 5
/** Sentences that share a sequence; what stands in more is a set phrase and tells nothing. */
const MOST_SHARING = 50

/** What of a quotation is compared. */
export interface Quoted {
  text: string
  language: string
  /** null where nobody knows: such words may be anybody's */
  speaker: string | null
}

export interface Wording<Said> {
  /** its first quotation, as it was given */
  said: Said
  /** against the first wording of the sentence, which stands as `quote`; empty for the first */
  diff: Difference[]
  /** how often these words stand among the quotations */
  times: number
}

/** One sentence in all its wordings, in the order met. */
export interface Sentence<Said> {
  /** the first that was named */
  speaker: string | null
  wordings: Array<Wording<Said>>
}

interface Known<Said> extends Sentence<Said> {
  first: Quoted
}

interface Worded {
  text: string
  words: ExactWord[]
  aligned: AlignedWord[]
}

/**
 * @param quotations oldest first
 * @returns one for each sentence, in the order met
 */
export async function groupWordings<Said> (quotations: Iterable<Said> | AsyncIterable<Said>, read: (said: Said) => Quoted): Promise<Array<Sentence<Said>>> {
  const sentences: Array<Known<Said>> = []
  const byWords = new Map<string, Array<{ sentence: Known<Said>, wording: Wording<Said> }>>()
  const bySequence = new Map<number, Array<Known<Said>>>()
  for await (const said of quotations) {
    const quoted = read(said)
    const worded = toWorded(quoted.text)
    if (worded.words.length === 0) continue
    const key = worded.words.map(({ word }) => word).join(' ')
    const same = byWords.get(key)?.find(({ sentence }) => mayBeOne(sentence.speaker, quoted.speaker))
    if (same !== undefined) {
      same.wording.times++
      same.sentence.speaker ??= quoted.speaker
      continue
    }
    const changed = findChanged(worded, quoted, bySequence)
    const sentence: Known<Said> = changed?.sentence ?? { speaker: quoted.speaker, first: quoted, wordings: [] }
    const wording = { said, diff: changed?.diff ?? [], times: 1 }
    sentence.wordings.push(wording)
    sentence.speaker ??= quoted.speaker
    byWords.set(key, [...byWords.get(key) ?? [], { sentence, wording }])
    if (changed !== null) continue
    sentences.push(sentence)
    for (const sequence of sampleSequences(worded)) addTo(bySequence, sequence, sentence)
  }
  return sentences.map(({ speaker, wordings }) => ({ speaker, wordings }))
}

const mayBeOne = (one: string | null, other: string | null): boolean => one === null || other === null || one === other

function toWorded (text: string): Worded {
  const words = findExactWords(text)
  return { text, words, aligned: words.map(({ word }) => ({ word, fold: foldWord(word) })) }
}

function addTo<Value> (lists: Map<number, Value[]>, key: number, value: Value): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else if (list.length < MOST_SHARING) list.push(value)
}

function findChanged<Said> (worded: Worded, quoted: Quoted, bySequence: Map<number, Array<Known<Said>>>): { sentence: Known<Said>, diff: Difference[] } | null {
  const shared = new Map<Known<Said>, number>()
  for (const sequence of sampleSequences(worded)) {
    for (const sentence of bySequence.get(sequence) ?? []) {
      if (sentence.first.language === quoted.language && mayBeOne(sentence.speaker, quoted.speaker)) shared.set(sentence, (shared.get(sentence) ?? 0) + 1)
    }
  }
  const likeliest = [...shared].sort((a, b) => b[1] - a[1]).slice(0, MOST_COMPARED)
  for (const [sentence] of likeliest) {
    const first = toWorded(sentence.first.text)
    const alignment = alignWords(first.aligned, worded.aligned)
    if (alignment !== null && isAltered(alignment, first.words.length)) return { sentence, diff: diffWords(wholeSteps(alignment, worded), worded, first) }
  }
  return null
}

/** With the words of the later wording before and after what the first one has. */
function wholeSteps ({ start, end, steps }: Alignment, { words }: Worded): Alignment['steps'] {
  const alone = (from: number, to: number): Alignment['steps'] => Array.from({ length: to - from }, (_, index) => ({ quote: -1, source: from + index }))
  return [...alone(0, start), ...steps, ...alone(end, words.length)]
}

/** Hashes of sequences of two or three words; empty for what is too short or too long to compare. */
function sampleSequences ({ aligned }: Worded): number[] {
  if (aligned.length < FEWEST_WORDS || aligned.length > MOST_WORDS) return []
  const hashes = new Set<number>()
  for (let index = 0; index + 1 < aligned.length; index++) {
    const pair = hashWord(hashWord(HASH_START, aligned[index] as AlignedWord), aligned[index + 1] as AlignedWord)
    if (aligned.length <= SHORT) hashes.add(pair)
    if (index + 2 < aligned.length) hashes.add(hashWord(pair, aligned[index + 2] as AlignedWord))
  }
  return [...hashes].sort((a, b) => a - b).slice(0, aligned.length <= SHORT ? 2 * SAMPLED : SAMPLED)
}

const HASH_START = 0x811C9DC5
const HASH_FACTOR = 0x01000193

/** FNV-1a over UTF-16 units, a space after each word. */
function hashWord (hash: number, { fold }: AlignedWord): number {
  for (let index = 0; index < fold.length; index++) hash = Math.imul(hash ^ fold.charCodeAt(index), HASH_FACTOR)
  return Math.imul(hash ^ 32, HASH_FACTOR) >>> 0
}
