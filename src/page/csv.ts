/** Rows as a file for spreadsheets (RFC 4180), and as text for pasting into one. */

/** Spreadsheets run a cell that begins so as a formula; what stands in articles must not. */
const FORMULA = /^[=+\-@\t\r]/u

/** The apostrophe says "text" to spreadsheets, which do not show it. */
const asText = (cell: string): string => FORMULA.test(cell) ? `'${cell}` : cell

/**
 * @param rows the headings first
 * @returns with a byte order mark, without which Excel reads UTF-8 as windows-1252
 * @example toCsv([['a', 'b'], ['1', 'x "y"']]) // → '\uFEFFa,b\r\n1,"x ""y"""\r\n'
 */
export function toCsv (rows: ReadonlyArray<readonly string[]>): string {
  return '\uFEFF' + rows.map(row => row.map(asText).map(quoteCell).join(',') + '\r\n').join('')
}

const quoteCell = (cell: string): string => /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** One row, its cells parted by tabs; white space inside them becomes one space. */
export function toTabbed (row: readonly string[]): string {
  return row.map(cell => asText(cell.replace(/\s+/gu, ' ').trim())).join('\t')
}
