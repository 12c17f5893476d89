/** Where on a page something stands: in the article's own part or in what surrounds it. */
import type { DomElement } from './dom.js'

/** Comments, teasers and side columns have authors and dates of their own. */
export function isElsewhere (element: DomElement): boolean {
  return element.closest('aside, footer, nav, .comments, #comments, .comment, .related, .teaser') !== null
}
