/** Sends documents to an index in parts of a good size, without waiting between them. */
import type { Index, Meilisearch } from 'meilisearch'
import { articleKey } from './build-filter.js'
import type { PassageDocument } from './engine.js'
import { encodeFacetValue } from './facet-value.js'
import { indexWord } from './index-word.js'
import { ask } from './meili-client.js'
import { replaceLoneSurrogates } from './well-formed.js'

const PART_BYTES = 8_000_000 // the engine takes parts up to 100 MB; it works best with 5–10

/**
 * Collects documents and sends a part as soon as it is full. Nothing is sure before the tasks of
 * all parts have succeeded.
 */
export class DocumentSender {
  readonly #client: () => Meilisearch
  readonly #uid: string
  readonly #tasks: number[] = []
  #lines: string[] = []
  #bytes = 0

  /** @param uid the index they go to */
  constructor (client: () => Meilisearch, uid: string) {
    this.#client = client
    this.#uid = uid
  }

  async add (documents: Iterable<PassageDocument>): Promise<void> {
    for (const document of documents) {
      const line = JSON.stringify(storedForm(document))
      this.#lines.push(line)
      this.#bytes += Buffer.byteLength(line) + 1
      if (this.#bytes >= PART_BYTES) await this.#send()
    }
  }

  /** Sends what is left; @returns the engine's tasks for all of it */
  async finish (): Promise<number[]> {
    if (this.#lines.length > 0) await this.#send()
    return this.#tasks
  }

  async #send (): Promise<void> {
    const part = this.#lines.join('\n')
    this.#lines = []
    this.#bytes = 0
    const index: Index = this.#client().index(this.#uid)
    const task = await ask('sending passages', () => index.addDocumentsFromString(part, 'application/x-ndjson', { primaryKey: 'id' }))
    this.#tasks.push(task.taskUid)
  }
}

const storedWords = (words: string): string => replaceLoneSurrogates(words).split(' ').map(indexWord).join(' ')

/** The engine moves on by eight positions at each value of a list, and by one at each word; it ends at 65,535. */
const MOST_VALUES = 8_000

/**
 * Words that stand in no order are sent as a list: the engine then keeps no distances between
 * them, which are the dearest part of an index. A bag too large for that goes as text.
 */
function storedBag (words: string): string | string[] {
  const stored = storedWords(words)
  const values = stored.split(' ')
  return values.length > MOST_VALUES ? stored : values
}

/** A document in the form of `config/engine.json`: names kept apart, article ids as keys, no half characters. */
function storedForm (document: PassageDocument): Record<string, unknown> {
  return {
    ...document,
    article: replaceLoneSurrogates(document.article),
    articleKey: articleKey(document.article),
    n: storedWords(document.n),
    x: storedBag(document.x),
    s: storedBag(document.s),
    outlet: document.outlet === null ? null : encodeFacetValue(document.outlet),
    author: document.author.map(encodeFacetValue),
    speaker: document.speaker.map(encodeFacetValue)
  }
}
