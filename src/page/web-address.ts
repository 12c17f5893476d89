/** Which addresses may stand in a link. */

/** Others are shown as text: `javascript:` is an address too. */
export function isWebAddress (url: string | null): url is string {
  return url !== null && /^https?:\/\//i.test(url) && URL.canParse(url)
}
