/**
 * Keeps in memory what searches read again and again: passages and heads of articles that are
 * found often, copies, spellings, the ledger. Every write forgets all of it, so nothing read here
 * is older than the archive: one process holds a folder, and all its writes pass here.
 */
import type { Archive, ArticleHead, StoredPassage } from './archive.js'
import { Recent } from './recent.js'

/** About 10 MB with passages of usual length. */
const MOST_PASSAGES = 5_000
const MOST_OTHERS = 5_000

/** UTF-16 units; a longer passage is read each time. */
const LONGEST_PASSAGE = 10_000

type Reads = 'passages' | 'heads' | 'copies' | 'spellings' | 'pendingWork'
type Writes = 'store' | 'delete' | 'deleteSamples' | 'confirm' | 'markAllPending'

/** Reads many values by keys. */
type ReadMany<Value> = (keys: Iterable<string>) => Promise<Map<string, Value>>

/** @returns the archive with these reads remembered; what they give is shared and must not be changed */
export function rememberReads<Given extends Pick<Archive, Reads | Writes>> (archive: Given): Given {
  const memories: Array<Recent<unknown>> = []
  let generation = 0

  const forgetting = <Arguments extends unknown[], Result>(write: (...given: Arguments) => Promise<Result>) => async (...given: Arguments): Promise<Result> => {
    try {
      return await write(...given)
    } finally {
      generation++
      for (const memory of memories) memory.clear()
    }
  }

  /** Only what was read whole within one generation is kept. */
  const rememberMany = <Value>(most: number, read: ReadMany<Value>, isKept: (value: Value) => boolean = () => true): ReadMany<Value> => {
    const memory = new Recent<Value>(most)
    memories.push(memory)
    return async keys => {
      const before = generation
      const known = new Map([...keys].map(key => [key, memory.get(key)]))
      const missing = [...known].filter(([, value]) => value === undefined).map(([key]) => key)
      if (missing.length > 0) {
        for (const [key, value] of await read(missing)) {
          known.set(key, value)
          if (generation === before && isKept(value)) memory.set(key, value)
        }
      }
      return new Map([...known].flatMap(([key, value]) => value === undefined ? [] : [[key, value]]))
    }
  }

  const rememberOne = <Key extends string | number, Value>(read: (key: Key) => Promise<Value>): ((key: Key) => Promise<Value>) => {
    const memory = new Recent<{ value: Value }>(MOST_OTHERS)
    memories.push(memory)
    return async key => {
      const before = generation
      const known = memory.get(String(key))
      if (known !== undefined) return known.value
      const value = await read(key)
      if (generation === before) memory.set(String(key), { value })
      return value
    }
  }

  return {
    ...archive,
    store: forgetting(archive.store),
    delete: forgetting(archive.delete),
    deleteSamples: forgetting(archive.deleteSamples),
    confirm: forgetting(archive.confirm),
    markAllPending: forgetting(archive.markAllPending),
    passages: rememberMany<StoredPassage>(MOST_PASSAGES, archive.passages, isShort),
    heads: rememberMany<ArticleHead>(MOST_OTHERS, archive.heads),
    copies: rememberMany<ArticleHead[]>(MOST_OTHERS, archive.copies),
    spellings: rememberOne(archive.spellings),
    pendingWork: rememberOne(archive.pendingWork)
  }
}

const isShort = ({ text, previous, next }: StoredPassage): boolean => text.length + (previous?.length ?? 0) + (next?.length ?? 0) <= LONGEST_PASSAGE
