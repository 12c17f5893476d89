/** PDF, Word and e-mail from real bytes to the article. */
import t from 'tap'
import type { SourceFile } from '../../../ingest/document.js'
import { openDocument } from '../../../ingest/documents/open-document.js'
import { pageAt } from '../../../ingest/documents/open-pdf.js'
import { reflowLines } from '../../../ingest/documents/reflow-lines.js'
import type { PipelineError } from '../../../ingest/pipeline-error.js'
import { analyseDocument, isRejection } from '../../../ingest/pipeline.js'
import { makeDocx, makeMail, makePdf } from '../../support/make-files.js'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const source = (bytes: Uint8Array, contentType: string | null, more: Partial<SourceFile> = {}): SourceFile =>
  ({ origin: 'test', contentType, bytes, declared: {}, retrievedAt: '2024-06-01T00:00:00Z', notes: [], ...more })
/** Why it was refused; null when it was not. */
const refusal = async (opened: Promise<SourceFile>): Promise<string | null> => await opened.then(() => null, (error: PipelineError) => error.reason)
const textOf = async (bytes: Uint8Array, contentType: string | null): Promise<string> => Buffer.from((await openDocument(source(bytes, contentType))).bytes).toString()

t.test('a PDF: pages, paragraphs, quotation', async t => {
  const pdf = makePdf([
    ['The harbour of Lantern Bay was closed for most of the week be-', 'cause of the storm, the port office said on Tuesday evening.'],
    ['"We will open the gates again on Friday," Mira Holt said in town.']
  ])
  const text = await textOf(pdf, 'application/octet-stream')
  t.equal(text, 'The harbour of Lantern Bay was closed for most of the week because of the storm, the port office said on Tuesday evening.\n\f"We will open the gates again on Friday," Mira Holt said in town.')
  t.equal(pageAt(text, text.indexOf('harbour')), 1)
  t.equal(pageAt(text, text.indexOf('gates')), 2)
  const article = await analyseDocument(source(pdf, 'application/pdf'))
  t.notOk(isRejection(article))
  t.match(article, { text, notes: ['PDF of 2 pages'], id: /^c-/ })
})

t.test('bad PDFs say why', async t => {
  const sound = makePdf([['One line of text.']])
  t.equal(await refusal(openDocument(source(makePdf([['Secret.']], { encrypted: true }), null))), 'encrypted')
  t.equal(await refusal(openDocument(source(makePdf([[]]), null))), 'no-article')
  t.equal(await refusal(openDocument(source(Buffer.from('%PDF-1.4\nnothing of the kind'), null))), 'damaged')
  t.equal(await textOf(Buffer.from(sound.toString('latin1').replace(/startxref\n\d+/, 'startxref\n9')), null), 'One line of text.', 'with a wrong table it is read all the same')
  const rejected = await analyseDocument(source(Buffer.from('%PDF-1.4'), null))
  t.match(rejected, { stage: 'decode', reason: 'damaged', bytes: Buffer.from('%PDF-1.4') })
})

t.test('a Word document', async t => {
  const opened = await openDocument(source(makeDocx(['# Ferry returns', 'The ferry came back on Monday.', 'Nobody had expected it.']), DOCX))
  t.equal(Buffer.from(opened.bytes).toString(), 'Ferry returns\n\nThe ferry came back on Monday.\n\nNobody had expected it.')
  t.match(opened, { declared: { title: 'Ferry returns' }, contentType: 'text/plain; charset=utf-8' })
  t.match(await openDocument(source(makeDocx(['# One', 'x', '# Two']), DOCX)), { declared: { title: undefined } }, 'two headings: none is the headline')
  t.equal(await refusal(openDocument(source(makeDocx(['One.'], [{ name: 'word/media/a.bmp', content: Buffer.alloc(20 << 20) }]), DOCX))), 'bomb')
  t.equal(await refusal(openDocument(source(makeDocx(['One.'], [{ name: 'x', content: 'x', encrypted: true }]), DOCX))), 'encrypted')
  t.equal(await refusal(openDocument(source(makeDocx(['One.']).subarray(0, 200), DOCX))), 'damaged')
  t.equal(await refusal(openDocument(source(Buffer.from('no zip'), DOCX))), 'damaged')
})

t.test('e-mail', async t => {
  const headers = { From: 'Mira Holt <mira@lantern.example>', Subject: '=?utf-8?Q?F=C3=A4hre_kehrt_zur=C3=BCck?=', Date: 'Fri, 24 May 2024 10:00:00 +0200' }
  const opened = await openDocument(source(makeMail(headers, 'Die Fähre ist wieder da.', '<p>Die <b>Fähre</b></p>'), 'message/rfc822'))
  t.match(opened, { declared: { title: 'Fähre kehrt zurück', authors: ['Mira Holt'], published: '2024-05-24T08:00:00.000Z' } })
  t.match(Buffer.from(opened.bytes).toString(), /^Die Fähre ist wieder da\.\s*$/)
  t.equal(await refusal(openDocument(source(makeMail(headers, ''), 'message/rfc822'))), 'no-article')
  t.match(await openDocument(source(makeMail(headers, 'x'), 'message/rfc822', { declared: { title: 'Declared' } })), { declared: { title: 'Declared' } }, 'a record is believed first')
})

t.test('a saved web page', async t => {
  const page = Buffer.from(['From: <Saved by Blink>', 'Snapshot-Content-Location: https://lantern.example/ferry', 'Subject: Ferry', 'MIME-Version: 1.0', 'Content-Type: multipart/related; type="text/html"; boundary="b"', '',
    '--b', 'Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', 'Content-Location: https://lantern.example/ferry', '', '<!DOCTYPE html><html><title>Ferry</title><p class=3D"a">The ferry came=', ' back.</p></html>',
    '--b', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', 'Content-Location: https://lantern.example/a.png', '', 'iVBORw0KGgo=', '--b--', ''].join('\r\n'))
  const opened = await openDocument(source(page, 'message/rfc822'))
  t.match(opened, { contentType: 'text/html; charset=utf-8', declared: { url: 'https://lantern.example/ferry', title: undefined } })
  t.match(Buffer.from(opened.bytes).toString(), /<p class="a">The ferry came back\.<\/p>/)
})

t.test('what is text stays as it is', async t => {
  const plain = source(Buffer.from('One.'), 'text/plain')
  t.equal(await openDocument(plain), plain)
  const words = source(Buffer.from('%PDF- is how they begin'), 'text/plain; charset=utf-8', { charsetKnown: true })
  t.equal(await openDocument(words), words, 'a record that gives text is no PDF')
})

t.test('lines to paragraphs', async t => {
  t.strictSame(reflowLines([]), [])
  t.strictSame(reflowLines(['A headline', 'A long line of a column that goes on and on and', 'ends here.', 'The next paragraph of the column begins and goes', 'on.']),
    ['A headline', 'A long line of a column that goes on and on and ends here.', 'The next paragraph of the column begins and goes on.'])
  t.strictSame(reflowLines(['a line as wide as the other line, Nord-', 'Ostsee and more words to fill it']), ['a line as wide as the other line, Nord- Ostsee and more words to fill it'], 'a capital after the hyphen: it belongs to the word')
})
