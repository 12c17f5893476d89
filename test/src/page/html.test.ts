// The template escapes everything that it did not make itself.
import t from 'tap'
import fc from 'fast-check'
import { escapeHtml, html, join, plainText } from '../../../src/page/html.js'

t.test('text is escaped in elements and attributes', t => {
  t.equal(String(html`<b title="${'"\'<&>'}">${'<script>'}</b>`), '<b title="&quot;&#39;&lt;&amp;&gt;">&lt;script&gt;</b>')
  t.equal(String(html`${['<', html`<i>${'>'}</i>`]}`), '&lt;<i>&gt;</i>')
  t.equal(String(html`${null}${undefined}${false}${0}`), '0')
  t.equal(String(html`${join(['a', html`<b>b</b>`], ', ')}`), 'a, <b>b</b>')
  t.end()
})

t.test('what looks like markup of ours is text', t => {
  const forged = { toString: () => '<script>' }
  t.throws(() => html`${forged as unknown as string}`)
  t.end()
})

t.test('controls that HTML does not know become a visible sign', t => {
  t.equal(escapeHtml('a\u0000b\u0085c\td\n'), 'a\uFFFDb\uFFFDc\td\n')
  t.end()
})

t.test('no text whatever leaves a bracket or quotation mark open', t => {
  t.doesNotThrow(() => { fc.assert(fc.property(fc.string({ unit: 'binary' }), text => !/[<>"']/.test(escapeHtml(text)))) })
  t.end()
})

t.test('plain text has no directional controls', t => {
  t.equal(plainText('a\u202Eb\u2066c\u200F'), 'abc')
  t.end()
})
