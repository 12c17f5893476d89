// Lines in which a scrape glued two things together, and what the pipeline makes of their parts.
import t from 'tap'
import type { SourceFile } from '../../../ingest/document.js'
import { extractPage } from '../../../ingest/extract/extract-record.js'
import { joinPassages } from '../../../ingest/passages/split-lines.js'
import { analyseSource, isRejection } from '../../../ingest/pipeline.js'

const TITLE = 'Larkstead gets its tram line'
const TRAM = [
  'The council of Larkstead approved the new tram line on Monday after a debate of six hours in a full hall.',
  'The tram line is to run from the harbour to the hospital, and work on the first bridge begins in the spring.',
  'Opponents of the tram fear that Larkstead cannot pay for the bridge and the depot in a single decade.'
]

const source = (lines: string[]): SourceFile => ({
  origin: 'test', contentType: 'text/plain; charset=utf-8', bytes: Buffer.from(lines.join('\n')), declared: {}, retrievedAt: '2024-05-24T10:00:00Z', notes: []
})

const partsOf = (line: string) => extractPage(source([TITLE, line, ...TRAM])).lines[1]!

t.test('headline and caption', async t => {
  const line = partsOf(`${TITLE} Photo: the old depot on a rainy morning (Getty Images)`)
  t.strictSame(line.parts, [
    { text: TITLE, keep: false, reason: 'repeated-title' },
    { text: 'Photo: the old depot on a rainy morning (Getty Images)', keep: false, reason: 'caption' }
  ])
  t.equal(line.keep, false)
})

t.test('another headline and its date', async t => {
  t.strictSame(partsOf('Bus drivers of the town end their strike24.05.23, 13:35').parts, [
    { text: 'Bus drivers of the town end their strike', keep: false, reason: 'related' },
    { text: '24.05.23, 13:35', keep: false, reason: 'date' }
  ])
})

t.test('a paragraph and the pointer behind it: the line is kept, the pointer is not in the text', async t => {
  const paragraph = 'The mayor had promised the line in three campaigns, and in two of them nobody believed her.'
  const extracted = extractPage(source([TITLE, ...TRAM, paragraph + 'Read also: Bus drivers end their strike']))
  t.equal(extracted.lines[4]!.keep, true)
  t.equal(extracted.lines[4]!.reason, null)
  t.strictSame(extracted.lines[4]!.parts!.map(part => part.reason), [null, 'related'])
  t.ok(extracted.text.endsWith(paragraph))
})

t.test('a long paragraph and the caption behind it', async t => {
  const paragraph = `${TRAM.join(' ')}”`
  t.strictSame(partsOf(`${paragraph} Photo: Ana Lind`).parts?.map(part => part.reason), [null, 'caption'])
})

t.test('what is one thing is not split', async t => {
  const whole = [
    'The tram depot in winter. Credit: Ana Lind/AFP', // the sentence is the picture's
    'The council said in a letter: nobody has to move out before the summer of next year.',
    'She read the note aloud. It said: read also between the lines, for once in your life.'
  ]
  for (const line of whole) t.equal(partsOf(line).parts, undefined, line)
})

t.test('in an article the parts are ranges: no offset moves, and the dropped part is a passage of its own', async t => {
  const paragraph = 'The mayor had promised the line in three campaigns, and in two of them nobody believed her.'
  const text = [TITLE, ...TRAM, paragraph + 'Read also: Bus drivers end their strike'].join('\n')
  const article = analyseSource(source([text]))
  if (isRejection(article)) throw new Error(article.detail)
  t.equal(article.text, text)
  t.equal(joinPassages(text, article.passages), text)
  t.strictSame(article.passages.slice(-2).map(({ text: words, dropped }) => [words, dropped]), [[paragraph, null], ['Read also: Bus drivers end their strike', 'related']])
  t.equal(article.passages.at(-1)!.language, 'en', 'a part has the language of its line')
})
