// One record through decode, parse, repair, clean and detect.
import t from 'tap'
import { extractPage } from '../../../ingest/extract/extract-record.js'
import type { SourceFile } from '../../../ingest/document.js'

function sourceOf (content: string, more: Partial<SourceFile> = {}): SourceFile {
  return { origin: 'record', contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(content), declared: {}, retrievedAt: '2025-06-01T12:00:00Z', notes: [], ...more }
}

const paragraphs = [
  'The council of Larkstead approved the new tram line on Monday after a debate of six hours.',
  'Work is to begin in the spring, said the mayor, who had campaigned for the line for years.'
]

t.test('text: headline, byline and caption are read and left out', async t => {
  const text = ['Larkstead gets its tram line', 'Author: Mira Holt', '4 March 2023, 08:15', 'Photo: the old depot (Getty Images)', '', ...paragraphs].join('\n')
  const record = extractPage(sourceOf(text))
  t.equal(record.title, 'Larkstead gets its tram line')
  t.strictSame(record.authors, ['Mira Holt'])
  t.strictSame(record.published, { value: '2023-03-04T08:15', precision: 'minute', source: 'text' })
  t.equal(record.site, null)
  t.equal(record.language, 'en')
  t.equal(record.text, paragraphs.join('\n'))
  t.strictSame(record.lines.map(line => line.reason), ['title', 'byline', 'date', 'caption', null, null])
})

t.test('text: exactly one line for each line that is not empty', async t => {
  const text = '\n\n One. \r\n\r\nTwo.\rThree.\n \t \nFour.'
  t.strictSame(extractPage(sourceOf(text)).lines.map(line => line.text), ['One.', 'Two.', 'Three.', 'Four.'])
})

t.test('rules see repaired words', async t => {
  const damaged = Buffer.from('• 4312 переглядів').toString('latin1')
  const record = extractPage(sourceOf([...paragraphs, damaged].join('\n')))
  t.equal(record.lines.at(-1)?.text, '• 4312 переглядів')
  t.equal(record.lines.at(-1)?.reason, 'counter')
})

t.test('html: the kept blocks, a line each', async t => {
  const html = `<html><head><title>Tram | Lantern</title><meta property="og:site_name" content="Lantern"></head><body><article><h1>Tram</h1>${paragraphs.map(text => `<p>${text}</p>`).join('')}</article></body></html>`
  const record = extractPage(sourceOf(html, { contentType: 'text/html' }))
  t.match(record, { title: 'Tram', site: 'Lantern', authors: [], published: null, text: paragraphs.join('\n') })
})

t.test('what the record declares wins', async t => {
  const record = extractPage(sourceOf(paragraphs.join('\n'), { declared: { title: 'Declared', outlet: 'Lantern', published: '2023-03-04' } }))
  t.match(record, { title: 'Declared', site: 'Lantern', published: { value: '2023-03-04', source: 'record' } })
})
