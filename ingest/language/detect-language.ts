/** The language of each line and of the article. */
import type { DetectedLanguage, LanguageSpan, Line } from '../document.js'
import { splitTextLines } from '../lines.js'
import { judgeLine, type LineJudgement } from './judge-line.js'
import { pinnedLanguage, readLanguagePolicy, type LanguagePolicy } from './language-policy.js'
import { primaryLanguage, scriptCode } from './language-tags.js'
import { NO_WORDS, pickLanguage, roundChance, type PickedLanguage } from './pick-language.js'
import type { TextScript } from './scripts.js'
import { smoothLines } from './smooth-lines.js'
import { standardOf } from './standards.js'

export interface DetectContext {
  /** kept and dropped lines; the article's language is that of the kept ones */
  lines?: Line[]
  /** what the page says, BCP 47; decides only where the text hardly does */
  declared?: string | null
  /** who published it; the operator may have pinned its language */
  outlet?: string | null
  /** config/language-policy.json unless given */
  policy?: LanguagePolicy
}

/** A declared language wins over one that is at most this much likelier. */
const WEAK_LEAD = 0.3

/**
 * Finds the language of every non-empty line and of the text as a whole.
 *
 * The script decides first; within Latin, Cyrillic, Arabic, Devanagari and Han a table of letter
 * groups does, and franc-all is asked about what no table knows. A short line leans on its
 * neighbours; `raw` keeps what it says by itself where they changed it. Lines without words
 * (numbers, dates, addresses, emoji) are `und`. Only the first 1000 characters of a line are looked
 * at, so time grows with the number of lines and not with their length.
 *
 * @example detectLanguage('Добрий вечір.\n12.05.2024').spans.map(span => span.language) // → ['uk', 'und']
 */
export function detectLanguage (text: string, context: DetectContext = {}): DetectedLanguage {
  const policy = context.policy ?? readLanguagePolicy()
  const pinned = pinnedLanguage(policy, context.outlet ?? null)
  const ranges = splitTextLines(text)
  const judged = ranges.map(({ start, end }) => judgeLine(text.slice(start, end), policy))
  const smoothed = smoothLines(judged, pinned)
  const spans = ranges.map((range, at) => spanOf(range, judged[at]?.chances ?? new Map(), smoothed[at] ?? new Map()))
  const kept = judged.map((_, at) => isKept(ranges[at]?.start ?? 0, context.lines))
  const shares = languageShares(smoothed, judged, kept)
  return { ...articleLanguage(shares, context.declared ?? null, pinned), script: articleScript(judged, kept), spans }
}

function spanOf ({ start, end }: { start: number, end: number }, own: Map<string, number>, smoothed: Map<string, number>): LanguageSpan {
  const picked = pickLanguage(smoothed)
  if (own === smoothed) return { start, end, ...picked }
  const raw = pickLanguage(own)
  const same = raw.language === picked.language && raw.confidence === picked.confidence
  return same ? { start, end, ...picked } : { start, end, ...picked, raw }
}

/** Lines of the cleaner start where ours do; a line it does not know counts as kept. */
function isKept (start: number, lines: Line[] | undefined): boolean {
  if (lines === undefined) return true
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= start) low = middle
    else high = middle - 1
  }
  const line = lines[low]
  return line === undefined || start < line.start || start >= line.end || line.keep
}

/** Each line votes with its letters; when no line is kept, all vote. */
function languageShares (chances: Array<Map<string, number>>, judged: LineJudgement[], kept: boolean[]): Map<string, number> {
  const everyone = !kept.some((keep, at) => keep && (judged[at]?.letters ?? 0) > 0)
  const votes = new Map<string, number>()
  let letters = 0
  for (const [at, line] of judged.entries()) {
    const weight = everyone || kept[at] === true ? line.letters : 0
    letters += weight
    for (const [language, chance] of chances[at] ?? []) votes.set(language, (votes.get(language) ?? 0) + chance * weight)
  }
  return new Map([...votes].map(([language, vote]) => [language, vote / Math.max(letters, 1)]))
}

function articleLanguage (shares: Map<string, number>, declared: string | null, pinned: string | null): PickedLanguage {
  if (shares.size === 0) return NO_WORDS
  if (pinned !== null) return { language: pinned, confidence: 1 }
  const picked = pickLanguage(shares)
  if (declared === null) return picked
  const language = primaryLanguage(declared)
  const share = shareOf(language, shares)
  if (language === picked.language || share === 0 || picked.confidence - share > WEAK_LEAD) return picked
  return { language, confidence: roundChance(share) }
}

/** Of a language with the other standards of it, which a page tells apart better than its letters; 0 where it is hopeless itself. */
function shareOf (language: string, shares: Map<string, number>): number {
  const standards = new Set([...shares.keys()].filter(tag => primaryLanguage(tag) === language).map(standardOf))
  let sum = 0
  for (const [tag, share] of shares) if (standards.has(standardOf(tag))) sum += share
  return sum
}

function articleScript (judged: LineJudgement[], kept: boolean[]): string {
  const counts = new Map<TextScript, number>()
  for (const everyone of [false, true]) {
    if (counts.size > 0) break
    for (const [at, { script, letters }] of judged.entries()) {
      if (script !== null && (everyone || kept[at] === true)) counts.set(script, (counts.get(script) ?? 0) + letters)
    }
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return scriptCode(best?.[0] ?? null)
}
