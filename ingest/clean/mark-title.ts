/** Marks the headline's line and what repeats it. */
import type { DropReason } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import type { LineShape } from './line-shape.js'
import { words } from './word-lists.js'

const LONGEST = 500 // characters of a line that may be a headline
const SUFFIX_WORDS = 5 // of an outlet's name behind the headline

/** @param chosen index of the headline's line, null when only its words are known */
export function markTitle (lines: LineShape[], reasons: Array<DropReason | null>, title: string, chosen: number | null): void {
  const fold = foldText(title)
  if (fold === '') return
  let found = chosen
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (line.text.length > LONGEST) continue
    const own = foldText(line.text)
    if (own === fold) {
      found ??= at
      reasons[at] = at === found ? 'title' : 'repeated-title'
    } else if (own.startsWith(fold + ' ')) {
      reasons[at] = repetitionOf(line, own.slice(fold.length + 1)) ?? reasons[at]!
    }
  }
}

/** The headline with a caption or the outlet's name behind it. A sentence that begins like the headline is none. */
function repetitionOf (line: LineShape, behind: string): DropReason | null {
  if (words.captionLabels.some(label => behind.startsWith(label + ' ')) && line.plain.includes(':')) return 'caption'
  const suffix = behind.split(' ').length
  return suffix <= SUFFIX_WORDS && !line.ends && /\s[-–—|»·:]{1,2}\s/u.test(line.text) ? 'repeated-title' : null
}
