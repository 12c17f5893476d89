/** Headers that tell programs what stands in the body as well. */

const DECIMALS = 1 // tenths of a millisecond; the clock is no finer than the noise

/** @example serverTiming({ engine: 3.42, total: 5 }) // → { 'server-timing': 'engine;dur=3.4, total;dur=5.0' } */
export function serverTiming (timings: object): Record<string, string> {
  const parts = Object.entries(timings).map(([name, milliseconds]) => `${name};dur=${(milliseconds as number).toFixed(DECIMALS)}`)
  return { 'server-timing': parts.join(', ') }
}

/**
 * @param url path and query of the request
 * @param cursor of the next page; no header without one
 */
export function linkNext (url: string, cursor: string | null): Record<string, string> {
  if (cursor === null) return {}
  const [path, written = ''] = url.split('?', 2)
  const others = written.split('&').filter(pair => pair !== '' && !pair.startsWith('cursor='))
  return { link: `<${path}?${[...others, `cursor=${encodeURIComponent(cursor)}`].map(escapeTarget).join('&')}>; rel="next"` }
}

/** What an address may hold by mistake but a header's `<…>` may not. */
const escapeTarget = (pair: string): string => pair.replace(/[<>"\s]/g, encodeURIComponent)
