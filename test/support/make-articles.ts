/** Plausible articles from a small vocabulary: the same seed gives the same articles. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const people = ['Petra Lindqvar', 'Tomas Ardelean', 'Ilse Brandthaler', 'Goran Velkov', 'Maire Kallastu', 'Anselm Quist']
const roles = ['engineer', 'councillor', 'ferry captain', 'school principal', 'harbour master', 'archivist']
const places = ['the old bridge', 'the northern quay', 'the reservoir', 'the town hall', 'the ferry landing', 'the night train']
const deeds = ['will be closed until the spring', 'has been opened for repairs', 'needs a new roof before winter', 'was inspected on Thursday', 'will cost more than was promised', 'belongs to everyone in town']
const remarks = ['Nobody asked us about it', 'We have waited long enough', 'It will hold for another year', 'The money was never there', 'Everyone knew and nobody said so', 'That is a promise we can keep']

/** Numbers from 0 to below 1, by mulberry32. */
export function createRandom (seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** One article; `number` stands in it, so that no two are alike. */
export function makeArticle (number: number, random: () => number): string {
  const pick = (list: string[]): string => list[Math.floor(random() * list.length)] as string
  const [person, role] = [pick(people), pick(roles)]
  const paragraphs = Array.from({ length: 4 }, () =>
    `People say that ${pick(places)} ${pick(deeds)}. According to file ${number}-${Math.floor(random() * 1e6)}, ${pick(places)} ${pick(deeds)}.`)
  return [
    `Report ${number}: ${pick(places)} ${pick(deeds)}`,
    `2024-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`,
    `“${pick(remarks)}, and file ${number} proves it,” ${role} ${person} said.`,
    ...paragraphs
  ].join('\n\n') + '\n'
}

/** Writes `count` text files; creates the folder. */
export async function makeArticles (folder: string, count: number, seed = 1): Promise<void> {
  const random = createRandom(seed)
  await mkdir(folder, { recursive: true })
  for (let number = 1; number <= count; number++) {
    await writeFile(join(folder, `report-${String(number).padStart(5, '0')}.txt`), makeArticle(number, random))
  }
}
