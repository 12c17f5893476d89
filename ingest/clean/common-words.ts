/** The commonest words of all languages together: running text is full of them, menus are not. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readConfig } from '../config.js'

const DEAREST = 5.7 // nats; one word in 300: articles, pronouns, prepositions, hardly a noun

export const commonWords: Set<string> = new Set(readdirSync(join(packageRoot, 'config', 'languages'))
  .filter(name => name.endsWith('.json'))
  .flatMap(name => Object.entries(readConfig<{ words: Record<string, number> }>(`languages/${name}`).words))
  .filter(([, cost]) => cost <= DEAREST)
  .map(([word]) => word))
