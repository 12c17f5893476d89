// What pages are composed of: sentences by language from a folder, labels of config/boilerplate, phrases of this folder.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { generatePage, seeded } from './generate-page.mjs'

const HELD_OUT = 12 // every twelfth sentence is kept from training, for the check
const FEWEST = 200 // sentences of a language
const here = dirname(fileURLToPath(import.meta.url))
/** Languages of most archives; two pages in three are in one of them, the others in any. */
const COMMON = ['en', 'en', 'en', 'de', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'nb', 'pl', 'ru', 'uk', 'tr', 'id']
const SHARE_OF_COMMON = 0.65

/**
 * @param {string} folder of LANG.txt.gz, one sentence a line
 * @param {{pages: number, seed: number, check?: boolean}} options `check` takes other sentences and other phrases
 */
export function composePages (folder, { pages, seed, check = false }) {
  const random = seeded(seed)
  const phrases = JSON.parse(readFileSync(join(here, check ? 'phrases-check.json' : 'phrases.json'), 'utf8'))
  const common = check ? Object.keys(phrases).filter(language => language !== 'any') : COMMON
  const languages = readdirSync(folder).filter(name => name.endsWith('.txt.gz')).map(name => name.slice(0, -'.txt.gz'.length)).sort()
  const sentences = new Map()
  const composed = []
  while (composed.length < pages) {
    const language = random.pick(random.chance(SHARE_OF_COMMON) ? common : languages)
    if (!sentences.has(language)) sentences.set(language, readSentences(folder, language, check))
    const own = sentences.get(language)
    if (own.length >= FEWEST) composed.push(generatePage({ language, sentences: own, phrases, boilerplate: readLabels(language), random }))
  }
  return composed
}

function readSentences (folder, language, check) {
  const lines = gunzipSync(readFileSync(join(folder, language + '.txt.gz'))).toString('utf8').split('\n')
  return lines.filter((line, at) => (at % HELD_OUT === 0) === check && line.length > 15 && line.length < 400)
}

function readLabels (language) {
  const path = join(here, '../../config/boilerplate', language + '.json')
  if (!existsSync(path)) return ['Facebook']
  const { menu, footer, related } = JSON.parse(readFileSync(path, 'utf8'))
  return [...menu.whole, ...footer.whole, ...related.whole].map(words => words.charAt(0).toUpperCase() + words.slice(1))
}
