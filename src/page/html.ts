/** HTML as a tagged template in which everything is text unless it was made by the same tag. */

/** Mark-up that may stand in a page as it is. Only `html` makes it. */
export class Html {
  readonly #markup: string

  constructor (markup: string) {
    this.#markup = markup
  }

  toString (): string {
    return this.#markup
  }
}

/** What may stand in a template; lists are joined, `null`, `undefined` and `false` leave nothing. */
export type Child = Html | string | number | null | undefined | false | readonly Child[]

/**
 * Escapes every value, in elements as in quoted attributes; attributes are always written in double quotes.
 *
 * @example String(html`<b title="${'"'}">${'<i>'}</b>`) // → '<b title="&quot;">&lt;i&gt;</b>'
 */
export function html (strings: TemplateStringsArray, ...children: Child[]): Html {
  let markup = strings[0] as string
  children.forEach((child, index) => {
    markup += render(child) + (strings[index + 1] as string)
  })
  return new Html(markup)
}

function render (child: Child): string {
  if (child === null || child === undefined || child === false) return ''
  if (child instanceof Html) return child.toString()
  if (typeof child === 'string') return escapeHtml(child)
  if (typeof child === 'number') return String(child)
  return child.map(render).join('')
}

/** Children with something between them, as words in a sentence. */
export function join (children: readonly Child[], between: Child): Child[] {
  return children.flatMap((child, index) => index === 0 ? [child] : [between, child])
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

// C0 and C1 controls are parse errors in HTML or turn into other characters there
// eslint-disable-next-line no-control-regex
const SPECIAL = /[&<>"']|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

export function escapeHtml (text: string): string {
  return text.replace(SPECIAL, found => ENTITIES[found] ?? '\uFFFD')
}

const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** For places where text cannot be isolated (window titles, attributes that are read out): without directional controls. */
export function plainText (text: string): string {
  return text.replace(BIDI_CONTROLS, '')
}
