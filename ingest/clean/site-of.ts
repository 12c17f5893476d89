/** The site an article was found on: its templates and its name are looked for there. */

/** @returns host without `www.`; null without a readable http address */
export function siteOf (url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  return protocol.startsWith('http') ? hostname.replace(/^www\./, '') : null
}
