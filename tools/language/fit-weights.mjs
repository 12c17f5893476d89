// Fits the weights of the letter groups: logistic regression on snippets of the sentences, by AdaGrad.
import { hashWord, MOST_FEATURES } from '../../dist/ingest/language/word-features.js'
import { fingerprintOf, slotOf } from '../../dist/ingest/language/feature-table.js'

export const DAMPING = -0.5 // power of the number of groups by which their sum is scaled while learning
const EPOCHS = 6
const SNIPPETS = 8000 // of each language in an epoch, however few sentences it has: none is likelier before it is read
const RATE = 0.5 // of learning, falling to nothing
const DROPOUT = 0.2 // of the groups, so that a word is known by more than itself
const HARDLY_WRONG = 0.002 // errors below it change nothing and would fill the table with small numbers
const LONGEST = 40 // words of a snippet

/** @returns {Float32Array} slot × language */
export function fitWeights (train, fingerprints, bits, random, log) {
  const width = train.length
  const sentences = train.map(each => prepareSentences(each, fingerprints, bits))
  const model = { width, weights: new Float32Array(fingerprints.length * width), squares: new Float32Array(fingerprints.length * width) }
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    let loss = 0
    for (const language of shuffledLanguages(width, random)) loss += learn(model, pickSnippet(sentences[language], random), language, RATE * (1 - epoch / EPOCHS), random)
    log(`epoch ${epoch + 1}: loss ${(loss / width / SNIPPETS).toFixed(3)}`)
  }
  return model.weights
}

/** Words → slots of their groups; a word is hashed once. */
function prepareSentences (sentences, fingerprints, bits) {
  const known = new Map()
  const hashes = new Int32Array(MOST_FEATURES)
  const slotsOf = text => {
    const slots = []
    for (let at = 0, count = hashWord(text, hashes); at < count; at++) {
      const slot = slotOf(hashes[at], bits)
      if (fingerprints[slot] === fingerprintOf(hashes[at])) slots.push(slot)
    }
    return Int32Array.from(slots)
  }
  return sentences.map(words => words.map(({ text, weight }) => {
    if (!known.has(text)) known.set(text, slotsOf(text))
    return { slots: known.get(text), weight }
  }))
}

function shuffledLanguages (width, random) {
  const order = Uint16Array.from({ length: width * SNIPPETS }, (_, at) => at % width)
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at]
    order[at] = order[other]
    order[other] = kept
  }
  return order
}

/** Whole sentences, single words, pairs, and three to eight words: menus and headlines are short. */
function pickSnippet (sentences, random) {
  const words = sentences[Math.floor(random() * sentences.length)]
  const kind = random()
  const wish = kind < 0.2 ? words.length : kind < 0.3 ? 1 : kind < 0.6 ? 2 : 3 + Math.floor(random() * 6)
  const length = Math.min(wish, words.length, LONGEST)
  const start = Math.floor(random() * (words.length - length + 1))
  return words.slice(start, start + length)
}

function learn ({ width, weights, squares }, words, language, rate, random) {
  const slots = []
  const values = []
  let total = 0
  for (const word of words) {
    for (const slot of word.slots) {
      if (random() < DROPOUT) continue
      slots.push(slot)
      values.push(word.weight)
      total += word.weight
    }
  }
  const scale = Math.max(total, 1) ** DAMPING
  const errors = predict(weights, width, slots, values, scale)
  const loss = -Math.log(Math.max(errors[language], 1e-9))
  errors[language] -= 1
  for (let at = 0; at < width; at++) {
    if (Math.abs(errors[at]) < HARDLY_WRONG) continue
    for (let feature = 0; feature < slots.length; feature++) {
      const cell = slots[feature] * width + at
      const slope = errors[at] * values[feature] * scale
      squares[cell] += slope * slope
      weights[cell] -= rate * slope / Math.sqrt(squares[cell] + 1e-6)
    }
  }
  return loss
}

function predict (weights, width, slots, values, scale) {
  const sums = new Float64Array(width)
  for (let feature = 0; feature < slots.length; feature++) {
    const row = slots[feature] * width
    const value = values[feature] * scale
    for (let at = 0; at < width; at++) sums[at] += weights[row + at] * value
  }
  const most = sums.reduce((a, b) => Math.max(a, b))
  let total = 0
  for (let at = 0; at < width; at++) total += sums[at] = Math.exp(sums[at] - most)
  for (let at = 0; at < width; at++) sums[at] /= total
  return sums
}
