// Counts the commonest words of each language and writes config/languages/LANG.json.
//
//     node tools/train-words.mjs FOLDER
//
// FOLDER is the one of tools/train-letters.mjs. A word's number is its cost in nats, the negative
// logarithm of its share of all words.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const WORDS = 150
const FEWEST = 4 // sightings; rarer words are the subject of a text, not its language
const WITHOUT_SPACES = new Set(['zh-Hans', 'zh-Hant', 'ja', 'th', 'lo', 'km', 'my'])

const folder = process.argv[2]
if (folder === undefined) throw new Error('train-words: name the folder of LANG.txt.gz')
mkdirSync('config/languages', { recursive: true })
for (const file of readdirSync(folder).filter(name => name.endsWith('.txt.gz')).sort()) {
  const language = file.slice(0, -'.txt.gz'.length)
  if (WITHOUT_SPACES.has(language)) continue
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8').normalize('NFC').toLowerCase()
  const all = text.match(/[\p{L}\p{M}]+/gu)
  const counts = new Map()
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1)
  const common = [...counts].filter(([, count]) => count >= FEWEST).sort((a, b) => b[1] - a[1]).slice(0, WORDS)
  const words = Object.fromEntries(common.map(([word, count]) => [word, Number((-Math.log(count / all.length)).toFixed(1))]))
  const rows = Object.entries(words).map(([word, cost]) => `${JSON.stringify(word)}: ${cost}`)
  const lines = []
  for (let at = 0; at < rows.length; at += 10) lines.push('    ' + rows.slice(at, at + 10).join(', '))
  writeFileSync(`config/languages/${language}.json`, `{\n  "language": ${JSON.stringify(language)},\n  "words": {\n${lines.join(',\n')}\n  }\n}\n`)
}
