/**
 * Runs the pipeline in worker threads, so that a page which takes for ever, or all memory, costs
 * one article and not the service.
 */
import type { Article, Rejection, SourceFile } from '../../ingest/document.js'
import type { Limits } from '../../ingest/config.js'
import type { PipelineMemory } from '../../ingest/pipeline.js'
import { openWorkerPool, WorkerTimeoutError } from './worker-pool.js'

export interface AnalysisTask {
  source: SourceFile
  memory: PipelineMemory
}

export interface AnalysisPool {
  readonly width: number
  /** a source over its time limit comes back as a rejection `timeout` */
  analyse (source: SourceFile, memory?: PipelineMemory): Promise<Article | Rejection>
  close (): Promise<void>
}

export function openAnalysisPool (limits: Pick<Limits, 'pageSeconds'>): AnalysisPool {
  const pool = openWorkerPool<AnalysisTask, Article | Rejection>('analyse-worker.js', limits.pageSeconds)
  return {
    width: pool.width,
    analyse: (source, memory = {}) => pool.run({ source, memory }).catch(error => rejectionOf(error, source)),
    close: pool.close
  }
}

function rejectionOf (error: Error, source: SourceFile): Rejection {
  const late = error instanceof WorkerTimeoutError
  return {
    origin: source.origin,
    stage: 'parse',
    reason: late ? 'timeout' : 'fault',
    detail: late ? error.message : `the worker ended: ${error.message}`,
    bytes: source.bytes
  }
}
