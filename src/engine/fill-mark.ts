/**
 * Remembers that the index was filled from this archive, in this form, on this engine.
 *
 * The archive's ledger says what an index has confirmed, but not which one: an emptied or exchanged
 * engine, or documents made another way since, would go unnoticed without the mark.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { documentForm } from './settings.js'

export interface FillMark {
  /** whether the index was (at least begun to be) filled as it would be today */
  isSet (): Promise<boolean>
  set (): Promise<void>
  clear (): Promise<void>
}

/**
 * @param folder data folder of Verbatim
 * @param engine its address, or `embedded`
 */
export function fillMark (folder: string, engine: string): FillMark {
  const path = join(folder, 'engine', 'filled.json')
  const content = JSON.stringify({ engine, form: documentForm() }) + '\n'
  return {
    isSet: () => readFile(path, 'utf8').then(text => text === content, () => false),
    async set () {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content)
    },
    clear: () => rm(path, { force: true })
  }
}
