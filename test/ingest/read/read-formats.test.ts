/** Every format on a real file, sound and unsound, alone and mixed in one folder. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import { pack } from 'tar-stream'
import { WARCRecord, WARCSerializer } from 'warcio'
import t, { type Test } from 'tap'
import { readLimits, type Limits } from '../../../ingest/config.js'
import type { Rejection, SourceFile } from '../../../ingest/document.js'
import { readSources, type ReadOptions } from '../../../ingest/read/read-sources.js'
import { makeDocx, makeMail, makePdf, makeZip } from '../../support/make-files.js'
import { isRejection } from './support.js'

const now = (): Date => new Date('2024-06-01T10:00:00Z')
type Found = Array<SourceFile | Rejection>

async function readFile (t: Test, name: string, content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Found> {
  const folder = t.testdir({})
  writeFileSync(join(folder, name), content)
  const all: Found = []
  for await (const source of readSources([join(folder, name)], { limits: readLimits(), now, ...options })) all.push({ ...source, origin: source.origin.replace(folder + '/', '') })
  return all
}

const brief = (found: Found): string[] => found.map(each => `${each.origin} ${isRejection(each) ? each.reason : each.contentType ?? ''}`)
const words = (found: Found): string[] => found.map(each => isRejection(each) ? each.reason : Buffer.from(each.bytes).toString())

const RSS = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Lantern</title><language>en</language>
<item><title>Ferry &amp; storm</title><link>https://lantern.example/a</link><dc:creator>Mira Holt</dc:creator><pubDate>Fri, 24 May 2024 10:00:00 GMT</pubDate><description>Short.</description><content:encoded><![CDATA[<p>The ferry came back.</p>]]></content:encoded></item>
<item><title>Second</title><link>https://lantern.example/b</link><description>Only this.</description></item><item><title>Third</title></item></channel></rss>`
const ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Laterne</title><entry><title>Fähre</title><link rel="alternate" href="https://laterne.example/a"/><author><name>Jo Roe</name></author><published>2024-05-24T10:00:00Z</published><content type="html">&lt;p&gt;Da ist sie.&lt;/p&gt;</content></entry></feed>'
const JSON_FEED = '{"version":"https://jsonfeed.org/version/1.1","title":"Lantern","items":[{"id":"7","title":"T","content_text":"The ferry.","authors":[{"name":"A B"}]}]}'

t.test('RSS, Atom and JSON Feed', async t => {
  const [full, summary, empty] = await readFile(t, 'a.xml', RSS)
  t.match(full, { origin: 'a.xml#1', contentType: 'text/html; charset=utf-8', declared: { url: 'https://lantern.example/a', title: 'Ferry & storm', outlet: 'Lantern', authors: ['Mira Holt'], published: 'Fri, 24 May 2024 10:00:00 GMT', language: 'en' }, notes: [] })
  t.equal(words([full!])[0], '<article><p>The ferry came back.</p></article>')
  t.match(summary, { declared: { url: 'https://lantern.example/b' }, notes: ['the feed gives a summary only'] })
  t.match(empty, { reason: 'empty' })
  t.match(await readFile(t, 'b.atom', ATOM), [{ declared: { title: 'Fähre', outlet: 'Laterne', authors: ['Jo Roe'], url: 'https://laterne.example/a' } }])
  t.match(await readFile(t, 'c.json', JSON_FEED), [{ declared: { id: '7', title: 'T', authors: ['A B'] }, contentType: 'text/plain; charset=utf-8' }])
  t.strictSame(brief(await readFile(t, 'no-ending', RSS)).length, 3, 'known by how it begins')
  t.match(brief(await readFile(t, 'd.xml', '<?xml version="1.0"?><catalogue><cd/></catalogue>')), ['d.xml unknown-xml'])
  t.match(brief(await readFile(t, 'e.xml', '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>')), ['e.xml unsafe-xml'])
})

t.test('a sitemap and a list hold addresses', async t => {
  t.match(await readFile(t, 'sitemap.xml', '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://lantern.example/a</loc></url></urlset>'), [{ reason: 'addresses-only', detail: /1 addresses/ }])
  t.match(await readFile(t, 'list.urls', 'https://lantern.example/a\n\n# later\nhttps://lantern.example/b\n'), [{ reason: 'addresses-only', detail: /2 addresses/ }])
})

t.test('tables', async t => {
  const comma = await readFile(t, 'a.csv', '\uFEFFHeadline,Body,Author,Date,Link\n"Ferry, again","The ferry ""Lantern""\ncame back.","Mira Holt; Jo Roe",2024-05-24,https://lantern.example/a\nx,,y,,\n')
  t.match(comma[0], { origin: 'a.csv:3', declared: { title: 'Ferry, again', authors: ['Mira Holt', 'Jo Roe'], published: '2024-05-24', url: 'https://lantern.example/a' } })
  t.strictSame(words(comma), ['The ferry "Lantern"\ncame back.', 'empty'])
  const cyrillic = Buffer.from('c7e0e3eeebeee2eeea3bd2e5eaf1f20acfeef0eeec3bcff0e8e2b3f22c20ecb3f1f2ee210a', 'hex') // Заголовок;Текст / Пором;Привіт, місто!
  t.strictSame(words(await readFile(t, 'b.csv', cyrillic)), ['Привіт, місто!'], 'semicolons, windows-1251')
  t.strictSame(words(await readFile(t, 'c.tsv', Buffer.from('\uFEFFtext\tid\nFähre\t7\n', 'utf16le'))), ['Fähre'], 'UTF-16')
  t.match(brief(await readFile(t, 'd.csv', 'a,b\n1,2\n')), ['d.csv no-text-column'])
  t.strictSame(words(await readFile(t, 'e.csv', 'a,b\n1,Two.\n', { columns: { text: 'B' } })), ['Two.'])
  t.match(brief(await readFile(t, 'f.csv', '')), ['f.csv empty'])
})

async function makeWarc (gzip: boolean): Promise<Buffer> {
  const record = async (url: string, type: string, status: string, body: string): Promise<Buffer> => {
    async function * payload (): AsyncGenerator<Uint8Array> { yield Buffer.from(body) }
    const made = WARCRecord.create({ url, date: '2023-03-04T05:06:07Z', type: 'response', warcVersion: 'WARC/1.1', httpHeaders: { 'content-type': type }, statusline: `HTTP/1.1 ${status}` }, payload())
    return Buffer.from(await WARCSerializer.serialize(made, { gzip }))
  }
  return Buffer.concat([
    await record('https://lantern.example/a', 'text/html; charset=utf-8', '200 OK', '<html><p>The ferry came back.</p></html>'),
    await record('https://lantern.example/logo.png', 'image/png', '200 OK', 'PNG'),
    await record('https://lantern.example/gone', 'text/html', '404 Not Found', '<html>gone</html>'),
    await record('https://lantern.example/b', 'text/html', '200 OK', '<html><p>And left again.</p></html>')
  ])
}

t.test('web archives, packed and not, whole and half', async t => {
  for (const gzip of [false, true]) {
    const bytes = await makeWarc(gzip)
    const found = await readFile(t, gzip ? 'a.warc.gz' : 'a.warc', bytes)
    t.strictSame(words(found), ['<html><p>The ferry came back.</p></html>', '<html><p>And left again.</p></html>'])
    t.match(found[0], { declared: { url: 'https://lantern.example/a' }, retrievedAt: '2023-03-04T05:06:07.000Z', contentType: 'text/html; charset=utf-8' })
    t.match(found[1], { notes: [/1 image\/png, 1 status 404/] })
    const half = await readFile(t, gzip ? 'b.warc.gz' : 'b.warc', bytes.subarray(0, bytes.length - 120))
    t.equal(words(half)[0], '<html><p>The ferry came back.</p></html>', 'read as far as it is sound')
  }
  t.match(brief(await readFile(t, 'c.warc', 'WARC/1.0\r\nnonsense')), [/^c\.warc /])
})

async function makeTar (entries: Array<{ name: string, content: string }>): Promise<Buffer> {
  const tar = pack()
  for (const { name, content } of entries) tar.entry({ name }, content)
  tar.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd' })
  tar.finalize()
  return await buffer(tar)
}

t.test('archives of any of these', async t => {
  const zip = makeZip([{ name: 'a.txt', content: 'One.' }, { name: 'sub/', content: '' }, { name: 'sub/b.jsonl', content: '{"text":"Two."}\n{"text":"Three."}' }, { name: '__MACOSX/a.txt', content: 'x' }, { name: '../../etc/c.txt', content: 'Four.' }, { name: 'd.pdf', content: makePdf([['Five.']]) }])
  t.strictSame(brief(await readFile(t, 'a.zip', zip)), ['a.zip!/a.txt text/plain', 'a.zip!/sub/b.jsonl:1 text/plain; charset=utf-8', 'a.zip!/sub/b.jsonl:2 text/plain; charset=utf-8', 'a.zip!/../../etc/c.txt text/plain', 'a.zip!/d.pdf application/pdf'])
  const tar = await makeTar([{ name: './a.txt', content: 'One.' }, { name: 'b.html', content: '<p>Two.' }, { name: 'c.csv', content: 'text\nThree.\n' }])
  t.strictSame(words(await readFile(t, 'b.tar', tar)), ['One.', '<p>Two.', 'Three.'])
  t.strictSame(words(await readFile(t, 'b.tar.gz', gzipSync(tar))), ['One.', '<p>Two.', 'Three.'])
  t.strictSame(brief(await readFile(t, 'c.jsonl.gz', gzipSync('{"text":"One."}\n{"text":"Two."}'))), ['c.jsonl.gz:1 text/plain; charset=utf-8', 'c.jsonl.gz:2 text/plain; charset=utf-8'])
  t.strictSame(brief(await readFile(t, 'wrong.txt', zip)).length, 5, 'a wrong ending does not hide what it is')
  t.strictSame(brief(await readFile(t, 'd.zip', makeZip([{ name: 'inner.zip', content: zip }]))).length, 5, 'an archive in an archive')
  const deep = makeZip([{ name: '1.zip', content: makeZip([{ name: '2.zip', content: zip }]) }])
  t.match(brief(await readFile(t, 'e.zip', deep)), ['e.zip!/1.zip!/2.zip too-deep'])
  t.match(brief(await readFile(t, 'f.xlsx', zip)), ['f.xlsx unsupported'])
})

t.test('bombs and damage', async t => {
  const zeros = Buffer.alloc(4 << 20)
  t.strictSame(brief(await readFile(t, 'a.zip', makeZip([{ name: 'a.txt', content: zeros }, { name: 'b.txt', content: 'Sound.' }]))), ['a.zip!/a.txt bomb', 'a.zip!/b.txt text/plain'], 'the rest is read')
  t.strictSame(brief(await readFile(t, 'b.txt.gz', gzipSync(zeros))), ['b.txt.gz bomb'])
  const limits: Limits = { ...readLimits(), textBytes: 900, containerBytes: 100 }
  const random = (): Buffer => Buffer.from(Array.from({ length: 800 }, (_, at) => 32 + ((at * at * 7919) % 1009) % 90))
  t.strictSame(brief(await readFile(t, 'c.zip', makeZip([1, 2, 3, 4].map(at => ({ name: `${at}.txt`, content: random() }))), { limits })), ['c.zip!/1.txt text/plain', 'c.zip!/2.txt text/plain', 'c.zip!/3.txt too-large', 'c.zip too-large'], 'all entries together count')
  t.strictSame(brief(await readFile(t, 'd.zip', makeZip([{ name: 'a.txt', content: 'x', encrypted: true }, { name: 'b.txt', content: 'Two.' }]))), ['d.zip!/a.txt encrypted', 'd.zip!/b.txt text/plain'])
  t.strictSame(brief(await readFile(t, 'e.zip', makeZip([]))), ['e.zip empty'])
  t.strictSame(brief(await readFile(t, 'f.zip', makeZip([{ name: 'a.txt', content: 'One.' }]).subarray(0, 40))), ['f.zip damaged'])
  t.strictSame(brief(await readFile(t, 'g.txt.gz', gzipSync(random()).subarray(0, 200))), ['g.txt.gz damaged'])
  t.match(words(await readFile(t, 'h.jsonl.gz', gzipSync('{"text":"One."}\n'.repeat(3000)).subarray(0, -20))).at(-1), 'damaged')
  t.match(brief(await readFile(t, 'i.pdf', 'plain words')), ['i.pdf text/plain'], 'a wrong ending')
})

t.test('one folder with all of them', async t => {
  const folder = t.testdir({
    'a.txt': 'One.', 'b.html': '<p>One.', 'b2.xhtml': '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One.</p></body></html>', 'c.jsonl': '{"text":"One."}', 'd.csv': 'text\nOne.\n', 'e.rss': RSS, 'e2.atom': ATOM, 'e3.json': JSON_FEED, 'k.urls': 'https://lantern.example/a'
  })
  const files: Record<string, Uint8Array> = {
    'f.eml': makeMail({ Subject: 'Ferry', From: 'a@b.example' }, 'One.'), 'g.docx': makeDocx(['# T', 'One.']), 'h.pdf': makePdf([['One.']]), 'i.warc.gz': await makeWarc(true), 'j.zip': makeZip([{ name: 'a.txt', content: 'One.' }]), 'j2.tgz': gzipSync(await makeTar([{ name: 'a.txt', content: 'One.' }])), 'l.bin': Buffer.from([0, 1, 2, 3])
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  const all: Found = []
  for await (const source of readSources([folder], { limits: readLimits(), now })) all.push(source)
  t.equal(all.filter(each => !isRejection(each)).length, 17)
  t.strictSame(all.filter(isRejection).map(each => each.reason), ['empty', 'addresses-only'])
})
