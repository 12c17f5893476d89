/** The parts of detection by themselves: words, look-alikes, scripts, smoothing, tables. */
import t from 'tap'
import { functionWordShare } from '../../../ingest/language/function-words.js'
import { readLanguageCode } from '../../../ingest/language/language-tags.js'
import { readWords, takeWords } from '../../../ingest/language/line-words.js'
import { languagesWithTable, tableOf } from '../../../ingest/language/load-tables.js'
import { mendLookAlikes } from '../../../ingest/language/mend-look-alikes.js'
import { pickLanguage } from '../../../ingest/language/pick-language.js'
import { scoreWords } from '../../../ingest/language/score-words.js'
import { scriptOfWord } from '../../../ingest/language/scripts.js'
import { smoothLines } from '../../../ingest/language/smooth-lines.js'
import { weighWords } from '../../../ingest/language/weigh-words.js'
import { hashWord, MOST_FEATURES } from '../../../ingest/language/word-features.js'

t.test('words: addresses go, apostrophes stay, curly ones are straightened', async t => {
  t.same(takeWords('Mail me@example.org or see https://example.org/a?b, l’eau'), ['Mail', 'or', 'see', "l'eau"])
  t.same(readWords('SAMSUNG手机在中国').words, ['手机在中国'])
  t.same(readWords('AFP, dpa'), { words: [], script: null, letters: 0 })
})

t.test('look-alikes follow the script of the line', async t => {
  t.same(mendLookAlikes(['переглядiв']), ['переглядів'])
  t.same(mendLookAlikes(['new', 'bridgе', 'а']), ['new', 'bridge', 'a'])
  t.same(mendLookAlikes(['новий', 'iPhone']), ['новий', 'iPhone'], 'a word of one script stays')
  t.same(mendLookAlikes(['новий', 'QRкод']), ['новий', 'QRкод'], 'letters without twins stay')
  t.equal(scriptOfWord('1а'), 'Cyrillic')
  t.equal(scriptOfWord('12'), null)
})

t.test('every language of the tables has function words, and there are sixty at least', async t => {
  const languages = languagesWithTable()
  t.ok(languages.length >= 60, String(languages.length))
  t.same(languages.filter(language => language !== 'ja' && language !== 'zh' && functionWordShare(['x'], language) === null), [])
  t.equal(functionWordShare(['і', 'не', 'міст', 'річка'], 'uk'), 0.5)
  t.equal(functionWordShare(['i'], 'tlh'), null)
})

t.test('a table gives probabilities', async t => {
  const table = tableOf('Cyrillic')
  if (table === undefined) return t.fail('no table')
  const { chances, known, seen } = scoreWords(weighWords(['новий', 'міст']), table)
  t.ok(Math.abs(chances.reduce((a, b) => a + b) - 1) < 1e-9)
  t.ok(known > 0 && known <= seen)
  t.equal(tableOf('Georgian'), undefined)
})

t.test('features: as many as letters allow, never more than the room for them', async t => {
  const into = new Int32Array(MOST_FEATURES)
  t.equal(hashWord('a', into), 4, 'a, _a, a_, _a_ without the bare borders')
  t.ok(hashWord('x'.repeat(1000), into) <= MOST_FEATURES)
  const first = [...into.subarray(0, hashWord('міст', into))]
  t.same([...into.subarray(0, hashWord('міст', into))], first)
})

t.test('a name inside a line weighs less', async t => {
  const [, small, name] = weighWords(['The', 'new', 'Ljubljana'])
  t.equal(small?.weight, 1)
  t.ok((name?.weight ?? 1) < 1)
  t.same(weighWords(['NEW', 'BRIDGE']).map(({ weight }) => weight), [1, 1], 'a line of capitals has no names')
})

t.test('picking: nothing, too little, standards together', async t => {
  t.equal(pickLanguage(new Map()).language, 'und')
  t.equal(pickLanguage(new Map([['en', 0.1], ['de', 0.12]])).language, 'und')
  t.same(pickLanguage(new Map([['sl', 0.4], ['hr', 0.35], ['bs', 0.25]])), { language: 'hr', confidence: 0.6 })
  t.same(pickLanguage(new Map([['sr-Latn', 1]])).language, 'sr')
})

t.test('smoothing: a short line leans, lines without words stay without', async t => {
  const line = (chances: Array<[string, number]>, letters: number) => ({ chances: new Map(chances), script: 'Latin' as const, letters })
  const pl = line([['pl', 0.99], ['cs', 0.01]], 50)
  const smoothed = smoothLines([pl, line([['cs', 0.6], ['pl', 0.4]], 5), line([], 0), pl])
  t.equal(pickLanguage(smoothed[1] ?? new Map()).language, 'pl')
  t.equal(smoothed[2]?.size, 0)
  t.equal(pickLanguage(smoothLines([pl, line([['en', 0.999], ['pl', 0.001]], 60), pl])[1] ?? new Map()).language, 'en')
})

t.test('codes of three letters become two where ISO 639-1 has them', async t => {
  t.same(['ekk', 'cmn', 'cym', 'fao', 'src', 'ceb', 'uk'].map(readLanguageCode), ['et', 'zh', 'cy', 'fo', 'sc', 'ceb', 'uk'])
})
