/** What runs in a worker thread for `verbatim extract`: one page to its article. */
import { extractPage } from '../../ingest/extract/extract-record.js'

export default extractPage
