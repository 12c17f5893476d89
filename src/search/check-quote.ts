/**
 * "Check a quote": was it said in these words, and who printed it first? The engine says where the
 * words may stand; the verdict is proven on the article text.
 */
import type { Attributed, CheckAnswer, CheckOptions, Match, Near, SaidBy, Verdict } from './answer.js'
import { describeMatches, describeNearest, type DescribedMatch } from './describe-matches.js'
import { findCandidates, findCopies, type Candidate } from './find-candidates.js'
import { findAlteredPlace, findExactPlaces, prepareArticle, type PreparedArticle, type QuotePlace } from './find-places.js'
import { findElsewhere } from './find-elsewhere.js'
import { findNearest } from './find-nearest.js'
import { findWords } from '../../ingest/fold/fold-text.js'
import { judgeAttribution } from './judge-attribution.js'
import { judgePieces } from './judge-pieces.js'
import { parseInstant } from './parse-instant.js'
import { readAttribution, type PastedAttribution } from './read-attribution.js'
import { readQuote, type ReadQuote } from './read-quote.js'
import type { SearchContext } from './search-context.js'
import { traceVersions } from './trace-versions.js'

/** Articles whose whole text is compared word for word; comparing is cheap. */
const MOST_EXACT_PASSAGES = 100

/** Articles the quotation is laid over. Beyond the first few, fused rank finds nothing new. */
const MOST_ALIGNED = 20

/** Word pairs compared over all those articles: bounds a check of a very long paste to about a second. */
const MOST_CELLS = 40_000_000

/** Places in one answer, best first. */
const MOST_MATCHES = 200

/**
 * Words that are checked without the attribution pasted along, where paste and attribution together
 * stand nowhere. Fewer are a part of many sentences.
 */
const FEWEST_ALONE = 5

/** What one reading of the paste gave. */
interface Finding {
  reading: ReadQuote
  verdict: Verdict
  gaps: boolean
  pieces: CheckAnswer['pieces']
  matches: Match[]
  candidates: Candidate[]
}

const RANK: Record<Verdict, number> = { verbatim: 0, punctuation: 1, altered: 2, 'not-found': 3 }

/**
 * @param quote as pasted, any length up to `limits.checkBytes`
 * @throws QueryError `empty` or `too-long`, naming `quote`; EngineError when the engine does not answer
 * @example (await checkQuote('„So sei es!“', context)).verdict // → 'punctuation' where “So sei es” is printed
 */
export async function checkQuote (quote: string, context: SearchContext, { speaker }: CheckOptions = {}): Promise<CheckAnswer> {
  const started = performance.now()
  const pasted = readAttribution(quote)
  const whole = await findBestReading(readQuote(quote, context.limits), context)
  const inner = pasted === null || RANK[whole.verdict] < RANK.altered ? whole : await findBestReading(readQuote(pasted.quote, context.limits), context)
  const finding = whole.verdict === 'not-found' && inner.reading.words.length >= FEWEST_ALONE ? inner : whole
  const attributed = nameAttributed(pasted, speaker, inner.verdict)
  const { matches, saidBy } = await describeFinding(finding, attributed, context)
  const first = findFirst(matches, finding.verdict)
  const source = first ?? matches[0]
  return {
    quote,
    verdict: finding.verdict,
    gaps: finding.gaps,
    pieces: finding.pieces,
    insertions: finding.reading.insertions.map(({ text }) => text),
    repaired: finding.reading.repaired,
    attributed,
    saidBy,
    matches,
    nearest: finding.verdict === 'not-found' ? await findNear(finding, context) : [],
    first,
    elsewhere: source === undefined ? [] : await findElsewhere(source, context),
    ms: Math.round((performance.now() - started) * 10) / 10
  }
}

function nameAttributed (pasted: PastedAttribution | null, speaker: string | undefined, verdict: Verdict): Attributed | null {
  const quote = pasted === null ? { quote: null, verdict: null } : { quote: pasted.quote, verdict }
  if (speaker !== undefined) return { name: speaker, from: 'parameter', ...quote }
  return pasted === null ? null : { name: pasted.name, from: 'paste', ...quote }
}

async function describeFinding ({ reading, matches }: Finding, attributed: Attributed | null, { archive }: SearchContext): Promise<{ matches: Match[], saidBy: SaidBy | null }> {
  const traced = await traceVersions(reading, matches, archive)
  return attributed === null ? { matches: traced, saidBy: null } : await judgeAttribution(attributed.name, traced, archive)
}

/** The paste as it is counts; its repaired reading only where that stands better. */
async function findBestReading (readings: ReadQuote[], context: SearchContext): Promise<Finding> {
  const [pasted, mended] = readings as [ReadQuote, ReadQuote?]
  const finding = await checkReading(pasted, context)
  if (mended === undefined || RANK[finding.verdict] < RANK.altered) return finding
  const other = await checkReading(mended, context)
  return RANK[other.verdict] < RANK[finding.verdict] ? other : finding
}

async function checkReading (reading: ReadQuote, context: SearchContext): Promise<Finding> {
  if (reading.words.length === 0) return { reading, verdict: 'not-found', gaps: false, pieces: [], matches: [], candidates: [] }
  const candidates = await findCandidates(reading, context.engine)
  const articles = await fetchArticles(candidates.slice(0, MOST_EXACT_PASSAGES), context)
  const exact = await findAllExact(reading, articles, context)
  const altered = findAltered(reading, candidates, articles, new Set(exact.map(place => place.article)))
  const described = await describeMatches([...exact, ...altered].sort(byVerdict).slice(0, MOST_MATCHES), context.archive)
  const matches = described.sort(bestFirst).map(each => each.match)
  const verdict = matches[0]?.verdict ?? 'not-found'
  const gaps = reading.pieces.length > 1 && RANK[verdict] >= RANK.altered
  return { reading, verdict, gaps, pieces: gaps ? judgePieces(reading, matches[0], articles) : [], matches, candidates }
}

async function findNear ({ reading, candidates }: Finding, context: SearchContext): Promise<Near[]> {
  if (reading.words.length === 0) return []
  return await describeNearest(await findNearest(reading, candidates, context), context.archive)
}

/** Texts of the candidates' articles, in order of the candidates; what is deleted by now is not among them. */
async function fetchArticles (candidates: Candidate[], { archive }: SearchContext): Promise<Map<string, PreparedArticle>> {
  const ids = new Set(candidates.map(candidate => candidate.article))
  const texts = await archive.texts(ids)
  const articles = new Map<string, PreparedArticle>()
  for (const id of ids) {
    const text = texts.get(id)
    if (text !== undefined) articles.set(id, prepareArticle(id, text))
  }
  return articles
}

/** Once a place is proven, the rest of its copies are asked for by the words of one passage, so that none is missed by rank. */
async function findAllExact (reading: ReadQuote, articles: Map<string, PreparedArticle>, context: SearchContext): Promise<QuotePlace[]> {
  const places = [...articles.values()].flatMap(article => findExactPlaces(reading, article))
  const first = places[0]
  if (first === undefined) return places
  const words = await longestWithinPassage(first, context)
  const copies = (await findCopies(words, context.engine)).filter(copy => !articles.has(copy.article))
  const more = await fetchArticles(copies, context)
  return [...places, ...[...more.values()].flatMap(article => findExactPlaces(reading, article))]
}

/** The engine compares words inside a passage only: the longest part of the quotation that stands in one. */
async function longestWithinPassage (place: QuotePlace, { archive }: SearchContext): Promise<string[]> {
  const passages = await archive.passagesOf(place.article)
  let longest: string[] = []
  for (const passage of passages) {
    const start = Math.max(place.start, passage.start)
    const end = Math.min(place.end, passage.end)
    if (start >= end) continue
    const words = findWords(passage.text.slice(start - passage.start, end - passage.start)).map(word => word.fold)
    if (words.length > longest.length) longest = words
  }
  return longest
}

function findAltered (reading: ReadQuote, candidates: Candidate[], articles: Map<string, PreparedArticle>, exact: Set<string>): QuotePlace[] {
  const ids = new Set(candidates.slice(0, MOST_ALIGNED).map(candidate => candidate.article))
  const places: QuotePlace[] = []
  let cells = 0
  for (const id of ids) {
    const article = articles.get(id)
    if (article === undefined || exact.has(id)) continue
    cells += article.words.length * reading.words.length
    if (cells > MOST_CELLS && places.length > 0) break
    const place = findAlteredPlace(reading, article)
    if (place !== null) places.push(place)
  }
  return places
}

const byVerdict = (a: { verdict: Verdict, similarity: number }, b: { verdict: Verdict, similarity: number }): number =>
  RANK[a.verdict] - RANK[b.verdict] || b.similarity - a.similarity

/** By verdict, running text before dropped lines, likeness, date (undated last), place. */
function bestFirst ({ match: a, dropped: asideA }: DescribedMatch, { match: b, dropped: asideB }: DescribedMatch): number {
  return RANK[a.verdict] - RANK[b.verdict] || Number(asideA) - Number(asideB) || b.similarity - a.similarity ||
    firstSecond(a) - firstSecond(b) || (a.article.id < b.article.id ? -1 : a.article.id > b.article.id ? 1 : a.start - b.start)
}

/** The earliest dated print of the best verdict. */
function findFirst (matches: Match[], verdict: Verdict): Match | null {
  const dated = matches.filter(match => match.verdict === verdict && firstSecond(match) < UNDATED)
  return dated.reduce<Match | null>((first, match) => first === null || firstSecond(match) < firstSecond(first) ? match : first, null)
}

const UNDATED = Number.MAX_SAFE_INTEGER

function firstSecond (match: Match): number {
  return parseInstant(match.published?.value ?? '')?.first ?? UNDATED
}
