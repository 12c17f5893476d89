// Dates are as precise as they are known, languages are named in themselves, directions follow the script.
import t from 'tap'
import type { PublicationDate } from '../../../ingest/document.js'
import { delayAfter, directionOf, formatDate, langAttribute, languageName } from '../../../src/page/format.js'
import { loadMessages } from '../../../src/page/messages.js'
import { isFirst, sortByDate } from '../../../src/search/print-order.js'
import { isWebAddress } from '../../../src/page/web-address.js'

const en = loadMessages('en')
const date = (value: string, precision: PublicationDate['precision'] = 'day'): PublicationDate => ({ value, precision, source: 'record' })

t.test('dates', t => {
  t.match(formatDate('2024', 'en-GB'), { day: '2024', time: null })
  t.match(formatDate('2024-05', 'en-GB'), { day: 'May 2024', time: null })
  t.match(formatDate('2024-05-24', 'en-GB'), { day: '24 May 2024', time: null })
  t.match(formatDate('2024-05-24T23:35+03:00', 'en-GB'), { day: '24 May 2024', time: '23:35' }, 'in the zone of the article')
  t.match(formatDate('2024-05-24', 'uk'), { day: '24 травня 2024', time: null })
  t.match(formatDate('0099-01-01', 'en-GB'), { value: '0099-01-01', time: null })
  t.match(formatDate('<b>', 'en-GB'), { day: '<b>', time: null })
  t.end()
})

t.test('languages', t => {
  t.equal(languageName('uk', en), 'Українська')
  t.equal(languageName('ka', en), 'ქართული', 'Georgian has no word with one capital')
  t.equal(languageName('und', en), 'language unknown')
  t.equal(languageName('not a tag', en), 'not a tag')
  t.equal(langAttribute('und'), '')
  t.equal(langAttribute('"><script>'), '')
  t.equal(directionOf('ar'), 'rtl')
  t.equal(directionOf('he-IL'), 'rtl')
  t.equal(directionOf('az-Arab'), 'rtl')
  t.equal(directionOf('az'), 'ltr')
  t.equal(directionOf('und'), 'auto')
  t.end()
})

t.test('only http and https become links', t => {
  t.ok(isWebAddress('https://example.org/a?b'))
  t.notOk(isWebAddress('javascript:alert(1)'))
  t.notOk(isWebAddress(' https://example.org'))
  t.notOk(isWebAddress('https://'))
  t.notOk(isWebAddress(null))
  t.end()
})

t.test('delays are as precise as both dates', t => {
  const at = (value: string): PublicationDate => date(value, 'minute')
  t.strictSame(delayAfter(at('2024-05-24T10:00Z'), at('2024-05-24T13:12+03:00')), { unit: 'minutes', count: 12 })
  t.strictSame(delayAfter(at('2024-05-24T10:00Z'), at('2024-05-24T15:00Z')), { unit: 'hours', count: 5 })
  t.strictSame(delayAfter(at('2024-05-24T10:00Z'), date('2024-05-26')), { unit: 'days', count: 2 })
  t.equal(delayAfter(at('2024-05-24T10:00Z'), at('2024-05-24T11:00')), null, 'a time without zone is a day')
  t.equal(delayAfter(date('2024-05', 'month'), date('2024-05-26')), null)
  t.equal(delayAfter(date('2024-05-26'), date('2024-05-26')), null)
  t.equal(delayAfter(null, date('2024-05-26')), null)
  t.end()
})

t.test('first is only what is first for certain', t => {
  t.ok(isFirst(date('2024-05-01'), [date('2024-05-02'), date('2025', 'year')]))
  t.notOk(isFirst(date('2024-05', 'month'), [date('2024-05-02')]))
  t.notOk(isFirst(date('2024-05-01T10:00', 'minute'), [date('2024-05-01T12:00Z', 'minute')]))
  t.notOk(isFirst(date('2024-05-01'), [null]))
  t.notOk(isFirst(null, [date('2024-05-02')]))
  t.strictSame(sortByDate([{ published: null }, { published: date('2024') }, { published: date('2023-12-31') }]).map(each => each.published?.value), ['2023-12-31', '2024', undefined])
  t.end()
})
