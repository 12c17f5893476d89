// Pages and plain texts in, lines of text out; and pages built to break a parser.
import t from 'tap'
import { parsePage } from '../../../ingest/extract/parse-page.js'
import { PipelineError } from '../../../ingest/pipeline-error.js'
import type { ParsedPage } from '../../../ingest/document.js'
import { runCases } from '../../support/cases.js'

interface Input {
  content: string
  origin?: string
  contentType?: string
  title?: string
}

type Expected = Pick<ParsedPage, 'format' | 'extracted' | 'text'>

function parse ({ content, origin = 'page', contentType, title }: Input): ParsedPage {
  const declared = title === undefined ? {} : { title }
  const source = { origin, contentType: contentType ?? null, bytes: new Uint8Array(), declared, retrievedAt: '2025-06-01T12:00:00Z', notes: [] }
  return parsePage({ text: content, charset: 'utf-8', charsetFrom: 'utf-8', notes: [] }, source)
}

await runCases<Input, Expected>('parse', input => {
  const { format, extracted, text } = parse(input)
  return { format, extracted, text }
})

const html = (content: string): ParsedPage => parse({ content, contentType: 'text/html' })
const paragraph = '<p>The council of Larkstead approved the new tram line on Monday, after a debate of six hours that ended past midnight.</p>'

t.test('a page without text is refused with its reason', async t => {
  for (const content of ['', '<html></html>', '<html><body><script>alert(1)</script></body></html>', '<html><body><img src=a.jpg></body></html>']) {
    t.throws(() => html(content), new PipelineError('no-article', 'page: the page holds no text'))
  }
})

t.test('100,000 nested elements are read without a tree', async t => {
  for (const tag of ['div', 'b', 'table', 'blockquote']) {
    const page = html(`<html><body>${`<${tag}>`.repeat(100_000)}${paragraph}`)
    t.match(page.text, 'debate of six hours')
    t.match(page.notes[0] ?? '', 'nested 100002 deep')
  }
})

t.test('closing tags of nothing do not hide depth', async t => {
  const page = html(`<html><body>${'<div></span>'.repeat(50_000)}${paragraph}`)
  t.match(page.text, 'debate of six hours')
})

t.test('a page of 20 MB is read', async t => {
  const page = html(`<html><body><article>${paragraph.repeat(160_000)}</article></body></html>`)
  t.equal(page.text.split('\n\n').length, 160_000)
})

t.test('5 MB in one line are read', async t => {
  const page = html(`<html><body><p>${'The tram runs again. '.repeat(250_000)}</p></body></html>`)
  t.ok(page.text.length > 5_000_000)
})

t.test('broken mark-up ends, whatever it is', async t => {
  const pages = [
    '<'.repeat(1_000_000),
    '<a '.repeat(300_000),
    '<a href="'.repeat(200_000),
    "<a b='\"".repeat(200_000),
    '<!--'.repeat(300_000),
    '<script>'.repeat(200_000),
    '<script></script '.repeat(100_000),
    '<p'.repeat(500_000),
    '</div>'.repeat(300_000),
    '<![CDATA['.repeat(100_000),
    '<svg><style><p>'.repeat(50_000),
    '<table><tr><td>'.repeat(20_000),
    '&#'.repeat(500_000),
    '\ud800<p>\udfff'.repeat(10_000),
    '<li>'.repeat(100_000) + 'item'
  ]
  for (const content of pages) {
    try {
      t.type(html(`<html><body>${paragraph}${content}`).text, 'string')
    } catch (error) {
      t.type(error, PipelineError, content.slice(0, 20))
    }
  }
})

t.test('the same text comes out of every page twice', async t => {
  const content = `<html><body><h1>Tram</h1>${paragraph.repeat(5)}</body></html>`
  t.equal(html(content).text, html(content).text)
})
