// Lines that other articles of a site have: learned from page to page, never from a copy.
import t from 'tap'
import type { SourceFile } from '../../../ingest/document.js'
import { rememberTemplates } from '../../../ingest/clean/template-memory.js'
import { extractPage } from '../../../ingest/extract/extract-record.js'

const NOTICE = 'Larkstead Lantern is paid for by the people of the town, and every story is free for all of them.'
const TRAM = [
  'The council of Larkstead approved the new tram line on Monday after a debate of six hours in a full hall.',
  'The tram line is to run from the harbour to the hospital, and work on the first bridge begins in the spring.',
  '“We have waited for forty years,” said the mayor, who had campaigned for the tram since her first day in office.'
]
const FERRY = [
  'Ferries to the islands sail again since Sunday morning, after nine days in which no captain dared to leave the port.',
  'Two hundred people who had come for the winter market slept in the school and in the chapel of the main island.',
  'The ferry company says that bread and milk reached the islands with the first ship, and the schools open on Tuesday.',
  '“We have waited for forty years,” said the mayor, who had campaigned for the tram since her first day in office.'
]

const page = (path: string, lines: string[], host = 'lantern.example'): SourceFile => ({
  origin: 'test',
  contentType: 'text/plain; charset=utf-8',
  bytes: Buffer.from(lines.join('\n')),
  declared: { url: `https://${host}/${path}` },
  retrievedAt: '2024-05-24T10:00:00Z',
  notes: []
})

const reasonOf = (lines: Array<{ text: string, reason: string | null }>, text: string) => lines.find(line => line.text === text)?.reason

t.test('a sentence that stands on two pages of a site is a template', async t => {
  const memory = rememberTemplates()
  const first = extractPage(page('tram', [...TRAM, NOTICE]), memory)
  const second = extractPage(page('ferry', [FERRY[0]!, NOTICE, ...FERRY.slice(1)]), memory)
  t.equal(reasonOf(first.lines, NOTICE), null, 'nobody knows yet')
  t.equal(reasonOf(second.lines, NOTICE), 'template')
  t.equal(reasonOf(second.lines, FERRY.at(-1)!), null, 'a quotation goes through many articles')
})

t.test('another site is another template', async t => {
  const memory = rememberTemplates()
  extractPage(page('tram', [...TRAM, NOTICE]), memory)
  t.equal(reasonOf(extractPage(page('ferry', [...FERRY, NOTICE], 'post.example'), memory).lines, NOTICE), null)
})

t.test('the same article once more, and a reprint with one new paragraph, lose nothing', async t => {
  const memory = rememberTemplates()
  extractPage(page('tram', TRAM), memory)
  t.ok(extractPage(page('tram', TRAM), memory).lines.every(line => line.keep), 'the same address')
  const reprint = extractPage(page('tram-again', [...TRAM, 'The region has not said yet whether it will pay its half of the costs of the line.']), memory)
  t.ok(reprint.lines.every(line => line.keep), 'another address')
})

t.test('a subheading needs two witnesses', async t => {
  const memory = rememberTemplates()
  const withSubheading = (path: string, paragraphs: string[]) => extractPage(page(path, [paragraphs[0]!, 'What comes next', ...paragraphs.slice(1)]), memory)
  withSubheading('tram', TRAM)
  t.equal(reasonOf(withSubheading('ferry', FERRY).lines, 'What comes next'), null)
  const third = ['Bus drivers of the town end their strike after nine days without a single bus on the road.', 'They get two more days off in the year, and the town gets its buses back on Monday morning.']
  t.equal(reasonOf(withSubheading('bus', third).lines, 'What comes next'), 'template')
})

t.test('the memory is bounded', async t => {
  const memory = rememberTemplates()
  for (let at = 0; at < 300; at++) memory.learn(`site-${at}.example`, 'a', ['x'])
  t.equal(memory.recall('site-0.example').size, 0)
  memory.learn('one.example', 'a', Array.from({ length: 20_000 }, (_, at) => `line-${at}`))
  t.equal(memory.recall('one.example').size, 5_000)
  t.ok(memory.recall('one.example').has('line-19999'), 'the youngest stay')
})
