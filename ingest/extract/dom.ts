/** The little of the document tree that extraction needs, so that no other file depends on linkedom or on DOM types. */
import { createRequire } from 'node:module'
import type * as Linkedom from 'linkedom'

// Loaded at the first page: text needs no document tree, and a filter has to start in a quarter of a second.
const require = createRequire(import.meta.url)
const loadLinkedom = (): typeof Linkedom => require('linkedom')

export interface DomNode {
  readonly nodeType: number
  readonly textContent: string | null
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
}

export interface DomElement extends DomNode {
  readonly localName: string
  readonly parentElement: DomElement | null
  getAttribute: (name: string) => string | null
  setAttribute: (name: string, value: string) => void
  removeAttribute: (name: string) => void
  querySelector: (selector: string) => DomElement | null
  querySelectorAll: (selector: string) => Iterable<DomElement>
  closest: (selector: string) => DomElement | null
  remove: () => void
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null
  readonly body: DomElement | null
  readonly head: DomElement | null
}

export const ELEMENT_NODE = 1
export const TEXT_NODE = 3

/** A fragment without `<html>` is put into a page first: linkedom would take its first element for the root. */
export function parseDocument (html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html.slice(0, 100_000)) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  return loadLinkedom().parseHTML(whole).document as unknown as DomDocument
}

export function isElement (node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT_NODE
}

/** Text of an element with white space collapsed. */
export function textOf (element: DomElement | null): string {
  return collapseSpace(element?.textContent ?? '')
}

export function collapseSpace (text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
