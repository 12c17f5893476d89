/** What the operator has settled: which languages are named at all, and which one an outlet writes. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readConfig } from '../config.js'
import { primaryLanguage } from './language-tags.js'

/** config/language-policy.json */
export interface LanguagePolicy {
  /** BCP 47; empty or left out: all */
  restrict?: string[]
  /** outlet as in its articles → BCP 47; its articles have that language, its lines lean to it */
  pinned?: Record<string, string>
  /** BCP 47 → how likely a language is before the text is read, 1 unless given; a newsroom in Oviedo raises `ast` */
  weights?: Record<string, number>
}

let configured: LanguagePolicy | undefined

/** Read once; a change needs a restart. */
export function readLanguagePolicy (): LanguagePolicy {
  configured ??= existsSync(join(packageRoot, 'config', 'language-policy.json')) ? readConfig<LanguagePolicy>('language-policy.json') : {}
  return configured
}

export function allowedLanguages (policy: LanguagePolicy): ReadonlySet<string> | null {
  const { restrict = [] } = policy
  return restrict.length === 0 ? null : new Set(restrict.map(primaryLanguage))
}

/** Outlets are compared without case. */
export function pinnedLanguage (policy: LanguagePolicy, outlet: string | null): string | null {
  if (outlet === null) return null
  const wanted = outlet.toLowerCase()
  const found = Object.entries(policy.pinned ?? {}).find(([name]) => name.toLowerCase() === wanted)
  return found === undefined ? null : primaryLanguage(found[1])
}
