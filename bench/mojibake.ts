/**
 * Speed of encoding repair beside ftfy-js, in one process: `npm run bench -- mojibake [FOLDER]`.
 *
 * FOLDER holds LANG.txt or LANG.txt.gz, one sentence a line; without it the sentences are made up.
 * Rates depend on the machine; their ratio is what counts. Results stand in bench/mojibake.md.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeSingleByte } from '../ingest/decode/byte-tables.js'
import { repairText } from '../ingest/mojibake/repair-text.js'

const CLEAN_BYTES = 4e6
const DAMAGED_BYTES = 2e5
const PAGE = 4000 // bytes of a page of clean text
const MADE_UP = [
  'Die Bürgermeisterin von Bad Öhlingen kündigte für März eine längere Prüfung der Brücke an.',
  'Рада міста Верхнів ухвалила бюджет і подякувала всім, хто надіслав пропозиції.',
  'Le préfet a précisé que la forêt de Montbrel resterait fermée jusqu’à l’été prochain.',
  'Obec Horní Žleby zažádala o příspěvek na opravu školy, která vyhořela před dvěma lety.'
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

/** Each sentence as UTF-8 read in one of the encodings it is mostly read in. */
function damage (languages: string[][]): string[] {
  return languages.flatMap(sentences => sentences.filter(sentence => /[^\p{ASCII}]/u.test(sentence)).slice(0, 40)
    .map((sentence, at) => decodeSingleByte(Buffer.from(sentence), READERS[at % READERS.length] ?? 'windows-1252')))
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

/** MB of text a second, the better of two runs after one to warm up. */
function rateOf (repair: (text: string) => unknown, texts: string[]): number {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  for (const text of texts.slice(0, 300)) repair(text)
  const seconds = [1, 2].map(() => {
    const start = performance.now()
    for (const text of texts) repair(text)
    return (performance.now() - start) / 1000
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
console.log('| text | verbatim MB/s | ftfy-js MB/s | ratio |\n| --- | --- | --- | --- |')
for (const [name, texts] of [['clean', takeBytes(makePages(languages), CLEAN_BYTES)], ['damaged', takeBytes(damage(languages), DAMAGED_BYTES)]] as const) {
  const own = rateOf(text => repairText(text), texts)
  const other = peer === null ? Number.NaN : rateOf(text => peer.fixEncoding(text), texts)
  console.log(`| ${name} | ${own.toFixed(2)} | ${other.toFixed(2)} | ${(own / other).toFixed(2)} |`)
}
const line = (damage(languages)[0] ?? '').repeat(400)
for (const size of [line.length, line.length * 2]) {
  const text = line.repeat(size / line.length)
  const start = performance.now()
  repairText(text)
  console.log(`one damaged line of ${(Buffer.byteLength(text) / 1000).toFixed(0)} kB: ${(performance.now() - start).toFixed(0)} ms`)
}
