// Tables for spreadsheets: nothing in a cell breaks the row, and no cell is run.
import t from 'tap'
import { toCsv, toTabbed } from '../../../src/page/csv.js'

t.test('cells are quoted where they have to be', t => {
  t.equal(toCsv([['a', 'b'], ['x, "y"', 'two\nlines']]), '\uFEFFa,b\r\n"x, ""y""","two\nlines"\r\n')
  t.equal(toCsv([['plain', '']]), '\uFEFFplain,\r\n')
  t.end()
})

t.test('what a spreadsheet would run becomes text', t => {
  for (const cell of ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx']) t.match(toCsv([[cell]]), /^\uFEFF"?'/)
  t.equal(toCsv([['a=b']]), '\uFEFFa=b\r\n', 'only at the beginning')
  t.equal(toTabbed(['=1', 'a\tb\nc ']), "'=1\ta b c")
  t.end()
})
