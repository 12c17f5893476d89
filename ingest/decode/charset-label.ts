/** Names of character encodings as pages and servers write them. */
import { readConfig } from '../config.js'

let names: Map<string, string> | undefined

/**
 * Turns a label into the encoding's name in lower case, by the label table of the WHATWG Encoding
 * Standard plus UTF-32 and the DOS code pages.
 *
 * @returns null for a label nobody knows
 *
 * @example readCharsetLabel(' CP1251 ') // → 'windows-1251'
 * @example readCharsetLabel('latin1') // → 'windows-1252', as the standard says
 */
export function readCharsetLabel (label: string): string | null {
  names ??= readNames()
  return names.get(label.trim().toLowerCase()) ?? null
}

function readNames (): Map<string, string> {
  const table = readConfig<Record<string, string[]>>('charsets.json')
  return new Map(Object.entries(table).flatMap(([name, labels]) => labels.map(label => [label, name] as const)))
}
