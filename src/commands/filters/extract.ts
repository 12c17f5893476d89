/** `verbatim extract`: what of a page is the article, and what was set aside and why. */
import type { SourceFile } from '../../../ingest/document.js'
import { extractPage } from '../../../ingest/extract/extract-record.js'
import { rememberTemplates } from '../../../ingest/clean/template-memory.js'
import { readLimits } from '../../../ingest/config.js'
import type { WorkerPool } from '../../analysis/worker-pool.js'
import { answerJsonLines, optionalString, requireString, type JsonRecord } from '../json-lines.js'
import { harmless, printLine, style } from '../output.js'
import { layOutLines, summariseLines } from './lay-out-lines.js'
import { readInputs, sourceOf } from './read-input.js'

type Extract = ReturnType<typeof extractPage>

/** Plain text is quick work; HTML can take for ever and goes to a worker with a time limit. */
export async function extract (files: string[], options: { jsonl?: boolean }): Promise<void> {
  const pages = lazyPages()
  try {
    if (options.jsonl === true) await answerJsonLines(files, async record => await pages.extract(recordSource(record)))
    else for await (const source of readInputs(files)) print(source.origin, await pages.extract(source))
  } finally {
    await pages.close()
  }
}

function lazyPages () {
  let pool: WorkerPool<SourceFile, Extract> | undefined
  const memory = rememberTemplates()
  return {
    async extract (source: SourceFile): Promise<Extract> {
      if (source.contentType?.startsWith('text/plain') === true) return extractPage(source, memory)
      const { openWorkerPool } = await import('../../analysis/worker-pool.js')
      pool ??= openWorkerPool('extract-worker.js', readLimits().pageSeconds)
      return await pool.run(source)
    },
    close: async () => await pool?.close()
  }
}

/** `{html}` or `{text}`, both already decoded; `url` names the page. */
function recordSource (record: JsonRecord): SourceFile {
  const html = optionalString(record, 'html')
  const url = optionalString(record, 'url')
  const bytes = Buffer.from(html ?? requireString(record, 'text'))
  return {
    ...sourceOf(url ?? 'record', bytes, html === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8'),
    declared: url === undefined ? {} : { url }
  }
}

function print (origin: string, { title, authors, published, site, language, text, lines }: Extract): void {
  printLine(style('bold', harmless(`${origin}: ${title ?? '(no title)'}`)))
  printLine(style('dim', harmless([language, site, published?.value, authors.join(', ')].filter(part => part != null && part !== '').join(' · '))))
  if (lines.length === 0) printLine(harmless(text))
  else printLine(style('dim', summariseLines(lines)))
  for (const row of layOutLines(lines, process.stdout.isTTY ? process.stdout.columns : null, (role, words) => style(COLOURS[role], words))) printLine(row)
  printLine()
}

const COLOURS = { kept: 'green', dropped: 'red', reason: 'yellow', frame: 'dim' } as const
