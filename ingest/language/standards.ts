/** Standards of one language that a short line cannot tell apart: see docs/language.md. */

const STANDARDS: Record<string, string> = { 'sr-Latn': 'sh', hr: 'sh', bs: 'sh', nb: 'no', nn: 'no' }

/** Do both name the same language in another norm? Latin `sr`, `hr`, `bs`; `nb`, `nn`. */
export function sameStandard (one: string, other: string): boolean {
  return standardOf(one) === standardOf(other)
}

/** `sh` and `no` are codes of ISO 639-1, used here only to hold the standards together. */
export const standardOf = (language: string): string => STANDARDS[language] ?? language
