// Citations for bibliographies: what is known stands there, what is not is left out, nothing breaks the format.
import t from 'tap'
import { bibtex, chicago, cslJson, splitName, type Cited } from '../../../src/page/citations.js'

const LINK = 'http://127.0.0.1:3000/p/abc'
const cited: Cited = {
  id: 'abc',
  speaker: 'Ilse Brandtner',
  title: 'Harbour stays public',
  outlet: 'The Lindholm Post',
  authors: ['Petra Okonjo', 'Jens Alm'],
  published: { value: '2024-05-02T09:30+02:00', precision: 'minute', source: 'record' },
  url: 'https://post.example/harbour',
  language: 'en'
}
const bare: Cited = { id: 'x', speaker: null, title: null, outlet: null, authors: [], published: null, url: null, language: 'und' }
const whole = ({ before, outlet, after }: ReturnType<typeof chicago>): string => before + (outlet ?? '') + after

t.test('Chicago', t => {
  t.equal(whole(chicago(cited)), 'Okonjo, Petra, and Jens Alm. “Harbour stays public.” The Lindholm Post, May 2, 2024. https://post.example/harbour.')
  t.equal(whole(chicago({ ...cited, authors: [], title: 'Who pays?', url: 'javascript:alert(1)' })), '“Who pays?” The Lindholm Post, May 2, 2024.')
  t.equal(whole(chicago({ ...cited, authors: [], published: { value: '2024-05', precision: 'month', source: 'record' }, url: null })), '“Harbour stays public.” The Lindholm Post, May 2024.', 'no day is made up')
  t.equal(whole(chicago(bare)), '.')
  t.end()
})

t.test('names', t => {
  t.same(splitName('Petra van Okonjo'), { family: 'Okonjo', given: 'Petra van' })
  t.equal(splitName('Okonjo'), null)
  t.equal(splitName('山田 太郎'), null, 'the family name stands first already')
  t.end()
})

t.test('BibTeX', t => {
  const entry = bibtex(cited, LINK)
  t.match(entry, /^@article\{verbatim-abc,\n/)
  t.match(entry, 'author = {Okonjo, Petra and Alm, Jens}')
  t.match(entry, 'date = {2024-05-02}')
  t.match(entry, 'note = {Quoting Ilse Brandtner; http://127.0.0.1:3000/p/abc}')
  const hostile = bibtex({ ...cited, title: '}, x = {50 % of A&B_C # \\input{y} ~ ^' }, LINK)
  t.match(hostile, 'title = {{, x = 50 \\% of A\\&B\\_C \\# \\textbackslash{}inputy \\textasciitilde{} \\textasciicircum{}}}', 'nothing leaves its field')
  t.equal(bibtex(bare, LINK), '@article{verbatim-x,\n  url = {http://127.0.0.1:3000/p/abc}\n}\n')
  t.end()
})

t.test('CSL JSON', t => {
  t.same(JSON.parse(cslJson(cited, LINK)), [{
    id: 'verbatim-abc',
    type: 'article-newspaper',
    title: 'Harbour stays public',
    'container-title': 'The Lindholm Post',
    author: [{ family: 'Okonjo', given: 'Petra' }, { family: 'Alm', given: 'Jens' }],
    issued: { 'date-parts': [[2024, 5, 2]] },
    URL: 'https://post.example/harbour',
    language: 'en',
    note: `Quoting Ilse Brandtner; ${LINK}`
  }])
  t.same(JSON.parse(cslJson(bare, LINK)), [{ id: 'verbatim-x', type: 'article-newspaper', URL: LINK }])
  t.end()
})
