/** The language of each line and of the article. */
import type { DetectedLanguage, LanguageSpan, Line } from '../document.js'
import { splitTextLines } from '../lines.js'
import { judgeLine, type LineJudgement } from './judge-line.js'
import { primaryLanguage, scriptCode, type TextScript } from './language-tags.js'
import { smoothLines } from './smooth-lines.js'

export interface DetectContext {
  /** kept and dropped lines; the article's language is that of the kept ones */
  lines?: Line[]
  /** what the page says, BCP 47; decides only where the text hardly does */
  declared?: string | null
}

/** Below it no language is named. */
const LEAST_CONFIDENCE = 0.2
/** A declared language wins over one that is at most this much likelier. */
const WEAK_LEAD = 0.3

/**
 * Finds the language of every non-empty line and of the text as a whole.
 *
 * The script decides first; within Latin, Cyrillic, Arabic and Devanagari, letter pairs and common
 * words do. A short line leans on its neighbours a little. Lines without words (numbers, dates,
 * addresses, emoji) are `und`. Only the first 1000 characters of a line are looked at, so time
 * grows with the number of lines and not with their length.
 *
 * @example detectLanguage('Добрий вечір.\n12.05.2024').spans.map(span => span.language) // → ['uk', 'und']
 */
export function detectLanguage (text: string, context: DetectContext = {}): DetectedLanguage {
  const ranges = splitTextLines(text)
  const judged = ranges.map(({ start, end }) => judgeLine(text.slice(start, end)))
  const smoothed = smoothLines(judged)
  const spans = ranges.map((range, at) => ({ ...range, ...pickLanguage(smoothed[at] ?? new Map()) }))
  const kept = judged.map((_, at) => isKept(ranges[at]?.start ?? 0, context.lines))
  return { ...articleLanguage(spans, smoothed, judged, kept, context.declared ?? null), script: articleScript(judged, kept), spans }
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

function pickLanguage (chances: Map<string, number>): Pick<LanguageSpan, 'language' | 'confidence'> {
  let best: [string, number] = ['und', 0]
  for (const each of chances) if (each[1] > best[1]) best = each
  if (best[0] === 'und') return { language: 'und', confidence: 0.9 }
  const confidence = Math.round(Math.min(best[1], 0.999) * 1000) / 1000
  return confidence < LEAST_CONFIDENCE ? { language: 'und', confidence: 1 - confidence } : { language: best[0], confidence }
}

/** Each line votes with its letters; when no line is kept, all vote. */
function articleLanguage (spans: LanguageSpan[], chances: Array<Map<string, number>>, judged: LineJudgement[], kept: boolean[], declared: string | null): Pick<LanguageSpan, 'language' | 'confidence'> {
  const everyone = !kept.some((keep, at) => keep && (judged[at]?.letters ?? 0) > 0)
  const votes = new Map<string, number>()
  let letters = 0
  for (const at of spans.keys()) {
    const weight = everyone || kept[at] === true ? judged[at]?.letters ?? 0 : 0
    letters += weight
    for (const [language, chance] of chances[at] ?? []) votes.set(language, (votes.get(language) ?? 0) + chance * weight)
  }
  if (letters === 0) return { language: 'und', confidence: 0.9 }
  const shares = new Map([...votes].map(([language, vote]) => [language, vote / letters]))
  return preferDeclared(pickLanguage(shares), shares, declared)
}

function preferDeclared (picked: Pick<LanguageSpan, 'language' | 'confidence'>, shares: Map<string, number>, declared: string | null): Pick<LanguageSpan, 'language' | 'confidence'> {
  if (declared === null) return picked
  const language = primaryLanguage(declared)
  const share = shares.get(language) ?? 0
  if (language === picked.language || share === 0 || picked.confidence - share > WEAK_LEAD) return picked
  return { language, confidence: Math.round(share * 1000) / 1000 }
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
