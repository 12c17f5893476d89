/** What the words of a query stand for beside themselves. */
import type { Archive } from '../archive/archive.js'
import type { SearchRequest } from './answer.js'
import { joinNames } from './join-names.js'
import type { Meaning } from './match-passage.js'
import type { ParsedQuery } from './parse-query.js'

/** What of a search decides it. */
interface Modes {
  names?: SearchRequest['names'] | undefined
  forms?: SearchRequest['forms'] | undefined
}

export async function readMeaning ({ terms, excluded }: Pick<ParsedQuery, 'terms' | 'excluded'>, { names = 'scripts', forms = 'all' }: Modes, archive: Pick<Archive, 'spellings'>): Promise<Meaning> {
  return { joined: await joinNames([...terms, ...excluded], names, archive), forms }
}
