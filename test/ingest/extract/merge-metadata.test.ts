// Record before page before text, and a note where record and page disagree.
import t from 'tap'
import type { Metadata } from '../../../ingest/document.js'
import { mergeMetadata } from '../../../ingest/extract/merge-metadata.js'

const nothing: Metadata = { title: null, authors: [], published: null, outlet: null, url: null, language: null }
const page: Metadata = { title: 'Tram line', authors: ['Mira Holt'], published: { value: '2023-01-01', precision: 'day', source: 'meta' }, outlet: 'Larkstead Lantern', url: 'https://lantern.example/tram', language: 'en' }

t.test('what the record declares is believed', async t => {
  const merged = mergeMetadata({ title: 'Trams', outlet: 'Lantern', authors: ['Jon Tarn'], published: '2024-05-24', url: 'https://lantern.example/a', language: 'uk' }, page, nothing)
  t.match(merged, { title: 'Trams', outlet: 'Lantern', authors: ['Jon Tarn'], url: 'https://lantern.example/a', language: 'uk' })
  t.strictSame(merged.published, { value: '2024-05-24', precision: 'day', source: 'record' })
  t.ok(merged.notes.includes('published: record says 2024-05-24, page says 2023-01-01'))
  t.equal(merged.notes.length, 6)
})

t.test('the page fills what the record leaves open, the text what the page leaves open', async t => {
  const found: Metadata = { ...nothing, title: 'Found', authors: ['Ana Lind'] }
  t.strictSame(mergeMetadata({}, page, found), { ...page, notes: [] })
  t.match(mergeMetadata({}, { ...nothing, outlet: 'Lantern' }, found), { title: 'Found', authors: ['Ana Lind'], outlet: 'Lantern', notes: [] })
})

t.test('the same said otherwise is no contradiction', async t => {
  const merged = mergeMetadata({ title: 'TRAM LINE', authors: ['Mira Holt'], published: '2023-01-01T08:00:00Z', url: 'HTTPS://lantern.example:443/tram#top', language: 'en-GB' }, page, nothing)
  t.strictSame(merged.notes, [])
})

t.test('the same day in another zone is no contradiction', async t => {
  const published = { value: '2023-01-01T23:30:00Z', precision: 'second' as const, source: 'meta' }
  t.strictSame(mergeMetadata({ published: '2023-01-02T00:30:00+01:00' }, { ...nothing, published }, nothing).notes, [])
})

t.test('an unreadable date is noted and the next source used', async t => {
  const merged = mergeMetadata({ published: '31.02.2024' }, page, nothing)
  t.equal(merged.published, page.published)
  t.strictSame(merged.notes, ['published: "31.02.2024" in the record is no date that can be believed'])
})

t.test('an address that is not http or https is left out with a note', async t => {
  const merged = mergeMetadata({ url: 'file:///etc/passwd' }, nothing, nothing)
  t.equal(merged.url, null)
  t.match(merged.notes[0], /left out/)
})

t.test('empty strings declare nothing', async t => {
  t.strictSame(mergeMetadata({ title: ' ', outlet: '', authors: [' '], published: '', url: '', language: '' }, page, nothing), { ...page, notes: [] })
})

t.test('a language that is none is noted', async t => {
  const merged = mergeMetadata({ language: 'not a tag' }, page, nothing)
  t.equal(merged.language, 'en')
  t.match(merged.notes[0], /no language tag/)
})
