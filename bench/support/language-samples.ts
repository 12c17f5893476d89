/** Held-out sentences of a folder of LANG.txt.gz, whole and cut to the lengths of headlines and menus. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { primaryLanguage } from '../../ingest/language/language-tags.js'
import { createRandom } from './generate-articles.js'

export interface Sample {
  language: string
  text: string
}

/** tools/language/read-sentences.mjs keeps these from training. */
const HELD_OUT = 12
const EACH = 60 // of each file
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
const CUT: Record<string, number> = { 'five words': 5, 'two words': 2 }
/** Without spaces between words nothing can be cut there. */
const UNCUT = new Set(['zh', 'ja', 'th', 'lo', 'km', 'my'])

/** @returns samples by kind: `sentences`, `five words`, `two words` */
export function readSamples (folder: string): Map<string, Sample[]> {
  const random = createRandom(7)
  const samples = new Map<string, Sample[]>([['sentences', []], ...Object.keys(CUT).map(kind => [kind, []] as [string, Sample[]])])
  for (const file of readdirSync(folder).filter(name => name.endsWith('.txt.gz')).sort()) {
    const language = primaryLanguage(file.slice(0, -'.txt.gz'.length))
    const lines = gunzipSync(readFileSync(join(folder, file))).toString('utf8').split('\n')
    const held = lines.filter((line, at) => at % HELD_OUT === HELD_OUT - 1 && /\p{L}/u.test(line))
    for (const text of spread(held)) {
      samples.get('sentences')?.push({ language, text })
      if (UNCUT.has(language)) continue
      const words = text.match(WORD) ?? []
      for (const [kind, length] of Object.entries(CUT)) {
        const start = Math.floor(random() * Math.max(words.length - length + 1, 1))
        if (words.length >= length) samples.get(kind)?.push({ language, text: words.slice(start, start + length).join(' ') })
      }
    }
  }
  return samples
}

/** From all parts of the file: its sources stand one behind the other. */
function spread (lines: string[]): string[] {
  const step = Math.max(lines.length / EACH, 1)
  return Array.from({ length: Math.min(EACH, lines.length) }, (_, at) => lines[Math.floor(at * step)] ?? '')
}
