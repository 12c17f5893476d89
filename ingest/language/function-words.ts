/** How many words of a line are common words of a language: config/languages/LANG.json. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readConfig } from '../config.js'

/** A file of config/languages: common words with their cost in nats. */
interface LanguageFile {
  language: string
  words: Record<string, number>
}

const read = new Map<string, Set<string> | null>()

/**
 * @param tag one of a table, `sr-Latn` included; its file is read at the first question
 * @returns 0–1, null for a language without a file
 */
export function functionWordShare (words: string[], tag: string): number | null {
  const known = read.get(tag)
  const common = known === undefined ? readCommonWords(tag) : known
  read.set(tag, common)
  if (common === null) return null
  return words.filter(word => common.has(word.toLowerCase())).length / Math.max(words.length, 1)
}

function readCommonWords (tag: string): Set<string> | null {
  const name = join('languages', tag + '.json')
  return existsSync(join(packageRoot, 'config', name)) ? new Set(Object.keys(readConfig<LanguageFile>(name).words)) : null
}
