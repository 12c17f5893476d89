/** One spelling for language tags. */

/**
 * @returns the BCP 47 tag in its usual spelling, null for what is none
 * @example canonicalLanguage('en_us') // → 'en-US'
 */
export function canonicalLanguage (written: string): string | null {
  try {
    return Intl.getCanonicalLocales(written.trim().replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
