// Fits how sure the model may be, and what is no language: on sentences kept from training, cut to several lengths.
import { sameStandard } from '../../dist/ingest/language/standards.js'
import { scoreWords } from '../../dist/ingest/language/score-words.js'

const LENGTHS = [1, 2, 3, 5, 8, Infinity] // words
const SAMPLES = 120 // of each language and length
const SCALES = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.4]
const POWERS = [-0.6, -0.5, -0.4, -0.3, -0.2, -0.1]

/** Of the held-out snippets of two words and more, so many know fewer of their letter groups than gibberish must. */
const ILLEGIBLE = 0.0001

/** @returns {{sharpness: [number, number], leastKnown: number}} the sharpness under which the held-out snippets are least surprising */
export function fitSharpness (held, table, random) {
  const snippets = held.flatMap((sentences, language) => LENGTHS.flatMap(length => Array.from({ length: SAMPLES }, () => ({ words: cut(sentences, length, random), language }))))
  let best = { cost: Infinity, sharpness: table.sharpness }
  for (const power of POWERS) {
    for (const scale of SCALES) {
      const sharpness = [scale, power]
      const cost = surprise(snippets, { ...table, sharpness })
      if (cost < best.cost) best = { cost, sharpness }
    }
  }
  return { sharpness: best.sharpness, leastKnown: fitLegibility(snippets, table) }
}

/** Damaged encodings and random letters consist of groups no language has. */
function fitLegibility (snippets, table) {
  if (table.script === 'Han') return 0 // a rare character is a word like others
  const shares = snippets.filter(({ words }) => words.length > 1).map(({ words }) => scoreWords(words, table)).map(({ known, seen }) => known / seen).sort((a, b) => a - b)
  return Number(shares[Math.floor(shares.length * ILLEGIBLE)].toFixed(2))
}

function cut (sentences, length, random) {
  const words = sentences[Math.floor(random() * sentences.length)]
  const start = Math.floor(random() * Math.max(words.length - length + 1, 1))
  return length === Infinity ? words : words.slice(start, start + length)
}

/** Languages that are one for the reader are one here: see docs/language.md. */
function surprise (snippets, table) {
  let cost = 0
  for (const { words, language } of snippets) {
    const { chances } = scoreWords(words, table)
    let right = 0
    for (const [at, name] of table.languages.entries()) if (sameStandard(name, table.languages[language])) right += chances[at]
    cost -= Math.log(Math.max(right, 1e-6))
  }
  return cost / snippets.length
}
