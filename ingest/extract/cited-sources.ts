/** Finds the agencies and media an article names as its sources: "Bloomberg reports", "according to Reuters", "… – NYT" in a headline. */
import { readConfig } from '../config.js'

const tables = readConfig<{ names: string[], before: string[], after: string[] }>('cited-sources.json')

const MOST_TEXT = 200_000 // characters looked at
const AROUND = 32 // characters beside a name in which the word of reporting stands
const MOST = 20

const escape = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Longest first, so that "The New York Times" is not "The Times". */
const NAMES = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...tables.names].sort((a, b) => b.length - a.length).map(escape).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
const BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${tables.before.map(escape).join('|')})\\s(?:the\\s|die\\s|der\\s|das\\s|la\\s|le\\s|el\\s|il\\s)?[«„“"']?$`, 'iu')
const AFTER = new RegExp(`^[»“”"']?,?\\s(?:${tables.after.map(escape).join('|')})(?![\\p{L}])`, 'iu')
const HEADLINE_END = /\s[-–—,|:]\s?(?:per\s|via\s)?[«„“"']?$/u
const HEADLINE_START = /^[»“”"']?\s?:\s/u

/**
 * A name alone is no source: it has to report, be told something, or stand apart at an end of the headline.
 *
 * @param text the article's kept text
 * @param own the outlet itself, which is no source of its own article
 * @returns names as printed, in reading order, each once
 * @example citedSources('Talks go on - Reuters', 'Bloomberg reports that …', null) // → ['Reuters', 'Bloomberg']
 */
export function citedSources (title: string | null, text: string, own: string | null): string[] {
  const found = new Set<string>()
  for (const match of (title ?? '').matchAll(NAMES)) {
    const [before, after] = around(title!, match)
    if ((after === '' && HEADLINE_END.test(before)) || (before === '' && HEADLINE_START.test(after)) || isReporting(before, after)) found.add(match[0])
  }
  for (const match of text.slice(0, MOST_TEXT).matchAll(NAMES)) {
    if (found.size >= MOST) break
    const [before, after] = around(text, match)
    if (isReporting(before, after)) found.add(match[0])
  }
  if (own !== null) found.delete(own)
  return [...found]
}

const isReporting = (before: string, after: string): boolean => BEFORE.test(before) || AFTER.test(after)

function around (text: string, match: RegExpExecArray): [string, string] {
  const end = match.index + match[0].length
  return [text.slice(Math.max(0, match.index - AROUND), match.index), text.slice(end, end + AROUND)]
}
