/** What runs in a worker thread: one source through the pipeline. */
import { analyseDocument } from '../../ingest/pipeline.js'

export default analyseDocument
