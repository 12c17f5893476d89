/** Totals, facet counts and exports against a count by hand over the archive, on random searches. */
import t from 'tap'
import type { Article, PassageKind } from '../../../ingest/document.js'
import { foldText } from '../../../ingest/fold/fold-text.js'
import { nameSkeleton } from '../../../ingest/names/name-skeleton.js'
import { createRandom } from '../../../bench/support/generate-articles.js'
import type { ArticleHead, StoredPassage } from '../../../src/archive/archive.js'
import type { FacetName } from '../../../src/engine/engine.js'
import type { Hit, HitVerdict, SearchAnswer, SearchRequest } from '../../../src/search/answer.js'
import { exportPassages } from '../../../src/search/export-passages.js'
import { searchPassages } from '../../../src/search/search-passages.js'
import { makeArticle } from '../../support/make-article.js'
import { openSearch } from '../../support/open-search.js'

const QUERIES = 200
const random = createRandom(11)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
const chance = (share: number): boolean => random() < share

const WORDS = ['harbour', 'harbours', 'ferry', 'mayor', 'never', 'sold', 'café', 'cafe', 'coast', '20-point', 'don’t', 'порт', 'портом', 'весна', 'весною', 'ёлка', 'елка', 'spring', 'springs', 'sprung', 'a', 'of', '1984']
const NAMES = ['Zelenko', 'Selenko', 'Зеленко', 'Зеленка', 'Marta', 'Марта', 'Марту', 'Quell']
const LANGUAGES = ['en', 'uk', 'de']
/** Forms of one word, by the language they are forms in; what stands here in no other list is a word of its own. */
const FORMS: Record<string, string[][]> = {
  en: [['harbour', 'harbours'], ['spring', 'springs']],
  de: [['harbour', 'harbours'], ['spring', 'springs']],
  uk: [['порт', 'портом'], ['весна', 'весною'], ['зеленко', 'зеленка'], ['марта', 'марту']]
}
const OUTLETS = ['Lantern', 'lantern', 'Echo "of" the Coast', null]
const PEOPLE = ['Ona Brook', 'Jan Hale', 'Ілля Верес']
const KINDS: PassageKind[] = ['text', 'direct', 'headline']
const DATES = ['2023', '2023-11', '2024-05-24', '2024-06-01', null]

function sentence (): string {
  const words = Array.from({ length: 3 + Math.floor(random() * 6) }, () => chance(0.2) ? pick(NAMES) : pick(WORDS))
  return words.join(chance(0.2) ? ', ' : ' ') + '.'
}

function article (id: string): Article {
  const text = Array.from({ length: 2 + Math.floor(random() * 4) }, () => (chance(0.1) ? '# ' : '') + sentence()).join('\n')
  const date = pick(DATES)
  const made = makeArticle(id, text, {
    language: pick(LANGUAGES),
    outlet: pick(OUTLETS),
    authors: PEOPLE.filter(() => chance(0.4)),
    published: date === null ? null : { value: date, precision: date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day', source: 'record' }
  })
  for (const passage of made.passages) {
    passage.kind = pick(KINDS)
    passage.language = chance(0.9) ? made.language : pick(LANGUAGES)
    passage.speakers = PEOPLE.filter(() => chance(0.3))
  }
  return made
}

/** What is asked, as the test itself understands it. */
type Part =
  | { kind: 'word' | 'begin' | 'phrase', text: string }
  | { kind: 'not', part: Part }
  | { kind: 'or', parts: Part[] }
  | { kind: 'near', one: string, other: string, within: number }

const hasPhrase = (parts: Part[]): boolean => parts.some(part => part.kind === 'phrase' || (part.kind === 'or' && hasPhrase(part.parts)))

interface Asked {
  request: SearchRequest
  parts: Part[]
}

const CHOICES: Record<FacetName, readonly string[]> = {
  language: LANGUAGES, outlet: ['Lantern', 'lantern', 'Echo "of" the Coast', 'Nobody'], author: PEOPLE, speaker: PEOPLE, kind: KINDS, year: ['2023', '2024'], month: ['2023-11', '2024-05', '2024-06'], day: ['2024-05-24', '2024-06-01', '2023-11-01']
}
const FACETS = Object.keys(CHOICES) as FacetName[]

const randomWord = (): string => chance(0.25) ? pick(NAMES) : pick(WORDS)
const word = (): Part => ({ kind: 'word', text: randomWord() })
const phrase = (): Part => ({ kind: 'phrase', text: sentence().slice(0, -1).split(/,? /).slice(0, 2).join(' ') })
const begin = (): Part => ({ kind: 'begin', text: foldText(randomWord()).slice(0, 3).trim() })
const near = (): Part => ({ kind: 'near', one: randomWord(), other: randomWord(), within: pick([1, 2, 4]) })
const simple = (): Part => pick([word, word, phrase, begin])()
const choice = (): Part => ({ kind: 'or', parts: [simple(), chance(0.2) ? near() : simple(), ...chance(0.3) ? [simple()] : []] })
const unwanted = (): Part => ({ kind: 'not', part: chance(0.3) ? phrase() : chance(0.3) ? { kind: 'or', parts: [word(), word()] } : word() })

function randomParts (): Part[] {
  return [
    ...Array.from({ length: Math.floor(random() * 3) }, word),
    ...chance(0.25) ? [phrase()] : [],
    ...chance(0.15) ? [begin()] : [],
    ...chance(0.2) ? [near()] : [],
    ...chance(0.3) ? [choice()] : [],
    ...chance(0.3) ? [unwanted()] : []
  ]
}

function write (part: Part): string {
  switch (part.kind) {
    case 'word': return part.text
    case 'begin': return part.text + '*'
    case 'phrase': return `„${part.text}“`
    case 'near': return `${part.one} NEAR/${part.within} ${part.other}`
    case 'or': return `(${part.parts.map(write).join(' OR ')})`
    case 'not': return '-' + write(part.part)
  }
}

function randomSearch (): Asked {
  const parts = randomParts()
  const selected = Object.fromEntries(FACETS.filter(() => chance(0.12)).map(name => [name, [pick(CHOICES[name]), pick(CHOICES[name])]]))
  const q = parts.map(write).join(' ')
  return {
    request: { q, ...selected, ...(chance(0.2) ? { from: '2024' } : {}), ...(chance(0.1) ? { to: '2024-05' } : {}), ...(chance(0.2) ? { includeDropped: true } : {}), ...(hasPhrase(parts) && chance(0.5) ? { verdict: pick([['verbatim'], ['punctuation'], ['verbatim', 'punctuation']] as HitVerdict[][]) } : {}), names: pick(['exact', 'spellings', 'scripts'] as const), forms: chance(0.8) ? 'all' : 'exact', sort: pick(['relevance', 'oldest', 'newest'] as const) },
    parts
  }
}

/** The same words printed elsewhere, with another date and other capitals. */
function reprint (original: Article, id: string): Article {
  const date = pick(DATES)
  const copy = makeArticle(id, original.text.replace('harbour', 'Harbour'), { language: original.language, outlet: pick(OUTLETS), published: date === null ? null : { value: date, precision: date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day', source: 'record' } })
  for (const [index, passage] of copy.passages.entries()) passage.language = original.passages[index]?.language ?? original.language
  return copy
}

const originals = Array.from({ length: 120 }, (_, number) => article(`article-${number}`))
const reprints = Array.from({ length: 40 }, (_, number) => reprint(originals[number % 25] as Article, `reprint-${number}`))
const { context, store, indexer } = await openSearch(t, [...originals, ...reprints])

interface Row { passage: StoredPassage, head: ArticleHead }

async function readRows (): Promise<Row[]> {
  const passages: StoredPassage[] = []
  for await (const passage of context.archive.allPassages()) passages.push(passage)
  const heads = await context.archive.heads(new Set(passages.map(passage => passage.articleId)))
  return passages.map(passage => ({ passage, head: heads.get(passage.articleId) as ArticleHead }))
}

const SCRIPT = (word: string): string => /^\p{Script=Cyrillic}/u.test(word) ? 'Cyrillic' : 'Latin'

/** Spellings by which a word may stand there: its own folds in a row, or one of the other spellings of a name. */
async function spellingsOf (word: string, mode: SearchRequest['names']): Promise<string[]> {
  const fold = foldText(word)
  if (mode === 'exact' || fold.includes(' ') || fold.length < 3 || /\d/.test(fold)) return [fold]
  const others = await context.archive.spellings(nameSkeleton(fold))
  return [fold, ...others.filter(other => mode === 'scripts' || SCRIPT(other) === SCRIPT(fold))]
}

const wordsOf = (parts: Part[]): string[] => parts.flatMap(part => {
  if (part.kind === 'word') return [part.text]
  if (part.kind === 'near') return [part.one, part.other]
  return part.kind === 'or' ? wordsOf(part.parts) : part.kind === 'not' ? wordsOf([part.part]) : []
})

/** For each word the spellings it may stand in. */
async function readSpellings ({ parts, request }: Asked): Promise<Map<string, string[]>> {
  return new Map(await Promise.all(wordsOf(parts).map(async word => [word, await spellingsOf(word, request.names)] as const)))
}

/** With their other forms in a language. */
const withForms = (spellings: string[], language: string, mode: SearchRequest['forms']): string[] =>
  mode === 'exact' ? spellings : spellings.flatMap(spelling => FORMS[language]?.find(forms => forms.includes(spelling)) ?? [spelling])

/** Numbers of the words of a passage at which a word begins. */
function placesOf (word: string, passage: StoredPassage, spellings: Map<string, string[]>, mode: SearchRequest['forms']): number[] {
  const words = foldText(passage.text).split(' ')
  return withForms(spellings.get(word) ?? [], passage.language, mode).flatMap(form => {
    const own = form.split(' ')
    return words.flatMap((_, at) => own.every((each, index) => words[at + index] === each) ? [at] : [])
  })
}

function holds (part: Part, passage: StoredPassage, spellings: Map<string, string[]>, mode: SearchRequest['forms']): boolean {
  switch (part.kind) {
    case 'word': return placesOf(part.text, passage, spellings, mode).length > 0
    case 'begin': return ` ${foldText(passage.text)}`.includes(` ${part.text}`)
    case 'phrase': return exactly(passage.text).includes(exactly(part.text))
    case 'or': return part.parts.some(each => holds(each, passage, spellings, mode))
    case 'not': return !holds(part.part, passage, spellings, mode)
    case 'near': {
      const [ones, others] = [part.one, part.other].map(word => placesOf(word, passage, spellings, mode).map(at => ({ first: at, last: at + foldText(word).split(' ').length - 1 })))
      return (ones ?? []).some(a => (others ?? []).some(b => {
        const apart = Math.max(b.first - a.last, a.first - b.last)
        return apart > 0 && apart <= part.within
      }))
    }
  }
}

/** As verdicts compare: case and apostrophes do not count, accents do. */
const exactly = (text: string): string => ` ${(text.normalize('NFKC').toLowerCase().replace(/(?<=\p{L})['’](?=\p{L})/gu, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `

/** Of the phrases that stand there, whether in an OR or not, each has to stand somewhere with its own characters. */
function verdictOf (parts: Part[], passage: StoredPassage): HitVerdict | null {
  const phrases = parts.flatMap(part => part.kind === 'or' ? part.parts : [part]).flatMap(part => part.kind === 'phrase' && holds(part, passage, new Map(), 'exact') ? part.text : [])
  if (phrases.length === 0) return null
  const sameCharacters = (phrase: string): boolean => new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${phrase}(?![\\p{L}\\p{M}\\p{N}])`, 'u').test(passage.text)
  return phrases.every(sameCharacters) ? 'verbatim' : 'punctuation'
}

function valuesOf ({ passage, head }: Row, name: FacetName): string[] {
  const written = (length: number): string[] => head.published === null || head.published.value.length < length ? [] : [head.published.value.slice(0, length)]
  return { language: [head.language], outlet: head.outlet === null ? [] : [head.outlet], author: head.authors, speaker: passage.speakers, kind: [passage.kind as string], year: written(4), month: written(7), day: written(10) }[name]
}

/** Without a month or day the first instant counts. */
const since = (value: string): string => value + '-01-01'.slice(value.length === 4 ? 0 : value.length === 7 ? 3 : 6)

async function countByHand (rows: Row[], asked: Asked, ignored?: FacetName): Promise<Row[]> {
  const { request, parts } = asked
  const spellings = await readSpellings(asked)
  return rows.filter(row => {
    const { passage, head } = row
    const date = head.published === null ? null : since(head.published.value)
    return (request.includeDropped === true || passage.dropped === null) &&
      parts.every(part => holds(part, passage, spellings, request.forms)) &&
      (request.verdict === undefined || request.verdict.includes(verdictOf(parts, passage) as HitVerdict)) &&
      (request.from === undefined || (date !== null && date >= '2024-01-01')) &&
      (request.to === undefined || (date !== null && date <= '2024-05-31')) &&
      FACETS.every(name => name === ignored || request[name] === undefined || (request[name] as string[]).some(value => valuesOf(row, name).includes(value)))
  })
}

function tally (rows: Row[], name: FacetName): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) for (const value of new Set(valuesOf(row, name))) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

async function exported (request: SearchRequest): Promise<string[]> {
  const ids: string[] = []
  for await (const hit of await exportPassages(request, context)) ids.push(hit.passage)
  return ids
}

const sorted = (rows: Row[]): string[] => rows.map(row => row.passage.id).sort()

t.test('two hundred random searches', async t => {
  const rows = await readRows()
  let found = 0
  for (let number = 0; number < QUERIES; number++) {
    const asked = randomSearch()
    const name = JSON.stringify(asked.request)
    const expected = await countByHand(rows, asked)
    const answer = await searchPassages({ ...asked.request, limit: 200 }, context)
    found += Math.min(1, expected.length)
    t.strictSame(answer.total, { value: expected.length, relation: 'eq' }, `total ${name}`)
    t.equal(answer.hits.length, Math.min(200, expected.length))
    for (const facet of FACETS) {
      t.strictSame(Object.fromEntries(answer.facets[facet].map(({ value, count }) => [value, count])), tally(await countByHand(rows, asked, facet), facet), `${facet} ${name}`)
    }
    t.same((await exported(asked.request)).sort(), sorted(expected), `export ${name}`)
  }
  t.ok(found > QUERIES / 3, `${found} searches found something`)
})

/** Of each text the rows with the same words; an article without copies among them shares with nobody. */
function groupByHand (rows: Row[]): Row[][] {
  const groups: Row[][] = []
  for (const row of rows) {
    const isCopy = ({ passage, head }: Row): boolean => head.fingerprint === row.head.fingerprint && foldText(passage.text) === foldText(row.passage.text)
    const hasCopies = rows.some(({ head }) => head.fingerprint === row.head.fingerprint && head.id !== row.head.id)
    const group = hasCopies ? groups.find(([first]) => first !== undefined && isCopy(first)) : undefined
    if (group === undefined) groups.push([row])
    else group.push(row)
  }
  return groups
}

const instantOf = ({ head }: Row): string => head.published === null ? 'undated' : since(head.published.value)

t.test('copies folded: each text once, by its earliest print, on pages as in files; the total counts passages', async t => {
  const rows = await readRows()
  let folded = 0
  for (let number = 0; number < 60; number++) {
    const asked = randomSearch()
    const request: SearchRequest = { ...asked.request, copies: 'folded', ...(chance(0.4) ? { sort: 'copies' } : {}) }
    const name = JSON.stringify(request)
    const expected = await countByHand(rows, asked)
    const groups = groupByHand(expected)
    folded += expected.length - groups.length
    const shown: Hit[] = []
    let cursor: string | null = null
    do {
      const answer: SearchAnswer = await searchPassages({ ...request, limit: 17, ...(cursor !== null && { cursor }) }, context)
      t.strictSame([answer.total, answer.folded], [{ value: expected.length, relation: 'eq' }, { value: groups.length, relation: 'eq' }], name)
      shown.push(...answer.hits)
      cursor = answer.next
    } while (cursor !== null)
    const ids = shown.map(hit => hit.passage)
    t.equal(ids.length, groups.length, `pages ${name}`)
    t.ok(groups.every(group => {
      const earliest = group.map(instantOf).sort()[0]
      return group.filter(row => ids.includes(row.passage.id)).map(instantOf).join() === earliest
    }), `one of each, the earliest ${name}`)
    t.same((await exported(request)).sort(), [...ids].sort(), `export ${name}`)
    if (request.sort === 'copies') t.same(shown.map(hit => hit.copies), shown.map(hit => hit.copies).sort((a, b) => b - a), `by copies ${name}`)
  }
  t.ok(folded > 60, `${folded} copies were folded`)
})

t.test('sorted by copies without folding, nothing is missing', async t => {
  const answer = await searchPassages({ q: '', sort: 'copies', limit: 200 }, context)
  const copies = answer.hits.map(hit => hit.copies)
  t.same(copies, [...copies].sort((a, b) => b - a))
  t.ok((copies[0] ?? 0) > 0)
  t.equal(answer.folded, null)
  t.same((await exported({ q: '', sort: 'copies' })).sort(), (await exported({ q: '' })).sort())
})

t.test('while the index is behind, exports come from the archive and are complete all the same', async t => {
  await store(...Array.from({ length: 20 }, (_, number) => article(`late-${number}`)))
  await context.archive.delete('article-3')
  const rows = await readRows()
  for (let number = 0; number < 40; number++) {
    const asked = randomSearch()
    const expected = await countByHand(rows, asked)
    const ids = await exported(asked.request)
    t.same([...ids].sort(), sorted(expected), JSON.stringify(asked.request))
    const dates = ids.map(id => rows.find(row => row.passage.id === id)?.head.published?.value ?? null).map(value => value === null ? null : since(value))
    if (asked.request.sort !== 'relevance') {
      const inOrder = [...dates].sort((a, b) => a === null || b === null ? Number(a === null) - Number(b === null) : asked.request.sort === 'oldest' ? Number(a > b) - Number(a < b) : Number(a < b) - Number(a > b))
      t.same(dates, inOrder, `by date ${JSON.stringify(asked.request)}`)
    }
  }
  await indexer.flush()
})

t.test('an export refuses what a search refuses', async t => {
  await t.rejects(exportPassages({ q: 'before:never' }, context), { name: 'QueryError', parameter: 'q' })
})
