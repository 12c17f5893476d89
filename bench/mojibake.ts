/**
 * Speed of encoding repair beside ftfy-js, in one process: `npm run bench -- mojibake [FOLDER]`.
 *
 * FOLDER holds LANG.txt or LANG.txt.gz, one sentence a line; without it the sentences are made up.
 * Rates depend on the machine; their ratio is what counts. Results stand in bench/mojibake.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { byteTable, decodeSingleByte } from '../ingest/decode/byte-tables.js'
import { repairText } from '../ingest/mojibake/repair-text.js'

const CLEAN_BYTES = 4e6
const DAMAGED_BYTES = 2e5
const HOSTILE_LENGTH = 64e3 // UTF-16 code units
const PAGE = 4000 // bytes of a page of clean text
const MADE_UP = [
  'Die Bürgermeisterin von Bad Öhlingen kündigte für März eine längere Prüfung der Brücke an.',
  'Рада міста Верхнів ухвалила бюджет і подякувала всім, хто надіслав пропозиції.',
  'Le préfet a précisé que la forêt de Montbrel resterait fermée jusqu’à l’été prochain.',
  'Obec Horní Žleby zažádala o příspěvek na opravu školy, která vyhořela před dvěma lety.'
]
/** Encodings in which text of one single-byte encoding is mostly read when it is not read as what it is. */
const PAIRS: Array<[string, string]> = [
  ['windows-1251', 'windows-1252'], ['koi8-r', 'windows-1251'], ['windows-1251', 'koi8-r'], ['windows-1250', 'windows-1252'], ['windows-1253', 'windows-1252'],
  ['windows-1254', 'windows-1252'], ['windows-1257', 'windows-1252'], ['macintosh', 'windows-1252'], ['windows-1256', 'windows-1252'], ['cp850', 'windows-1252']
]
const READERS = ['windows-1252', 'iso-8859-1', 'windows-1251', 'windows-1250', 'macintosh']

function readSentences (folder: string | undefined): string[][] {
  if (folder === undefined) return MADE_UP.map(sentence => Array.from({ length: 200 }, () => sentence))
  return readdirSync(folder).filter(name => /\.txt(\.gz)?$/.test(name)).map(name => {
    const bytes = readFileSync(join(folder, name))
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(line => line !== '').slice(0, 400)
  })
}

function makePages (languages: string[][]): string[] {
  return languages.flatMap(sentences => {
    const pages: string[] = []
    for (let at = 0; at < sentences.length; at += 25) pages.push(sentences.slice(at, at + 25).join('\n').slice(0, PAGE))
    return pages
  })
}

type Damage = (sentence: string, number: number) => string | null

const misreadUtf8: Damage = (sentence, number) => decodeSingleByte(Buffer.from(sentence), READERS[number % READERS.length] ?? 'windows-1252')

const misreadTwice: Damage = (sentence, number) => misreadUtf8(decodeSingleByte(Buffer.from(sentence), 'windows-1252'), number)

/** One single-byte encoding read as another, by the first pair whose encoding has all of the letters. */
const misreadBytes: Damage = (sentence, number) => {
  for (let turn = 0; turn < PAIRS.length; turn++) {
    const [written, read] = PAIRS[(number + turn) % PAIRS.length] ?? ['windows-1252', 'macintosh']
    const bytes = encodeSingleByte(sentence, written)
    if (bytes !== null) return decodeSingleByte(bytes, read)
  }
  return null
}

function encodeSingleByte (text: string, charset: string): Uint8Array | null {
  const { toByte } = byteTable(charset)
  const bytes = Array.from(text, character => toByte.get(character.charCodeAt(0)) ?? -1)
  return bytes.includes(-1) ? null : Uint8Array.from(bytes)
}

function damage (languages: string[][], make: Damage): string[] {
  return languages.flatMap(sentences => sentences.filter(sentence => /[^\p{ASCII}]/u.test(sentence)).slice(0, 40)
    .flatMap((sentence, at) => make(sentence, at) ?? []))
}

function takeBytes (texts: string[], bytes: number): string[] {
  const taken: string[] = []
  for (let at = 0, size = 0; size < bytes; at++) {
    const text = texts[(at * 7919) % texts.length] ?? ''
    taken.push(text)
    size += Buffer.byteLength(text) + 1
  }
  return taken
}

/** Of the processor: others on the machine do not count. */
function secondsSince (start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

/** MB of text a second, the better of two runs after one to warm up. */
function rateOf (repair: (text: string) => unknown, texts: string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  for (const text of texts.slice(0, 300)) repair(text)
  const seconds = [1, 2].map(() => {
    const start = process.cpuUsage()
    for (const text of texts) repair(text)
    return secondsSince(start)
  })
  return bytes / 1e6 / Math.min(...seconds)
}

interface Peer { fixEncoding: (text: string) => string }

async function loadPeer (): Promise<Peer | null> {
  const name = 'ftfy-js'
  try {
    const loaded = await import(name) as Record<string, unknown>
    const fix = loaded.fix_encoding
    return typeof fix === 'function' ? { fixEncoding: fix as Peer['fixEncoding'] } : null
  } catch {
    return null
  }
}

const languages = readSentences(process.argv[2])
const peer = await loadPeer()
const kinds: Array<[string, string[]]> = [
  ['UTF-8 misread', damage(languages, misreadUtf8)],
  ['UTF-8 misread twice', damage(languages, misreadTwice)],
  ['single bytes misread', damage(languages, misreadBytes)]
]
const rows: Array<[string, string[]]> = [
  ['clean', takeBytes(makePages(languages), CLEAN_BYTES)],
  ...kinds.map(([name, texts]): [string, string[]] => [name, takeBytes(texts, DAMAGED_BYTES)]),
  ['damaged, all three', kinds.flatMap(([, texts]) => takeBytes(texts, DAMAGED_BYTES / kinds.length))]
]

console.log('| text | verbatim MB/s | ftfy-js MB/s | ratio |\n| --- | --- | --- | --- |')
for (const [name, texts] of rows) {
  const own = rateOf(text => repairText(text), texts)
  const other = peer === null ? Number.NaN : rateOf(text => peer.fixEncoding(text), texts)
  console.log(`| ${name} | ${own.toFixed(2)} | ${other.toFixed(2)} | ${(own / other).toFixed(2)} |`)
}

/** Text that asks for the most work, each as one line. */
const HOSTILE: Array<[string, (length: number) => string]> = [
  ['one damaged sentence again and again', length => repeatTo(kinds[0]?.[1][0] ?? '', length)],
  ['clean sentences in one line', length => repeatTo((languages[0] ?? []).join(' '), length)],
  ['one letter', length => 'é'.repeat(length)],
  ['one first byte', length => 'Ã'.repeat(length)],
  ['random units of Latin-1', length => randomUnits(length, 0xE0)],
  ['random units', length => randomUnits(length, 0xD000)],
  ['twelve layers', length => repeatTo(layered(12), length)]
]

function repeatTo (text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length)
}

function randomUnits (length: number, many: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return String.fromCharCode(0x20 + (state >>> 8) % many)
  }).join('')
}

function layered (layers: number): string {
  let text = 'é'
  for (let layer = 0; layer < layers; layer++) text = Buffer.from(text).toString('latin1')
  return text
}

function secondsOf (text: string): number {
  const start = process.cpuUsage()
  repairText(text)
  return secondsSince(start)
}

console.log('\n| one line of | MB/s | time when doubled |\n| --- | --- | --- |')
for (const [name, make] of HOSTILE) {
  const text = make(HOSTILE_LENGTH)
  const [once, twice] = [secondsOf(text), secondsOf(make(HOSTILE_LENGTH * 2))]
  console.log(`| ${name} | ${(Buffer.byteLength(text) / 1e6 / once).toFixed(2)} | × ${(twice / once).toFixed(2)} |`)
}
