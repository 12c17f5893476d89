// The histogram: bars in the right place, links that narrow, hostile values left out.
import t from 'tap'
import type { FacetCount } from '../../../../src/search/answer.js'
import { loadMessages } from '../../../../src/page/messages.js'
import type { View } from '../../../../src/page/view.js'
import { histogram } from '../../../../src/page/views/histogram.js'

const view = { messages: loadMessages('en'), ui: null } as View
const draw = (months: Record<string, number>, chosen = {}): string =>
  String(histogram(view, Object.entries(months).map(([value, count]): FacetCount => ({ value, count })), ({ from, to }) => `/?q=x&from=${from}&to=${to}`, chosen) ?? '')
const barsOf = (markup: string): string[][] => [...markup.matchAll(/<rect x="(\d+)" y="(\d+)"/g)].map(match => match.slice(1))
const linksOf = (markup: string): string[] => [...markup.matchAll(/href="([^"]+)"/g)].map(match => match[1]?.replaceAll('&amp;', '&') ?? '')

t.test('nothing to compare, nothing to show', t => {
  t.equal(draw({}), '')
  t.equal(draw({ '2024-03': 5 }), '')
  t.equal(draw({ '2024-03': 5, '<script>': 1, '2024-13': 2, 9999999: 3 }), '')
  t.end()
})

t.test('years', t => {
  const markup = draw({ '2023-01': 10, '2024-12': 5 })
  t.match(markup, 'viewBox="0 0 24 48"')
  t.strictSame(barsOf(markup), [['0', '2'], ['23', '25']])
  t.strictSame(linksOf(markup), ['/?q=x&from=2023&to=2023', '/?q=x&from=2024&to=2024'])
  t.match(markup, '2023: 10 passages')
  t.end()
})

t.test('months within one year', t => {
  const markup = draw({ '2024-02': 1, '2024-03': 1 })
  t.strictSame(linksOf(markup), ['/?q=x&from=2024-02&to=2024-02', '/?q=x&from=2024-03&to=2024-03'])
  t.match(markup, 'February 2024: 1 passage')
  t.end()
})

t.test('a thousand years are still at most ten labels', t => {
  const markup = draw({ '0900-01': 1, '2024-03': 1000 })
  t.ok((markup.match(/<li>/g) ?? []).length <= 10)
  t.equal(barsOf(markup).length, 2)
  t.notOk(markup.includes('NaN'))
  t.end()
})

t.test('what is chosen stands on a band', t => {
  const months = { '2023-01': 1, '2024-12': 1 }
  t.notMatch(draw(months), 'class="band"')
  t.match(draw(months, { from: '2023-07', to: '2024' }), '<rect class="band" x="6" y="0" width="18"')
  t.match(draw(months, { to: '2023-02-20' }), '<rect class="band" x="0" y="0" width="2"')
  t.notMatch(draw(months, { from: '2031' }), 'class="band"')
  t.notMatch(draw(months, { from: 'yesterday', to: 'NaN' }), 'NaN')
  t.end()
})
