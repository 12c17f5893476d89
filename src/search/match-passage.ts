/** Decides on the stored text whether a passage belongs to the match set of a search, and where it matches. */
import { findWords, type Word } from '../../ingest/fold/fold-text.js'
import { stemLanguage, stemsOf } from '../../ingest/stem/stem-word.js'
import type { HitVerdict, Range } from './answer.js'
import { findSequence } from './find-sequence.js'
import type { JoinedName } from './join-names.js'
import { keepNear } from './locate-near.js'
import type { ParsedQuery } from './parse-query.js'
import type { NearNode, QueryNode, QueryPhrase, QueryWord } from './query-tree.js'
import { preparePhrase, prepareText, verifyPhrase, type Phrase, type SearchedText } from './verify-phrase.js'
import { acceptForms, type FormMode } from './word-forms.js'

export interface Matched {
  /** every term is there, nothing excluded, and the verdict one of those asked for: the passage is in the match set */
  complete: boolean
  /** offsets into the passage, in order, not overlapping */
  ranges: Range[]
  /** null without phrases; `verbatim` when every phrase that was found stands there character by character */
  verified: HitVerdict | null
}

/** A passage of the archive, or any other piece of text with its language. */
export interface MatchedText {
  text: string
  language: string
}

export type Matcher = (passage: MatchedText) => Matched

/** What words of the query stand for beside themselves. */
export interface Meaning {
  /** other spellings that count as the word */
  joined: Map<QueryWord, JoinedName>
  forms: FormMode
}

/** Where something matches; `verbatim` is null for words. */
interface Occurrences {
  ranges: Range[]
  verbatim: boolean | null
}

/** @returns null where it does not match; no ranges for what is to be left out */
type Locate = (passage: PreparedPassage) => Occurrences | null

/** A word of a passage with its stems. */
interface PassageWord extends Word {
  stems: readonly string[]
}

/** A passage with its words in both forms, each made when first asked for. */
class PreparedPassage {
  readonly text: string
  /** of `stemLanguage` */
  readonly language: string
  #folded: PassageWord[] | null = null
  #folds: string[] | null = null
  #exact: SearchedText | null = null

  constructor ({ text, language }: MatchedText) {
    this.text = text
    this.language = stemLanguage(language)
  }

  get folded (): PassageWord[] {
    return (this.#folded ??= findWords(this.text).map(word => ({ ...word, stems: stemsOf(this.text.slice(word.start, word.end), this.language) })))
  }

  get folds (): string[] {
    return (this.#folds ??= this.folded.map(word => word.fold))
  }

  get exact (): SearchedText {
    return (this.#exact ??= prepareText(this.text))
  }
}

/** Kept as long as the passage is, which the archive remembers for a while. */
const prepared = new WeakMap<MatchedText, PreparedPassage>()

function preparePassage (passage: MatchedText): PreparedPassage {
  let made = prepared.get(passage)
  if (made === undefined) prepared.set(passage, made = new PreparedPassage(passage))
  return made
}

/**
 * @param verdicts only these are complete; null: whatever the verdict
 * @example createMatcher(parseQuery('“no way” out'), { joined: new Map(), forms: 'all' })({ text: 'Out? No way!', language: 'en' }).complete // → true
 */
export function createMatcher (query: Pick<ParsedQuery, 'root'>, meaning: Meaning, verdicts: readonly HitVerdict[] | null = null): Matcher {
  const wanted = query.root.map(node => locateNode(node, meaning))
  return text => {
    const passage = preparePassage(text)
    const found = wanted.map(locate => locate(passage))
    const { ranges, verbatim } = unite(found)
    const verified = verbatim === null ? null : verbatim ? 'verbatim' : 'punctuation'
    return {
      complete: !found.includes(null) && (verdicts === null || (verified !== null && verdicts.includes(verified))),
      ranges: mergeRanges(ranges),
      verified
    }
  }
}

function unite (found: Array<Occurrences | null>): Occurrences {
  const present = found.filter(occurrences => occurrences !== null)
  const phrases = present.filter(occurrences => occurrences.verbatim !== null)
  return {
    ranges: present.flatMap(occurrences => occurrences.ranges),
    verbatim: phrases.length === 0 ? null : phrases.every(occurrences => occurrences.verbatim)
  }
}

function locateNode (node: QueryNode, meaning: Meaning): Locate {
  switch (node.kind) {
    case 'word': return locateWord(node, meaning)
    case 'phrase': return locatePhrase(node)
    case 'near': return locateNear(node, meaning)
    case 'not': return locateNone(node.node, meaning)
    case 'all': return locateAll(node.nodes, meaning)
    case 'any': return locateAny(node.nodes, meaning)
  }
}

function locateAll (nodes: QueryNode[], meaning: Meaning): Locate {
  const locates = nodes.map(node => locateNode(node, meaning))
  return passage => {
    const found = locates.map(locate => locate(passage))
    return found.includes(null) ? null : unite(found)
  }
}

function locateAny (nodes: QueryNode[], meaning: Meaning): Locate {
  const locates = nodes.map(node => locateNode(node, meaning))
  return passage => {
    const found = locates.map(locate => locate(passage))
    return found.every(occurrences => occurrences === null) ? null : unite(found)
  }
}

/** Whatever the node would find is left out. */
function locateNone (node: QueryNode, meaning: Meaning): Locate {
  const locate = locateNode(node, meaning)
  return passage => locate(passage) === null ? { ranges: [], verbatim: null } : null
}

function locateNear ({ nodes, within }: NearNode, meaning: Meaning): Locate {
  const locates = nodes.map(node => locateNode(node, meaning))
  return passage => {
    const found = locates.map(locate => locate(passage))
    if (found.includes(null)) return null
    const ranges = keepNear(found.map(occurrences => occurrences?.ranges ?? []), within, passage.folded)
    return ranges.length === 0 ? null : { ranges, verbatim: unite(found).verbatim }
  }
}

function locateWord (word: QueryWord, { joined, forms }: Meaning): Locate {
  if (word.folds.length > 1) return locateFolds(word)
  const fold = word.folds[0] as string
  if (word.prefix) return passage => occurrencesOf(passage.folded.filter(each => each.fold.startsWith(fold)))
  const others = joined.get(word)?.others ?? []
  const accepts = acceptForms(new Set([fold, ...others]), [...word.written, ...others], forms)
  return passage => occurrencesOf(passage.folded.filter(each => accepts(each, passage.language)))
}

const occurrencesOf = (ranges: Range[]): Occurrences | null => ranges.length === 0 ? null : { ranges, verbatim: null }

/** A word of several parts, `20-point`: the parts in this order; the last may be a beginning. */
function locateFolds (word: QueryWord): Locate {
  const whole = word.prefix ? word.folds.slice(0, -1) : word.folds
  const beginning = word.prefix ? word.folds.at(-1) as string : null
  return passage => {
    const ranges: Range[] = []
    for (const index of findSequence(passage.folds, whole)) {
      const last = index + word.folds.length - 1
      if (beginning !== null && passage.folds[last]?.startsWith(beginning) !== true) continue
      ranges.push({ start: (passage.folded[index] as Word).start, end: (passage.folded[last] as Word).end })
    }
    return occurrencesOf(ranges)
  }
}

function locatePhrase (term: QueryPhrase): Locate {
  const phrase: Phrase = preparePhrase(term.text)
  return passage => {
    const places = verifyPhrase(passage.exact, phrase)
    return places.length === 0 ? null : { ranges: places, verbatim: places.some(place => place.verified === 'verbatim') }
  }
}

/** @example mergeRanges([{start: 4, end: 9}, {start: 0, end: 5}]) // → [{start: 0, end: 9}] */
export function mergeRanges (ranges: Range[]): Range[] {
  const sorted = ranges.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Range[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end)
    else merged.push(range)
  }
  return merged
}
