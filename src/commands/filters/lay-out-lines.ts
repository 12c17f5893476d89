/** Lays out kept and dropped lines for a terminal: side by side where there is room, one below the other where not. */
import stringWidth from 'string-width'
import type { ExtractedLine } from '../../../ingest/extract/extract-record.js'
import { harmless } from '../output.js'

/** What gives a piece of text its colour; plain text where colours are not seen. */
export type Paint = (role: 'kept' | 'dropped' | 'reason' | 'frame', text: string) => string

type Entry = Pick<ExtractedLine, 'text' | 'keep' | 'reason'>

const NARROWEST = 80 // cells; two columns below that hold three words each
const GUTTER = ' │ '

/**
 * @param width cells of the terminal; null for a pipe or a file: then nothing is wrapped or cut
 * @returns lines without line ends; every part of a split line is shown by itself
 */
export function layOutLines (lines: ExtractedLine[], width: number | null, paint: Paint): string[] {
  const entries = lines.flatMap((line): Entry[] => line.parts ?? [line]).map(entry => ({ ...entry, text: harmless(entry.text).replace(/\t/g, ' ') }))
  if (width === null) return entries.map(entry => entry.keep ? paint('kept', `  ${entry.text}`) : `${paint('dropped', `- ${entry.text}`)}  ${paint('reason', `[${entry.reason}]`)}`)
  return width < NARROWEST ? entries.flatMap(entry => stack(entry, width, paint)) : sideBySide(entries, width, paint)
}

function stack (entry: Entry, width: number, paint: Paint): string[] {
  const role = entry.keep ? 'kept' : 'dropped'
  const label = entry.keep ? [] : [paint('reason', `  [${entry.reason}]`)]
  return [...wrapCells(entry.text, width - 2).map((row, at) => paint(role, (entry.keep ? '  ' : at === 0 ? '- ' : '  ') + row)), ...label]
}

function sideBySide (entries: Entry[], width: number, paint: Paint): string[] {
  const left = Math.floor((width - GUTTER.length) / 2)
  const right = width - GUTTER.length - left
  const gutter = paint('frame', GUTTER)
  const head = paint('frame', padCells('kept', left)) + gutter + paint('frame', 'dropped, and why')
  return [head, ...entries.flatMap(entry => entry.keep
    ? wrapCells(entry.text, left).map(row => paint('kept', padCells(row, left)) + gutter.trimEnd())
    : droppedRows(entry, right).map(([reason, text]) => ' '.repeat(left) + gutter + paint('reason', reason) + paint('dropped', text)))]
}

/** The reason stands before the first row. */
function droppedRows ({ text, reason }: Entry, width: number): Array<[string, string]> {
  const label = `${reason} `
  return wrapCells(label + text, width).map((row, at) => at === 0 && row.startsWith(label) ? [label, row.slice(label.length)] : ['', row])
}

const padCells = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)))

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Breaks text into rows of at most `width` cells, at spaces where there are any. Chinese characters
 * and most emoji take two cells, combining marks none.
 */
export function wrapCells (text: string, width: number): string[] {
  const rows: string[] = []
  let row = ''
  let cells = 0
  for (const word of text.split(/(?<=\s)/u)) {
    const own = stringWidth(word.trimEnd())
    if (cells > 0 && cells + own > width) {
      rows.push(row.trimEnd())
      row = ''
      cells = 0
    }
    if (own <= width) {
      row += word
      cells += stringWidth(word)
      continue
    }
    for (const { segment } of graphemes.segment(word)) {
      const wide = stringWidth(segment)
      if (cells + wide > width && row !== '') {
        rows.push(row)
        row = ''
        cells = 0
      }
      row += segment
      cells += wide
    }
  }
  if (row.trimEnd() !== '') rows.push(row.trimEnd())
  return rows
}

/** "12 lines kept, 30 dropped: 20 menu, 10 related" */
export function summariseLines (lines: ExtractedLine[]): string {
  const entries = lines.flatMap((line): Entry[] => line.parts ?? [line])
  const dropped = entries.filter(entry => !entry.keep)
  const counts = new Map<string, number>()
  for (const { reason } of dropped) counts.set(reason!, (counts.get(reason!) ?? 0) + 1)
  const reasons = [...counts].sort((left, right) => right[1] - left[1]).map(([reason, count]) => `${count} ${reason}`).join(', ')
  return `${entries.length - dropped.length} kept, ${dropped.length} dropped${reasons === '' ? '' : ': ' + reasons}`
}
