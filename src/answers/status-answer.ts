/** What archive and index hold, without the engine's address and process. */
import type { Application } from '../application.js'
import type { ArchiveStatus } from '../archive/archive.js'
import type { EngineStatus } from '../engine/engine.js'

export interface StatusAnswer extends ArchiveStatus {
  /** null while the engine does not answer */
  engine: Pick<EngineStatus, 'version' | 'embedded' | 'documents' | 'indexing'> | null
}

export async function readStatus (application: Application): Promise<StatusAnswer> {
  const { engine, ...archive } = await application.status()
  return { ...archive, engine: engine === null ? null : showEngine(engine) }
}

const showEngine = ({ version, embedded, documents, indexing }: EngineStatus): StatusAnswer['engine'] => ({ version, embedded, documents, indexing })
