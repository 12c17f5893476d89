/** What every view is given beside its own content: the reader's language, the address, and how to make links. */
import type { ArchiveStatus } from '../archive/archive.js'
import type { Assets } from './assets.js'
import type { Messages } from './messages.js'
import type { Pairs } from './search-state.js'

export interface View {
  messages: Messages
  /** path of this page */
  path: string
  /** parameters of this page without `ui` */
  parameters: Pairs
  /** `ui` as the address gives it, so that links keep it; null when the browser's language was taken */
  ui: string | null
  assets: Assets
  /** null when the archive could not say */
  archive: ArchiveStatus | null
}

/** An address of ours, with the language of the page kept. */
export function link (view: Pick<View, 'ui'>, path: string, parameters: Pairs = [], fragment = ''): string {
  const search = new URLSearchParams(view.ui === null ? parameters : [...parameters, ['ui', view.ui]])
  const query = search.size === 0 ? '' : '?' + search.toString()
  return path + query + (fragment === '' ? '' : '#' + fragment)
}

export const articlePath = (id: string): string => '/articles/' + encodeURIComponent(id)

export const originalPath = (id: string): string => `/api/v1/articles/${encodeURIComponent(id)}/original`

export const citationPath = (passage: string, format: 'bib' | 'json'): string => `/cite/${encodeURIComponent(passage)}.${format}`

/** What one person said; `name` in any of its spellings. */
export const speakerPath = (name: string): string => '/speakers/' + encodeURIComponent(name)

/** Where a passage stands on the page of its article. */
export const passageAnchor = (id: string): string => 'p-' + id

export const passageLink = (view: Pick<View, 'ui'>, id: string): string => link(view, '/p/' + encodeURIComponent(id), [], passageAnchor(id))
