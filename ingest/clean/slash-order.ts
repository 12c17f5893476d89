/** Finds out whether a page writes 05/06/2024 with the day or with the month first. */
import type { LineShape } from './line-shape.js'

export type SlashOrder = 'day' | 'month' | null

const LONGEST = 200 // characters; a date line is shorter
const SLASHES = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/g

/**
 * A number above 12 settles it for the page; else the day in the address does.
 *
 * @param day `2024-06-05`, from the address
 * @returns null when nothing settles it: the date is then not read
 */
export function slashOrder (lines: LineShape[], day: string | null): SlashOrder {
  const pairs = lines.filter(line => line.text.length <= LONGEST && line.text.includes('/')).flatMap(line => [...line.text.matchAll(SLASHES)].map(match => [Number(match[1]), Number(match[2])] as const))
  if (pairs.some(([first]) => first > 12)) return 'day'
  if (pairs.some(([, second]) => second > 12)) return 'month'
  const [, month, date] = (day ?? '').split('-').map(Number)
  if (pairs.some(([first, second]) => first === date && second === month)) return 'day'
  return pairs.some(([first, second]) => first === month && second === date) ? 'month' : null
}

/** @returns the text with its dates in an order that nobody can mistake */
export function settleSlashes (text: string, order: SlashOrder): string {
  if (order === null || !text.includes('/')) return text
  return text.replace(SLASHES, (date, first: string, second: string) => {
    const year = date.slice(date.lastIndexOf('/') + 1)
    return order === 'day' ? `${first}.${second}.${year}` : `${second}.${first}.${year}`
  })
}
