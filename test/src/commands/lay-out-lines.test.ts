// What `verbatim extract` prints: two columns where there is room, and every row as wide as it should be.
import stringWidth from 'string-width'
import t from 'tap'
import { layOutLines, summariseLines, wrapCells } from '../../../src/commands/filters/lay-out-lines.js'
import { runVerbatim } from '../../support/run-verbatim.js'

const plain = (_role: string, text: string): string => text
const marked = (role: string, text: string): string => `<${role}>${text}</${role}>`

const LINES = [
  { text: 'Harbour', keep: false, reason: 'menu' as const },
  { text: 'The bridge over the Olsha was opened on Monday by the oldest ferryman in town.', keep: true, reason: null },
  { text: '新しい橋は月曜日に町でいちばん年上の渡し守によって開かれ、大勢の人が集まりました。', keep: true, reason: null },
  { text: 'He cut the ribbon.Read also: Ferries', keep: true, reason: null, parts: [{ text: 'He cut the ribbon.', keep: true, reason: null }, { text: 'Read also: Ferries', keep: false, reason: 'related' as const }] }
]

t.test('side by side', async t => {
  const rows = layOutLines(LINES, 100, plain)
  t.match(rows[0], /^kept +│ dropped, and why$/)
  for (const row of rows) {
    t.ok(stringWidth(row) <= 100, row)
    t.equal(stringWidth(row.slice(0, row.indexOf('│'))), stringWidth(rows[0]!.slice(0, rows[0]!.indexOf('│'))), 'the rule between the columns is straight, beside wide characters too')
  }
  t.ok(rows.some(row => /│ menu Harbour$/.test(row)))
  t.ok(rows.some(row => /│ related Read also: Ferries$/.test(row)), 'a part stands where it belongs')
  t.ok(rows.some(row => /^He cut the ribbon\. +│$/.test(row)))
})

t.test('a narrow terminal gets one column', async t => {
  const rows = layOutLines(LINES, 40, plain)
  t.ok(rows.every(row => stringWidth(row) <= 40))
  t.strictSame(rows.slice(0, 2), ['- Harbour', '  [menu]'])
})

t.test('a pipe gets whole lines', async t => {
  t.strictSame(layOutLines(LINES, null, plain), [
    '- Harbour  [menu]', `  ${LINES[1]!.text}`, `  ${LINES[2]!.text}`, '  He cut the ribbon.', '- Read also: Ferries  [related]'
  ])
})

t.test('colours by role', async t => {
  t.equal(layOutLines(LINES, null, marked)[0], '<dropped>- Harbour</dropped>  <reason>[menu]</reason>')
})

t.test('what would steer the terminal is shown', async t => {
  const rows = layOutLines([{ text: 'Red \u001b[31malert\u001b[0m', keep: true, reason: null }], 100, plain)
  t.notMatch(rows.join('\n'), /\u001b/) // eslint-disable-line no-control-regex
})

t.test('wrapping loses nothing and never passes the width', async t => {
  for (const text of ['word '.repeat(40).trim(), 'x'.repeat(95), '渡し守'.repeat(30), 'e\u0301'.repeat(50), '👩‍👩‍👧‍👦 family '.repeat(9).trim(), '']) {
    for (const width of [10, 33, 80]) {
      const rows = wrapCells(text, width)
      t.ok(rows.every(row => stringWidth(row) <= width), `${text.slice(0, 10)} in ${width}`)
      t.equal(rows.join('').replace(/\s/g, ''), text.replace(/\s/g, ''))
    }
  }
})

t.test('the summary counts parts and reasons', async t => {
  t.equal(summariseLines(LINES), '3 kept, 2 dropped: 1 menu, 1 related')
})

t.test('without a terminal there is no colour', async t => {
  const { status, stdout } = await runVerbatim(['extract'], { input: 'Home\nOlsha bridge opens at last\nThe new bridge over the Olsha was opened on Monday by the oldest ferryman in town.\n' })
  t.equal(status, 0)
  t.match(stdout, /- Home {2}\[menu\]/)
  t.match(stdout, /1 kept, 2 dropped: 1 menu, 1 title/)
  t.notMatch(stdout, /\u001b/) // eslint-disable-line no-control-regex
})
