// The archive remembers which lines the pages of a site share, and the pipeline drops them from the next one.
import t from 'tap'
import type { SourceFile } from '../../../ingest/document.js'
import { analyseSource, isRejection } from '../../../ingest/pipeline.js'
import { openAnalysisPool } from '../../../src/analysis/analysis-pool.js'
import { recallMemory } from '../../../src/recall-memory.js'
import type { Archive } from '../../../src/archive/archive.js'
import { openTestArchive } from '../../support/open-test-archive.js'

const NOTICE = 'Larkstead Lantern is paid for by the people of the town, and every story is free for all of them.'
const STORIES = {
  tram: ['The council of Larkstead approved the new tram line on Monday after a debate of six hours in a full hall.', 'The tram line is to run from the harbour to the hospital, and work on the first bridge begins in the spring.'],
  ferry: ['Ferries to the islands sail again since Sunday morning, after nine days in which no captain dared to leave the port.', 'Two hundred people who had come for the winter market slept in the school and in the chapel of the main island.'],
  strike: ['Bus drivers of the town end their strike after nine days without a single bus on the road, their union said.', 'They get two more days off in the year, and the town gets its buses back on Monday morning at five.']
}

const scrape = (name: keyof typeof STORIES, host = 'lantern.example', declared = {}): SourceFile => ({
  origin: name,
  contentType: 'text/plain; charset=utf-8',
  bytes: Buffer.from([STORIES[name][0], NOTICE, STORIES[name][1]].join('\n')),
  declared: { url: `https://${host}/${name}`, ...declared },
  retrievedAt: '2024-05-24T10:00:00Z',
  notes: []
})

async function take (archive: Archive, source: SourceFile) {
  const article = analyseSource(source, source, await recallMemory(archive, source))
  if (isRejection(article)) throw new Error(article.detail)
  await archive.store(article, source)
  return article
}

const reasonOfNotice = ({ lines, text }: { lines: Array<{ start: number, end: number, reason: string | null }>, text: string }) =>
  lines.find(line => text.slice(line.start, line.end) === NOTICE)?.reason

t.test('the second page of a site knows the template of the first', async t => {
  const { archive } = await openTestArchive(t)
  t.equal(reasonOfNotice(await take(archive, scrape('tram'))), null)
  t.equal(reasonOfNotice(await take(archive, scrape('ferry'))), 'template')
  t.equal(reasonOfNotice(await take(archive, scrape('ferry', 'post.example'))), null, 'another site')
  t.equal(reasonOfNotice(await take(archive, scrape('tram'))), 'template', 'the first page learns from the second when it comes again')
})

t.test('a record with title and text neither learns nor profits', async t => {
  const { archive } = await openTestArchive(t)
  await take(archive, scrape('tram', 'lantern.example', { title: 'Larkstead gets its tram line' }))
  t.equal((await archive.templates('lantern.example')).size, 0)
  await take(archive, scrape('ferry'))
  t.equal(reasonOfNotice(await take(archive, scrape('strike', 'lantern.example', { title: 'Strike ends' }))), null)
})

t.test('what is deleted is forgotten', async t => {
  const { archive } = await openTestArchive(t)
  const { id } = await take(archive, scrape('tram'))
  t.equal((await archive.templates('lantern.example')).size, 3)
  await archive.delete(id)
  t.equal((await archive.templates('lantern.example')).size, 0)
})

t.test('a site keeps its youngest lines, and of a line three witnesses', async t => {
  const { archive } = await openTestArchive(t)
  for (let at = 0; at < 14; at++) {
    const lines = Array.from({ length: 500 }, (_, line) => `Line ${line} of page ${at}`)
    const source = { ...scrape('tram'), bytes: Buffer.from([NOTICE, ...lines].join('\n')), declared: { url: `https://lantern.example/${at}` } }
    await take(archive, source)
  }
  const templates = await archive.templates('lantern.example')
  t.ok([...templates.values()].flat().length <= 5_000)
  t.ok([...templates.values()].every(pages => pages.length <= 3))
  t.ok([...templates.values()].some(pages => pages.length >= 2), 'the notice is still known')
})

t.test('worker threads are told what the archive remembers', async t => {
  const { archive } = await openTestArchive(t)
  const pool = openAnalysisPool({ pageSeconds: 30 })
  t.teardown(() => pool.close())
  await take(archive, scrape('tram'))
  const article = await pool.analyse(scrape('ferry'), await recallMemory(archive, scrape('ferry')))
  if (isRejection(article)) throw new Error(article.detail)
  t.equal(reasonOfNotice(article), 'template')
})
