/** News agencies, papers and broadcasters: whom people tell things and who quotes them, seldom who speaks. */
import { readConfig } from '../config.js'
import { readWords } from './cue-table.js'

let outlets: ((word: string) => boolean) | undefined

/** Whether a word is one of config/outlets.json, in Cyrillic in any case. @param word lower case */
export function isOutlet (word: string): boolean {
  outlets ??= readWords(readConfig<{ names: string[] }>('outlets.json').names).has
  return outlets(word)
}
