/** Reads the query part of an address without guessing: what cannot be decoded is told apart from what is empty. */

/** A value is `null` when one of its spellings is not percent-encoded UTF-8; a list when the name stands more than once. */
export type QueryValues = Record<string, string | string[] | null>

/**
 * @example parseQueryString('q=a+b&language=uk&language=en&x=%FF') // → { q: 'a b', language: ['uk', 'en'], x: null }
 */
export function parseQueryString (query: string): QueryValues {
  const values: QueryValues = Object.create(null)
  for (const pair of query.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const written = equals === -1 ? pair : pair.slice(0, equals)
    const name = decode(written) ?? written
    values[name] = joinValues(values[name], decode(equals === -1 ? '' : pair.slice(equals + 1)))
  }
  return values
}

function joinValues (before: string | string[] | null | undefined, value: string | null): string | string[] | null {
  if (before === undefined) return value
  if (before === null || value === null) return null
  if (typeof before === 'string') return [before, value]
  before.push(value)
  return before
}

/** Also refuses surrogates: they have no UTF-8. */
function decode (written: string): string | null {
  try {
    return decodeURIComponent(written.replaceAll('+', ' '))
  } catch {
    return null
  }
}
