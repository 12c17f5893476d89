/** Reads from the archive what the pipeline has to know of other articles before it takes one. */
import { scrapedFrom } from '../ingest/clean/template-memory.js'
import type { SourceFile } from '../ingest/document.js'
import type { PipelineMemory } from '../ingest/pipeline.js'
import type { Archive } from './archive/archive.js'

export async function recallMemory (archive: Pick<Archive, 'templates'>, source: SourceFile): Promise<PipelineMemory> {
  const scraped = scrapedFrom(source)
  return scraped === null ? {} : { templates: await archive.templates(scraped.site) }
}
