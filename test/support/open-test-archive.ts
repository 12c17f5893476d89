/** A real archive in a temporary folder, closed when the test ends. */
import type { Test } from 'tap'
import type { Archive } from '../../src/archive/archive.js'
import { openArchive, type OpenArchiveOptions } from '../../src/archive/sqlite-archive.js'

export async function openTestArchive (t: Test, options: Partial<OpenArchiveOptions> = {}): Promise<{ archive: Archive, folder: string }> {
  const folder = options.folder ?? t.testdir()
  const archive = await openArchive({ ...options, folder })
  t.teardown(() => archive.close())
  return { archive, folder }
}

export async function collect<Item> (items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
