/** What runs in a worker thread: one source through the pipeline. */
import { analyseSource } from '../../ingest/pipeline.js'

export default analyseSource
