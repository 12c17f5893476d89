/** Which forms of a word share a stub, and which words have none. */
import t from 'tap'
import { foldWord } from '../../../ingest/fold/fold-text.js'
import { soughtStub, wordStubs } from '../../../src/engine/word-stub.js'

const finds = (sought: string, printed: string): boolean => wordStubs(foldWord(printed)).includes(soughtStub(foldWord(sought)) ?? '')

t.test('forms of a word meet', async t => {
  for (const [sought, printed] of [['rains', 'rain'], ['received', 'receiving'], ['Häuser', 'Häusern'], ['гавані', 'гаванню'], ['governments', 'government']] as const) {
    t.ok(finds(sought, printed), `${sought} finds ${printed}`)
  }
})

t.test('cognates meet across scripts', async t => {
  for (const [sought, printed] of [['president', 'президента'], ['Pompeo', 'Помпео'], ['minister', 'міністром'], ['Генерал', 'General']] as const) t.ok(finds(sought, printed), `${sought} finds ${printed}`)
})

t.test('words that share only the first letters of a long word do not', async t => {
  t.notOk(finds('international', 'interpreter'))
  t.notOk(finds('übernommen', 'überzeugt'))
})

t.test('numbers, short words and words with digits have none', async t => {
  for (const fold of ['', 'it', 'war', '2024', 'c300', '日']) {
    t.equal(soughtStub(fold), null, fold)
    t.same(wordStubs(fold), [], fold)
  }
})

t.test('a word of any length has at most two', async t => {
  t.equal(wordStubs('слово'.repeat(10_000)).length, 2)
})
