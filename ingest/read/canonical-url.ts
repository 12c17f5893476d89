/** One form for all spellings of an address, so that the same article is recognised. */

const TRACKING = /^(?:utm_.*|fbclid|gclid)$/i

/**
 * @returns the address with its host in lower case and without fragment, credentials, default port
 *   and tracking parameters; null when it is not http or https
 *
 * @example canonicalUrl('HTTPS://Example.org:443/a?utm_source=x&id=1#top') // → 'https://example.org/a?id=1'
 */
export function canonicalUrl (url: string): string | null {
  const parsed = parseUrl(url)
  if (parsed === null) return null
  parsed.hash = ''
  parsed.username = ''
  parsed.password = ''
  if (hasTracking(parsed)) parsed.search = withoutTracking(parsed.search)
  return parsed.href
}

function parseUrl (url: string): URL | null {
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'http:' || parsed.protocol === 'https:' ? parsed : null
  } catch {
    return null
  }
}

function hasTracking (url: URL): boolean {
  return [...url.searchParams.keys()].some(name => TRACKING.test(name))
}

/** Works on the written form, so that the other parameters keep their spelling. */
function withoutTracking (search: string): string {
  return search.slice(1).split('&').filter(pair => !TRACKING.test(pair.split('=', 1)[0] ?? '')).join('&')
}
