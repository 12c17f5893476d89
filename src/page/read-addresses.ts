/** Whether what was pasted to be added is a list of addresses or the text of an article. */
import { isWebAddress } from './web-address.js'

/** @returns null when any line is not an address: then it is a text */
export function readAddresses (pasted: string): string[] | null {
  const lines = pasted.split(/[\n\r]+/u).map(line => line.trim()).filter(line => line !== '')
  return lines.length > 0 && lines.every(line => isWebAddress(line)) ? [...new Set(lines)] : null
}
