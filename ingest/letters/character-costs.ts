/** What a Chinese, Japanese or Korean character costs in each of the languages written with them. */
import { letterModels, UNITS_PER_NAT } from './letter-models.js'

const FIRST_STEP = 1 // nats; the ranks go on in halves
const SELDOM = 11 // nats: not in the ranks, but of the script that the language writes
const FOREIGN = 14 // Hangul in Chinese, rare characters anywhere

export interface CharacterCosts {
  language: string
  /** UTF-16 code unit → eighths of a nat */
  costs: Uint8Array
}

let made: CharacterCosts[] | undefined

/** Made at the first call from the ranks of config/letters.json. */
export function characterCosts (): CharacterCosts[] {
  made ??= [...letterModels().ranks].map(([language, { order, steps }]) => {
    const costs = new Uint8Array(65536).fill(FOREIGN * UNITS_PER_NAT)
    costs.fill(SELDOM * UNITS_PER_NAT, language === 'ko' ? 0xAC00 : 0x4E00, language === 'ko' ? 0xD7A4 : 0x9FA6)
    if (language === 'ja') costs.fill(SELDOM * UNITS_PER_NAT, 0x3041, 0x30FF)
    let step = 0
    for (let rank = 0; rank < order.length; rank++) {
      while (rank >= (steps[step] ?? Infinity)) step++
      costs[order.charCodeAt(rank)] = Math.round((FIRST_STEP + step / 2) * UNITS_PER_NAT)
    }
    return { language, costs }
  })
  return made
}
