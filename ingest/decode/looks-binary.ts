/** Tells text in any single-byte or multi-byte encoding from what is no text at all. */

const HEAD_BYTES = 65536
const MOST_CONTROLS = 0.02 // of the bytes; scraped text holds a stray one now and then, random bytes 11 %
const NUL_WEIGHT = 10 // a NUL is rarer still in text
/** First bytes of formats that hold few control bytes: PDF, ZIP, PNG, JPEG, GIF, gzip, ELF, RTF is text. */
const SIGNATURES = ['%PDF-', 'PK\x03\x04', '\x89PNG', '\xFF\xD8\xFF', 'GIF87a', 'GIF89a', '\x1F\x8B', '\x7FELF', 'OggS', 'ID3\x03', 'ID3\x04', 'Rar!', '7z\xBC\xAF']

/** @param bytes without a BOM and not UTF-16 */
export function looksBinary (bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES)
  const start = Buffer.from(head.subarray(0, 8)).toString('latin1')
  if (SIGNATURES.some(signature => start.startsWith(signature))) return true
  let controls = 0
  for (const byte of head) {
    if (byte === 0) controls += NUL_WEIGHT
    else if (isControl(byte)) controls++
  }
  return controls / head.length > MOST_CONTROLS
}

/** Tab, line feed, vertical tab, form feed, carriage return and the escape of ISO-2022-JP are text. */
function isControl (byte: number): boolean {
  return (byte < 32 && (byte < 9 || byte > 13) && byte !== 27) || byte === 127
}
