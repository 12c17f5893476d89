/** Repairs what was pasted in damaged form (`Öåé òåêñò`), and says so. */
import { repairText } from '../../ingest/mojibake/repair-text.js'
import type { Repaired } from './answer.js'
import { replaceLoneSurrogates } from './well-formed-text.js'

export interface RepairedQuery {
  text: string
  repaired: Repaired[]
}

/**
 * @param repair false leaves the text as it is
 * @returns the text to work with, well-formed in any case
 * @example repairQuery('Öåé òåêñò', true).repaired // → [{before: 'Öåé òåêñò', after: 'Цей текст', chain: ['windows-1252>windows-1251'], margin: 70.1}]
 */
export function repairQuery (text: string, repair: boolean): RepairedQuery {
  const wellFormed = replaceLoneSurrogates(text)
  if (!repair) return { text: wellFormed, repaired: [] }
  const result = repairText(wellFormed)
  return {
    text: result.text,
    repaired: result.repairs.map(({ start, end, before, chain, margin }) => ({ before, after: result.text.slice(start, end), chain, margin }))
  }
}
