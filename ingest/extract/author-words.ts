/** What stands where an author's name should, and is none: placeholders and labels of other people, from `config/author-words.json`. */
import { isLetterAt, plainOf } from '../clean/line-shape.js'
import { words } from '../clean/word-lists.js'
import { readConfig } from '../config.js'

const tables = readConfig<{ placeholders: string[], editors: string[] }>('author-words.json')
const placeholders = new Set(tables.placeholders)

/** @example isPlaceholder('Guardian staff reporter') // → true: it names nobody, neither person nor agency */
export function isPlaceholder (name: string): boolean {
  const plain = plainOf(name)
  return placeholders.has(plain) || plain.split(/[\s.,/-]+/).some(word => placeholders.has(word))
}

/** @example namesAnother('Editor: Jon Tarn') // → true: who edited, reviewed or took the picture did not write */
export function namesAnother (text: string): boolean {
  const plain = plainOf(text.slice(0, 200)).replace(/^[^\p{L}]+/u, '')
  return tables.editors.some(label => plain.startsWith(label) && /^\s{0,2}[:：]/u.test(plain.slice(label.length)))
}

/** @example withoutByline('Written by Mira Holt') // → 'Mira Holt' */
export function withoutByline (written: string): string {
  const plain = written.toLowerCase().replaceAll('’', "'").trimStart()
  const label = words.bylineLabels.find(each => plain.startsWith(each) && !isLetterAt(plain, each.length))
  if (label === undefined) return written
  const rest = written.trimStart().slice(label.length).replace(/^[\s:：|–—-]+/u, '')
  return rest === '' ? written : rest
}
