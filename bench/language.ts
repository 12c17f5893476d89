/**
 * Language detection beside franc, franc-all and eld, on sentences kept from training; each detector
 * runs in a process of its own, so that memory and loading are its own.
 *
 *     npm run bench -- language FOLDER
 *
 * FOLDER holds LANG.txt.gz as for tools/train-language.mjs.
 */
import { spawnSync } from 'node:child_process'
import { DETECTORS } from './support/language-detectors.js'
import { readSamples, type Sample } from './support/language-samples.js'

interface Figures {
  name: string
  /** by kind of sample: right answers, samples, and the same for the languages the detector knows */
  accuracy: Record<string, { right: number, all: number, rightOfKnown: number, known: number }>
  /** by floor of confidence */
  reliability: Record<string, { right: number, all: number, sum: number }>
  /** `gold → answer`, of sentences and five words */
  confusions: Record<string, number>
  /** sentences per processor second */
  speed: number
  /** milliseconds from the import to the first answer */
  load: number
  /** of the process, megabytes: at its largest, and grown since before the import */
  memory: { most: number, grown: number }
}

const FLOORS = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99]
const SPEED_SECONDS = 3

const [folder, child] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Usage: npm run bench -- language FOLDER, a folder of LANG.txt.gz')
  process.exitCode = 2
} else if (child !== undefined) console.log(JSON.stringify(await measure(child, folder)))
else report(Object.keys(DETECTORS).map(name => measureApart(name, folder)))

function measureApart (name: string, folder: string): Figures {
  const { stdout, status } = spawnSync(process.execPath, [process.argv[1] ?? '', folder, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 })
  if (status !== 0) throw new Error(`${name} failed`)
  return JSON.parse(stdout) as Figures
}

async function measure (name: string, folder: string): Promise<Figures> {
  const open = DETECTORS[name]
  if (open === undefined) throw new Error('no detector ' + name)
  const samples = readSamples(folder)
  const sentences = samples.get('sentences') ?? []
  const before = process.memoryUsage().rss
  const started = performance.now()
  const detector = await open([...new Set(sentences.map(({ language }) => language))])
  detector.detect('The mayor talked about the new bridge over the river.')
  const load = performance.now() - started
  const figures: Figures = { name, accuracy: {}, reliability: {}, confusions: {}, speed: 0, load, memory: { most: 0, grown: 0 } }
  for (const [kind, list] of samples) judge(list, kind, detector, figures)
  figures.speed = speedOf(sentences, detector.detect)
  const { rss } = process.memoryUsage()
  figures.memory = { most: rss / 2 ** 20, grown: (rss - before) / 2 ** 20 }
  return figures
}

function judge (samples: Sample[], kind: string, { detect, languages }: Awaited<ReturnType<NonNullable<typeof DETECTORS[string]>>>, { accuracy, reliability, confusions }: Figures): void {
  const known = new Set([...languages].map(standardOfAnswer))
  const count = accuracy[kind] = { right: 0, all: 0, rightOfKnown: 0, known: 0 }
  for (const { language, text } of samples) {
    const answer = detect(text)
    const isRight = standardOfAnswer(answer.language) === standardOfAnswer(language)
    count.all++
    if (isRight) count.right++
    if (known.has(standardOfAnswer(language))) {
      count.known++
      if (isRight) count.rightOfKnown++
    }
    if (!isRight && kind !== 'two words') confusions[`${language} → ${answer.language}`] = (confusions[`${language} → ${answer.language}`] ?? 0) + 1
    if (answer.confidence !== null) addReliability(reliability, answer.confidence, isRight)
  }
}

/** Whatever a detector calls Norwegian, Chinese, Persian, Kurmanji, and Serbian beside Croatian and Bosnian. */
function standardOfAnswer (language: string): string {
  const SAME: Record<string, string> = { no: 'no', nb: 'no', nn: 'no', sr: 'sh', hr: 'sh', bs: 'sh', ku: 'kmr' }
  return SAME[language] ?? language
}

function addReliability (reliability: Figures['reliability'], confidence: number, isRight: boolean): void {
  const floor = FLOORS.findLast(each => confidence >= each) ?? 0
  const bin = reliability[floor] ??= { right: 0, all: 0, sum: 0 }
  bin.all++
  bin.sum += confidence
  if (isRight) bin.right++
}

function speedOf (samples: Sample[], detect: (text: string) => unknown): number {
  const started = process.cpuUsage()
  let lines = 0
  for (let spent = 0; spent < SPEED_SECONDS * 1e6;) {
    for (const { text } of samples) detect(text)
    lines += samples.length
    const { user, system } = process.cpuUsage(started)
    spent = user + system
    if (spent >= SPEED_SECONDS * 1e6) return lines / (spent / 1e6)
  }
  return 0
}

function report (all: Figures[]): void {
  const kinds = Object.keys(all[0]?.accuracy ?? {})
  console.log(`| detector | ${kinds.join(' | ')} | ${kinds.map(kind => kind + ', own languages').join(' | ')} | sentences / processor second | loading ms | memory MB (grown) |`)
  console.log('|' + ' --- |'.repeat(kinds.length * 2 + 4))
  for (const { name, accuracy, speed, load, memory } of all) {
    const cells = [...kinds.map(kind => percent(accuracy[kind]?.right, accuracy[kind]?.all)), ...kinds.map(kind => percent(accuracy[kind]?.rightOfKnown, accuracy[kind]?.known))]
    console.log(`| ${name} | ${cells.join(' | ')} | ${Math.round(speed)} | ${Math.round(load)} | ${Math.round(memory.most)} (${Math.round(memory.grown)}) |`)
  }
  const own = all.find(({ name }) => name === 'verbatim')
  if (own !== undefined) reportOwn(own)
}

function reportOwn ({ reliability, confusions }: Figures): void {
  console.log('\n| confidence from | answers | mean confidence % | right % |\n| --- | --- | --- | --- |')
  for (const floor of FLOORS) {
    const bin = reliability[floor]
    if (bin !== undefined) console.log(`| ${floor} | ${bin.all} | ${percent(bin.sum, bin.all)} | ${percent(bin.right, bin.all)} |`)
  }
  const sure = Object.entries(reliability).filter(([floor]) => Number(floor) >= 0.9).map(([, bin]) => bin)
  console.log(`| 0.9 and more | ${total(sure, 'all')} | ${percent(total(sure, 'sum'), total(sure, 'all'))} | ${percent(total(sure, 'right'), total(sure, 'all'))} |`)
  console.log('\nTaken for each other in sentences and five words:')
  for (const [pair, count] of Object.entries(confusions).sort((a, b) => b[1] - a[1]).slice(0, 25)) console.log(`${String(count).padStart(4)}  ${pair}`)
}

function total (bins: Array<Record<'all' | 'sum' | 'right', number>>, key: 'all' | 'sum' | 'right'): number {
  return bins.reduce((sum, bin) => sum + bin[key], 0)
}

function percent (part = 0, whole = 1): string {
  return (100 * part / Math.max(whole, 1)).toFixed(1)
}
