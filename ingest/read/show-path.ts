/** File names as people may see them: a name can hold any byte but NUL and `/`. */

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu

/**
 * Shows a path with control, formatting and unassigned characters escaped (`\n` → `\x0a`), so that
 * a name can neither break a log line nor pretend to be another.
 *
 * @param path bytes of a name that is not UTF-8 are shown as `\xNN`
 */
export function showPath (path: string | Buffer): string {
  return (typeof path === 'string' ? path : decodeName(path)).replace(HIDDEN, escapeCharacter)
}

function escapeCharacter (character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code < 0x100 ? '\\x' + code.toString(16).padStart(2, '0') : `\\u{${code.toString(16)}}`
}

function decodeName (path: Buffer): string {
  const text = path.toString('utf8')
  if (Buffer.from(text, 'utf8').equals(path)) return text
  return Array.from(path, byte => byte < 0x80 ? String.fromCharCode(byte) : '\\x' + byte.toString(16)).join('')
}
