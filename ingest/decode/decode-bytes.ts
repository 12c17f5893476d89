/** Turns bytes into text and says how the encoding was chosen. */
import type { CharsetSource, DecodedText, SourceFile } from '../document.js'
import { PipelineError } from '../pipeline-error.js'
import { readCharsetLabel } from './charset-label.js'
import { decodeAs, MULTI_BYTE } from './decode-as.js'
import { charsetOfMark, findDeclaredCharsets } from './declared-charsets.js'
import { looksBinary } from './looks-binary.js'
import { sniffCharset } from './sniff-charset.js'
import { checkUtf8, type Utf8Validity } from './utf8-validity.js'
import { sniffWideUnicode } from './wide-unicode.js'

interface Choice {
  charset: string
  from: CharsetSource
}

/** Of the characters beyond ASCII; fewer broken ones are damage inside UTF-8, not another encoding. */
const MOST_BROKEN = 0.1
/** Below it a page in Chinese or Japanese may be well-formed UTF-8 by chance. */
const FEWEST_CHARACTERS = 3
/** Of the decoded text; more U+FFFD than this and the encoding was not the right one. */
const MOST_UNDECODABLE = 0.01

/**
 * Decodes a source: what the record knows, BOM, content type, declaration in the mark-up, valid
 * UTF-8, and last the encoding that reads best. No declaration is believed unchecked: UTF-8 has to
 * be UTF-8, and bytes that are UTF-8 are read so whatever single-byte encoding is declared.
 * Newlines stay as they are; a BOM is removed.
 *
 * @throws PipelineError `empty` when there is nothing but white space, `binary` when it is no text
 *
 * @example decodeBytes({ bytes: Buffer.from('d6e5e9', 'hex'), … }).charset // → 'windows-1251'
 */
export function decodeBytes (source: SourceFile): DecodedText {
  const { bytes } = source
  if (bytes.length === 0) throw new PipelineError('empty', `${source.origin} is empty`)
  const notes: string[] = []
  const { charset, from } = chooseCharset(source, notes)
  const text = withoutMark(decodeAs(bytes, charset))
  if (text.trim() === '') throw new PipelineError('empty', `${source.origin} holds nothing but white space`)
  if (text.includes('\uFFFD') && charset === 'utf-8' && checkUtf8(bytes).broken > 0) notes.push('some bytes are not UTF-8 and are shown as \uFFFD')
  return { text, charset, charsetFrom: from, notes }
}

function chooseCharset (source: SourceFile, notes: string[]): Choice {
  const { bytes } = source
  if (source.charsetKnown === true) return { charset: 'utf-8', from: 'record' }
  const marked = charsetOfMark(bytes)
  if (marked !== null) return { charset: marked, from: 'bom' }
  const wide = sniffWideUnicode(bytes)
  if (wide === null && looksBinary(bytes)) throw new PipelineError('binary', `${source.origin} is not text`)

  const validity = checkUtf8(bytes)
  for (const { label, from } of findDeclaredCharsets(bytes, source.contentType)) {
    const charset = checkDeclared(bytes, label, validity, wide, notes)
    if (charset !== null) return { charset, from: charset === 'utf-8' && readCharsetLabel(label) !== 'utf-8' ? 'utf-8' : from }
  }
  if (wide !== null) return { charset: wide, from: 'sniffed' }
  if (isUtf8(validity)) return { charset: 'utf-8', from: 'utf-8' }
  return { charset: sniffCharset(bytes).charset, from: 'sniffed' }
}

/** @returns the encoding to read with, null when the declaration does not fit the bytes */
function checkDeclared (bytes: Uint8Array, label: string, validity: Utf8Validity, wide: string | null, notes: string[]): string | null {
  const charset = readCharsetLabel(label)
  if (charset === null) {
    notes.push(`unknown charset label “${printable(label)}”`)
    return null
  }
  if (charset === 'utf-8') return isUtf8(validity) ? charset : disbelieve(charset, 'the bytes are not UTF-8', notes)
  if (charset.startsWith('utf-')) return charset === wide ? charset : disbelieve(charset, 'the bytes are not', notes)
  if (isSurelyUtf8(validity, charset)) {
    notes.push(`declared as ${charset}, but the bytes are UTF-8`)
    return 'utf-8'
  }
  return undecodableShare(bytes, charset) <= MOST_UNDECODABLE ? charset : disbelieve(charset, 'too many bytes are undefined in it', notes)
}

function disbelieve (charset: string, reason: string, notes: string[]): null {
  notes.push(`declared as ${charset}, but ${reason}`)
  return null
}

function isUtf8 ({ sound, broken }: Utf8Validity): boolean {
  return broken === 0 || broken / (sound + broken) < MOST_BROKEN
}

function isSurelyUtf8 (validity: Utf8Validity, declared: string): boolean {
  if (!isUtf8(validity)) return false
  return validity.sound >= (MULTI_BYTE.has(declared) ? FEWEST_CHARACTERS : 1)
}

function undecodableShare (bytes: Uint8Array, charset: string): number {
  const sample = decodeAs(bytes.subarray(0, 65536), charset)
  return (sample.match(/\uFFFD/g)?.length ?? 0) / Math.max(sample.length, 1)
}

function withoutMark (text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function printable (label: string): string {
  return label.replace(/[^\x20-\x7E]/g, '?')
}
