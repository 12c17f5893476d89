/** Finds the element that holds the article, by Mozilla's Readability. */
import { createRequire } from 'node:module'
import type * as Mozilla from '@mozilla/readability'
import type { DomDocument, DomElement } from './dom.js'

const require = createRequire(import.meta.url)
const loadReadability = (): typeof Mozilla => require('@mozilla/readability') // at the first page, as linkedom

const SHORTEST = 200 // characters; news in brief are shorter than Readability's own 500

interface Parsed {
  title?: string | null
  content?: DomElement | null
}

/**
 * @param document is changed: read metadata before
 * @returns the article's element, or null where Readability finds none or fails (it throws on some
 *   pages whose candidate has lost its parent)
 */
export function runReadability (document: DomDocument): DomElement | null {
  try {
    const options = { charThreshold: SHORTEST, disableJSONLD: true, keepClasses: false, serializer: (element: unknown) => element as DomElement }
    const reader = new (loadReadability().Readability as unknown as new (document: DomDocument, options: object) => { parse: () => Parsed | null })(document, options)
    return reader.parse()?.content ?? null
  } catch {
    return null
  }
}
