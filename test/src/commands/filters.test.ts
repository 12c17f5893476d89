// The filters as processes: one line in, one line out, errors in their place.
import t from 'tap'
import { parseLines, runVerbatim, startVerbatim } from '../../support/run-verbatim.js'

const lines = (...records: unknown[]): string => records.map(record => JSON.stringify(record)).join('\n') + '\n'

t.test('repair', async t => {
  const { status, stdout } = await runVerbatim(['repair', '--jsonl'], {
    input: lines({ id: 1, text: 'Öåé ìàòåð³àë äîñòóïíèé òàêîæ óêðà¿íñüêîþ' }, { id: 'b', text: 'Nothing to mend' }, { id: 3, base64: Buffer.from([0xCF, 0xF0, 0xE8, 0xE2, 0xB3, 0xF2, 0x2C, 0x20, 0xF1, 0xE2, 0xB3, 0xF2, 0xE5, 0x21]).toString('base64') })
  })
  t.equal(status, 0)
  const [first, second, third] = parseLines(stdout)
  t.equal(first?.text, 'Цей матеріал доступний також українською')
  t.match(first?.repairs, [{ start: 0, end: 40, before: 'Öåé ìàòåð³àë äîñòóïíèé òàêîæ óêðà¿íñüêîþ' }])
  t.strictSame(second, { id: 'b', text: 'Nothing to mend', repairs: [] })
  t.equal(third?.text, 'Привіт, світе!')
})

t.test('repair of homoglyphs only when asked', async t => {
  const input = lines({ id: 1, text: '5 204 переглядiв' })
  t.strictSame(parseLines((await runVerbatim(['repair', '--jsonl'], { input })).stdout)[0]?.text, '5 204 переглядiв')
  t.strictSame(parseLines((await runVerbatim(['repair', '--jsonl', '--also', 'homoglyphs'], { input })).stdout)[0]?.text, '5 204 переглядів')
  t.match(await runVerbatim(['repair', '--also', 'everything']), { status: 2, stderr: '--also' })
})

t.test('detect: a span for each line', async t => {
  const text = 'The reservoir was closed on Tuesday evening.\n\nВодосховище закрили у вівторок увечері, бо потекла бура вода.'
  const [found] = parseLines((await runVerbatim(['detect', '--jsonl'], { input: lines({ id: 1, text }) })).stdout)
  t.strictSame((found?.spans as Array<{ start: number, end: number, language: string }>).map(({ start, end, language }) => [text.slice(start, end), language]), [
    ['The reservoir was closed on Tuesday evening.', 'en'],
    ['Водосховище закрили у вівторок увечері, бо потекла бура вода.', 'uk']
  ])
})

t.test('extract: text and HTML', async t => {
  const html = '<title>Bridge opens | Post</title><nav>Home</nav><article><h1>Bridge opens</h1>' + '<p>The new bridge over the Olsha was opened on Monday by the oldest ferryman in town, who cut the ribbon.</p>'.repeat(4) + '</article>'
  const text = 'Home  News  Sport\nBridge opens\n\nThe new bridge over the Olsha was opened on Monday by the oldest ferryman in town.\n'
  const [page, scrape] = parseLines((await runVerbatim(['extract', '--jsonl'], { input: lines({ id: 1, html }, { id: 2, text }) })).stdout)
  t.match(page, { id: 1, title: 'Bridge opens', text: /opened on Monday/ })
  t.notMatch(page?.text, /Home/)
  t.equal((scrape?.lines as unknown[]).length, 3)
  t.match((scrape?.lines as Array<{ text: string, keep: boolean }>)[2], { keep: true, text: /oldest ferryman/ })
})

t.test('passages and quotes: offsets cut out the text', async t => {
  const text = '“The bridge will hold,” engineer Petra Lindqvar said on Monday. She has built four of them.'
  const [split] = parseLines((await runVerbatim(['passages', '--jsonl'], { input: lines({ id: 1, text }) })).stdout)
  for (const passage of split?.passages as Array<{ start: number, end: number, text: string }>) t.equal(passage.text, text.slice(passage.start, passage.end))
  const [found] = parseLines((await runVerbatim(['quotes', '--jsonl'], { input: lines({ id: 1, text, language: 'en' }) })).stdout)
  t.match(found?.quotes, [{ start: 1, end: 22, text: 'The bridge will hold,', speaker: { name: 'Petra Lindqvar' } }])
})

t.test('duplicates: groups after all input, in the order of the input', async t => {
  const text = 'The mayor has refused to sign the handover of the new water pipes. About eleven thousand people have had no drinking water since Tuesday evening, according to the town hall.'
  const found = parseLines((await runVerbatim(['duplicates', '--jsonl'], {
    input: lines({ id: 'late', text, published: '2024-03-14' }, { id: 'other', text: 'A wholly different text about a night train that will run again from December, with tickets no dearer than petrol.', published: null }, { id: 'early', text, published: '2024-03-12' })
  })).stdout)
  t.strictSame(found.map(each => [each.id, each.first]), [['late', false], ['other', true], ['early', true]])
  t.equal(found[0]?.group, found[2]?.group)
  t.not(found[0]?.group, found[1]?.group)
})

t.test('what is wrong with a line is said in its place', async t => {
  for (const filter of ['repair', 'detect', 'extract', 'passages', 'quotes']) {
    const { status, stdout } = await runVerbatim([filter, '--jsonl'], { input: '{"id":1}\nnot json\n{"id":3,"text":"fine"}\n[]\n{"id":5,"text":7}\n' })
    const found = parseLines(stdout)
    t.equal(status, 1, filter)
    t.strictSame(found.map(each => [each.id, typeof each.error]), [[1, 'string'], [null, 'string'], [3, 'undefined'], [null, 'string'], [5, 'string']], filter)
  }
})

t.test('a file that is not there', async t => {
  t.match(await runVerbatim(['detect', 'no-such-file.txt']), { status: 2, stdout: '', stderr: 'no-such-file.txt' })
})

t.test('a reader that goes away ends a filter quietly', async t => {
  const child = startVerbatim(['quotes'])
  let complaint = ''
  child.stderr?.on('data', chunk => { complaint += String(chunk) })
  child.stdout?.destroy()
  child.stdin?.on('error', () => {})
  child.stdin?.end('The mayor said: "We will not sign a single paper this year." '.repeat(2000))
  const status = await new Promise(resolve => child.on('close', resolve))
  t.equal(status, 0)
  t.equal(complaint, '')
})
