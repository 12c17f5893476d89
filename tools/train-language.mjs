// Learns which letter groups speak for which language and writes config/language-tables.bin.
//
//     npm run build && node tools/train-language.mjs FOLDER
//
// FOLDER holds LANG.txt.gz, one sentence a line: Common Voice sentence collections (CC0), the
// Universal Declaration of Human Rights, NTREX-128 (CC BY-SA 4.0). Only hashes of letter groups
// with their weights are written, no text. docs/language.md explains the model; takes about five
// minutes and gives the same table each time.
import { chooseFeatures } from './language/choose-features.mjs'
import { fitSharpness } from './language/fit-sharpness.mjs'
import { fitWeights } from './language/fit-weights.mjs'
import { readSentences } from './language/read-sentences.mjs'
import { roundWeights, writeTables } from './language/write-tables.mjs'

/** 2 ** bits slots: as many as still help, counted on held-out pairs of words. */
const BITS = { Latin: 17, Cyrillic: 16, Arabic: 15, Devanagari: 14, Han: 14 }

const [folder, path = 'config/language-tables.bin'] = process.argv.slice(2)
if (folder === undefined) throw new Error('train-language: name the folder of LANG.txt.gz')

const random = startRandom(20)
const tables = readSentences(folder).map(group => {
  const bits = BITS[group.script]
  console.log(`${group.script}: ${group.languages.join(' ')}`)
  const chosen = chooseFeatures(group.train, bits)
  const fitted = fitWeights(group.train, chosen, bits, random, message => console.log('  ' + message))
  const table = roundWeights({ ...group, bits }, chosen, fitted)
  const fit = fitSharpness(group.held, table, random)
  console.log(`  sharpness ${fit.sharpness.join(' ')}, least known share ${fit.leastKnown}`)
  return { ...table, ...fit }
})
writeTables(tables, path)

/** A linear congruential generator: the same numbers each time. */
function startRandom (seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
