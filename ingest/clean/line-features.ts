/**
 * What the learned rule is told of a line: its own make-up, where it stands to the running text,
 * and what its neighbours are. Named numbers between 0 and 1; what is 0 is left out.
 */
import { isText, type PageContext } from './page-context.js'
import { countSiteWords } from './site-words.js'

export type Features = Map<string, number>

/** Upper ends of classes: words of a line; lines to the running text; lines of a run, a gap, an island. */
const LENGTHS = [1, 3, 6, 11, 19, 39, Infinity]
const DISTANCES = [1, 3, 9, 24, Infinity]
const RUNS = [0, 1, 4, 9, Infinity]
const ISLANDS = [0, 1, 3, 7, Infinity]

export function describeLine (context: PageContext, at: number): Features {
  const features: Features = new Map()
  const note = (name: string, value: number | boolean = 1): void => {
    if (value !== false && value !== 0) features.set(name, Number(value))
  }
  describeItself(context, at, note)
  describePlace(context, at, note)
  return features
}

type Note = (name: string, value?: number | boolean) => void

function describeItself ({ page, traits }: PageContext, at: number, note: Note): void {
  const line = page.lines[at]!
  const own = traits[at]!
  const about = countSiteWords(line.plain)
  note(`length:${classOf(line.words, LENGTHS)}`)
  for (const name of ['capitals', 'shouting', 'common', 'digits', 'separators', 'glued', 'cutOff', 'listed', 'address', 'credit', 'numbered'] as const) note(name, own[name])
  note('common:none', own.common === 0 && line.words >= 4)
  note('colon', /[:：]$/u.test(line.text.slice(-1)))
  note('question', /[?？؟]["»”]?$/u.test(line.text.slice(-2)))
  note(`site-words:${Math.min(about.site, 3)}`)
  note(`reader-words:${Math.min(about.reader, 2)}`)
  note('picture-words', about.picture)
}

function describePlace (context: PageContext, at: number, note: Note): void {
  const { page, page: { body, lines }, kinds } = context
  const zone = at < body.start ? 'before' : at >= body.end ? 'after' : 'inside'
  note(`${zone}:${kinds[at]!}`)
  if (zone !== 'inside') note(`${zone}:${classOf(zone === 'before' ? body.start - at : at - body.end + 1, DISTANCES)}`)
  note(`title:${titleSide(page.title, at)}`)
  for (const [name, index] of [['previous-2', at - 2], ['previous', at - 1], ['next', at + 1], ['next-2', at + 2]] as const) note(`${name}:${kinds[index] ?? 'edge'}`)
  note(`run:${classOf(context.runs[at]!, RUNS)}`)
  note(`island:${classOf(context.islands[at]!, ISLANDS)}`)
  note(`gap-before:${classOf(context.gapsBefore[at]!, RUNS)}`)
  note(`gap-behind:${classOf(context.gapsBehind[at]!, RUNS)}`)
  note('text-near', context.textNear(at))
  note('text-left', context.textLeft(at))
  note('named-near', context.namedNear(at))
  note('behind-heading', context.isBehindHeading(at))
  note('repeated', context.isRepeated(at))
  note('repeated:text', context.isRepeated(at) && isText(kinds[at]))
  const shared = context.sharedWithText(at)
  note('shared', shared)
  note('shared:none', shared === 0 && lines[at]!.words >= 6)
  note('shared-title', context.sharedWithTitle(at))
  note('about-author', context.isAboutAuthor(at))
  note('names-site', context.namesSite(at))
}

const SUBTITLE_LINES = 3 // behind a headline

function titleSide (title: number | null, at: number): 'none' | 'before' | 'right-behind' | 'behind' {
  if (title === null) return 'none'
  if (at < title) return 'before'
  return at - title <= SUBTITLE_LINES ? 'right-behind' : 'behind'
}

const classOf = (value: number, ends: number[]): number => ends.findIndex(end => value <= end)
