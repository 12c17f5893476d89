/** Guesses the encoding of bytes that are not UTF-8 and declare nothing believable: the one that reads best. */
import { letterModels } from '../letters/letter-models.js'
import { scoreLetters } from '../letters/score-letters.js'
import { decodeAs } from './decode-as.js'

export interface SniffedCharset {
  charset: string
  /** nats a byte; text in a language with a model stays below about 4 */
  mean: number
}

/** The commoner encoding first: it wins when two read the same. */
const SINGLE_BYTE = [
  'windows-1252', 'windows-1251', 'windows-1250', 'koi8-r', 'koi8-u', 'iso-8859-2', 'windows-1254', 'windows-1257',
  'windows-1253', 'windows-1255', 'windows-1256', 'windows-874', 'windows-1258', 'iso-8859-5', 'ibm866',
  'x-mac-cyrillic', 'macintosh', 'iso-8859-7', 'iso-8859-4', 'iso-8859-10', 'iso-8859-16'
]
/** Nats against encodings that few pages ever used, so that a letter or two does not decide for them. */
const RARE_ENCODINGS: Record<string, number> = {
  'x-mac-cyrillic': 8, macintosh: 8, 'iso-8859-4': 8, 'iso-8859-10': 8, 'iso-8859-16': 8, 'iso-8859-7': 5
}
const BY_CHARACTER: Record<string, string> = {
  gb18030: 'zh-Hans', big5: 'zh-Hant', shift_jis: 'ja', 'euc-jp': 'ja', 'euc-kr': 'ko'
}

const SAMPLE_BYTES = 8192
const LINE_FEED = 10
const COMMON_CHARACTER = 5 // nats: one of the 600 commonest of its language
const RARE_CHARACTER = 9
const UNDECODABLE = 25
const CJK = /[\u3005-\u3007\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3]/gu
const HALF_WIDTH = /[\uFF61-\uFF9F\uE000-\uF8FF]/g

/**
 * @param bytes not UTF-8; ASCII alone gives windows-1252
 * @returns the encoding whose reading costs least by letter-pair statistics
 */
export function sniffCharset (bytes: Uint8Array): SniffedCharset {
  if (hasJapaneseEscape(bytes)) return { charset: 'iso-2022-jp', mean: 0 }
  const sample = takeSample(bytes)
  let best: SniffedCharset = { charset: 'windows-1252', mean: Infinity }
  for (const charset of [...SINGLE_BYTE, ...Object.keys(BY_CHARACTER)]) {
    const text = decodeAs(sample, charset)
    const language = BY_CHARACTER[charset]
    const cost = language === undefined ? scoreLetters(text).cost : costOfCharacters(text, language)
    const mean = (cost + (RARE_ENCODINGS[charset] ?? 0)) / Math.max(sample.length, 1)
    if (mean < best.mean) best = { charset, mean }
  }
  return best
}

/** ESC $ B, ESC $ @ or ESC ( J. */
function hasJapaneseEscape (bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65536)).toString('latin1')
  // eslint-disable-next-line no-control-regex
  return /\x1B\$[B@]|\x1B\(J/.test(head) && !/[\x80-\xFF]/.test(head)
}

/** Whole lines that hold bytes beyond ASCII, up to the limit, so that no character is cut. */
function takeSample (bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let size = 0
  let start = 0
  while (start < bytes.length && size < SAMPLE_BYTES) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed < 0 ? bytes.length : feed + 1
    const line = bytes.subarray(start, Math.min(end, start + SAMPLE_BYTES - size))
    if (line.some(byte => byte >= 0x80)) {
      parts.push(line)
      size += line.length
    }
    start = end
  }
  return Buffer.concat(parts)
}

function costOfCharacters (text: string, language: string): number {
  const common = letterModels().characters.get(language) ?? new Set()
  let cost = 0
  const rest = text.replace(CJK, character => {
    cost += common.has(character) ? COMMON_CHARACTER : RARE_CHARACTER
    return ' '
  }).replace(HALF_WIDTH, () => {
    cost += RARE_CHARACTER + 2
    return ' '
  }).replace(/\uFFFD/g, () => {
    cost += UNDECODABLE
    return ' '
  })
  return cost + scoreLetters(rest).cost
}
