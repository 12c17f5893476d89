// The address holds the whole state of a search: what is read from it is written back.
import t from 'tap'
import { changeState, hasFilters, isEmptyState, readState, statePairs, toRequest, withoutFilters, type Parameters } from '../../../src/page/search-state.js'

const full: Parameters = { q: ' „так“ lang:uk ', language: ['uk', 'en', 'uk'], outlet: 'A & B', kind: 'direct', month: '2024-03', from: '2024', to: '2024-06', sort: 'oldest', names: 'exact', repair: 'off', forms: 'exact', copies: 'all', include: 'dropped', cursor: 'x' }

t.test('there and back', t => {
  const state = readState(full)
  t.strictSame(state.language, ['uk', 'en'])
  t.equal(state.q, '„так“ lang:uk')
  const parameters = statePairs(state)
  const again = readState(Object.fromEntries([...new Set(parameters.map(([name]) => name))].map(name => [name, parameters.filter(pair => pair[0] === name).map(pair => pair[1])])))
  t.strictSame(again, state)
  const { copies, ...asked } = state
  t.equal(copies, 'all')
  t.strictSame(toRequest(state), asked, 'copies are folded by the page')
  t.end()
})

t.test('empty fields of a form and unknown choices count as not given', t => {
  const state = readState({ q: '', from: '', to: ' ', language: ['', 'uk'], sort: 'loudest', names: 'x', repair: null, cursor: '' })
  t.strictSame(statePairs(state), [['language', 'uk']])
  t.notOk(isEmptyState(state))
  t.ok(isEmptyState(readState({ sort: 'oldest' })))
  t.end()
})

t.test('another question begins on its first page', t => {
  const state = readState(full)
  t.equal(changeState(state, { sort: 'newest' }).cursor, undefined)
  t.equal(changeState(state, { cursor: 'y' }).cursor, 'y')
  t.equal('from' in changeState(state, { from: undefined }), false)
  t.notOk(hasFilters(withoutFilters(state)))
  t.equal(withoutFilters(state).q, state.q)
  t.end()
})
