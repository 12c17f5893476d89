/** What runs in a worker thread: one source through the pipeline. */
import type { Article, Rejection } from '../../ingest/document.js'
import { analyseDocument } from '../../ingest/pipeline.js'
import type { AnalysisTask } from './analysis-pool.js'

export default async ({ source, memory }: AnalysisTask): Promise<Article | Rejection> => analyseDocument(source, memory)
