import t from 'tap'
import type { Line } from '../../../ingest/document.js'
import { fingerprintText } from '../../../ingest/fingerprint/fingerprint-text.js'
import { splitTextLines } from '../../../ingest/lines.js'
import { splitLines } from '../../../ingest/passages/split-lines.js'
import { runCases } from '../../support/cases.js'

/** A line that begins with #title or #menu stands for one that cleaning has marked so. */
function fingerprint (text: string): string {
  const lines: Line[] = splitTextLines(text).map(line => {
    const mark = /^#(title|menu)/.exec(text.slice(line.start, line.end))?.[1] as 'title' | 'menu' | undefined
    return { ...line, keep: mark === undefined, reason: mark ?? null }
  })
  return fingerprintText(splitLines(text, { articleId: 'a', lines, spans: [], quotes: [] }))
}

await runCases<[string, string], boolean>('fingerprint', ([a, b]) => fingerprint(a) === fingerprint(b))

t.test('form of a fingerprint', async t => {
  t.match(fingerprint('The bridge is open.'), /^[0-9a-f]{32}$/)
  t.equal(fingerprint('* * *'), '', 'an article without words is no copy of any other')
  t.equal(fingerprint('#title Bridge opens'), '')
})
