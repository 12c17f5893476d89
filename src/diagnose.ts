/** `verbatim doctor`: whether archive, index and machine are as they should be. */
import { statfs } from 'node:fs/promises'
import type { Diagnosis } from './application.js'
import type { Archive } from './archive/archive.js'
import type { Engine } from './engine/engine.js'
import type { Indexer } from './engine/indexer.js'

type Finding = Diagnosis['findings'][number]

const LOW_SPACE = 1_000_000_000 // bytes; the engine needs about as much again while it merges

/** Compares every passage of the archive with the index; reads only, but lets pending work finish first. */
export async function diagnose (context: { archive: Archive, engine: Engine, indexer: Indexer, folder: string }): Promise<Diagnosis> {
  const findings: Finding[] = [
    ...await examineArchive(context.archive),
    ...await examineIndex(context),
    await examineSpace(context.folder)
  ]
  return { healthy: findings.every(finding => finding.level !== 'error'), findings }
}

async function examineArchive (archive: Archive): Promise<Finding[]> {
  const problems: Finding[] = []
  for await (const { subject, problem } of archive.check()) problems.push({ level: 'error', subject, message: problem })
  if (problems.length > 0) return problems
  const { articles, passages, quotes, rejects } = await archive.status()
  return [{ level: 'ok', subject: 'archive', message: `sound: ${articles} articles, ${passages} passages, ${quotes} quotes, ${rejects} rejects` }]
}

async function examineIndex ({ archive, engine, indexer }: { archive: Archive, engine: Engine, indexer: Indexer }): Promise<Finding[]> {
  if (!await engine.isHealthy()) return [{ level: 'error', subject: 'engine', message: 'does not answer' }]
  await indexer.flush()
  const { version, address } = await engine.status()
  const difference = await compareIndex(archive, engine)
  return [
    { level: 'ok', subject: 'engine', message: `Meilisearch ${version} answers at ${address}` },
    difference === null
      ? { level: 'ok', subject: 'index', message: 'holds every passage of the archive once, and nothing else' }
      : { level: 'error', subject: 'index', message: `${difference}: \`verbatim reindex\` builds it again` }
  ]
}

/** Ids are held as a set: about 100 bytes a passage. */
async function compareIndex (archive: Archive, engine: Engine): Promise<string | null> {
  const expected = new Set<string>()
  for await (const passage of archive.allPassages()) expected.add(passage.id)
  let surplus = 0
  for await (const { id } of engine.documents()) {
    if (!expected.delete(id)) surplus++
  }
  if (expected.size === 0 && surplus === 0) return null
  return `${expected.size} passages of the archive are missing from it, ${surplus} of its passages are not in the archive`
}

async function examineSpace (folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const message = `${(free / 1e9).toFixed(1)} GB free at ${folder}`
  return { level: free < LOW_SPACE ? 'remark' : 'ok', subject: 'disk', message }
}
