/** Any text gets an answer, in time that grows with its length, without an exception. */
import fc from 'fast-check'
import t from 'tap'
import { detectLanguage } from '../../../ingest/language/detect-language.js'
import { splitTextLines } from '../../../ingest/lines.js'

const HOSTILE: Record<string, string> = {
  empty: '',
  'white space': ' \n\t\r\n\u00A0\u2028',
  'one letter': 'a',
  'one Han character': '市',
  'a lone surrogate': '\uD83D',
  'a text of lone surrogates': '\uDC00\uD800'.repeat(1000),
  'a null character': '\u0000',
  zalgo: 'm\u0300\u0301\u0302\u0303\u0304\u0305o\u0306\u0307\u0308\u0309s\u030A\u030B\u030C\u030D\u030Et'.repeat(100),
  'nothing but marks': '\u0301'.repeat(10_000),
  'mixed scripts': 'міст bridge ხიდი 桥 γέφυρα جسر पुल',
  'one word of a megabyte': 'ab'.repeat(500_000),
  'five megabytes in one line': 'Міський голова розповів про новий міст. '.repeat(130_000),
  'dots and ats without end': 'a.@'.repeat(300_000),
  'lines of ats': ('@'.repeat(999) + '\n').repeat(300),
  'lines of hyphens': ('a-'.repeat(499) + '\n').repeat(300),
  'twenty thousand lines': 'міст\n'.repeat(20_000),
  'right to left marks': '\u202Eтсім\u202C \u200Fשלום'
}

for (const [name, text] of Object.entries(HOSTILE)) {
  t.test(name, async t => {
    const { language, confidence, spans } = detectLanguage(text)
    t.match(language, /^[a-z]{2,3}$/)
    t.ok(confidence >= 0 && confidence <= 1)
    t.equal(spans.length, splitTextLines(text).length)
  })
}

t.test('a long line is judged by its beginning', async t => {
  t.equal(detectLanguage('Міський голова розповів про новий міст. '.repeat(130_000)).language, 'uk')
})

t.test('the same text gets the same answer, whatever was asked before', async t => {
  const text = 'Міський голова розповів про новий міст.\nThe bridge will open in autumn.'
  const first = detectLanguage(text)
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), other => {
    detectLanguage(other)
    return JSON.stringify(detectLanguage(text)) === JSON.stringify(first)
  }), { numRuns: 50 })
  t.pass('50 texts between')
})

t.test('lines of letters of all scripts: spans stand on the lines, answers are probabilities', async t => {
  const letters = fc.constantFrom(...'abcčçßабвіїўјαβאבابقहक市あ가ქა \n.@|-\u0301\uD800')
  fc.assert(fc.property(fc.array(letters, { maxLength: 200 }), parts => {
    const text = parts.join('')
    const { spans } = detectLanguage(text)
    return spans.every(({ start, end, confidence, raw }) => start < end && end <= text.length && confidence >= 0 && confidence <= 1 &&
      (raw === undefined || (raw.confidence >= 0 && raw.confidence <= 1)))
  }), { numRuns: 300 })
  t.pass('300 texts')
})
