/** Who is quoted, and under which names. */
import type { Application } from '../application.js'
import type { SpeakerName } from '../archive/archive.js'
import type { FacetCount, SearchAnswer } from '../search/answer.js'

export interface Person {
  /** as the archive shows and counts them */
  name: string
  /** most used first */
  spellings: SpeakerName[]
}

export interface People {
  /** by name, with the passages that quote them */
  people: FacetCount[]
  relation: SearchAnswer['facetRelation']
}

/** Everyone whose words stand in the archive, most quoted first. @throws EngineError */
export async function listPeople (application: Application): Promise<People> {
  const { facets, facetRelation } = await application.search({ q: '', limit: 1 })
  return { people: facets.speaker, relation: facetRelation }
}

/** @param name in any spelling the archive knows */
export async function findPerson ({ archive }: Application, name: string): Promise<Person> {
  const display = (await archive.displayNames([name])).get(name) ?? name
  return { name: display, spellings: await archive.speakerNames(display) }
}
