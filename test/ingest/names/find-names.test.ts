import t from 'tap'
import { findNameWords } from '../../../ingest/names/find-names.js'

const names = (text: string): string[] => [...findNameWords(text)].sort()

t.test('capitals inside a sentence', async t => {
  t.strictSame(names('The mayor met Olena Marko in Velmora.'), ['marko', 'olena', 'velmora'])
  t.strictSame(names('Учора мер зустрів Олену.'), ['олену'])
})

t.test('the first word of a sentence counts when a name follows or when it is seen elsewhere', async t => {
  t.strictSame(names('Olena Marko left. Nobody knew.'), ['marko', 'olena'])
  t.strictSame(names('Bridges fell. Marko left. We saw Marko.'), ['marko'])
  t.strictSame(names('“Nobody,” she said. «Ніхто», — сказала вона.'), [])
  t.strictSame(names('Nobody\nEverybody'), [], 'the beginning of a line too')
})

t.test('scripts without capitals', async t => {
  t.strictSame(names('وصل الرئيس أمس'), [], 'Arabic gives none')
  t.strictSame(names('მერი ნინო კვარაცხელია ლაპარაკობს და'), ['კვარაცხელია', 'ლაპარაკობს'], 'in Georgian any longer word may be one')
})

t.test('short words and hostile text', async t => {
  t.strictSame(names('We saw Li and X.'), [])
  t.strictSame(names('we saw \uD800 Marko\uDC00'), ['marko'])
  t.equal(findNameWords('a Marko '.repeat(200_000)).size, 1)
})
