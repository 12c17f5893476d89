/** What script adds to a page that works without it. Each part finds its own place and leaves other pages alone. */
import { addArticles } from './add-articles.js'
import { addCopyButtons } from './copy-buttons.js'
import { listenToCites } from './copy-citations.js'
import { addTableCopy } from './copy-table.js'
import { dragDates } from './drag-dates.js'
import { dropFiles } from './drop-files.js'
import { growBox } from './grow-box.js'
import { listenToKeys } from './keys.js'
import { loadResults } from './load-results.js'
import { addFacetSearch } from './narrow-facets.js'
import { addSaveButton } from './save-search.js'
import { searchAsTyped } from './search-as-typed.js'
import { showCited } from './show-cited.js'

growBox()
addCopyButtons(document)
addTableCopy()
addFacetSearch()
addSaveButton()
searchAsTyped(loadResults(() => {
  addCopyButtons(document)
  addFacetSearch()
  addSaveButton()
}))
dragDates()
listenToKeys()
listenToCites()
showCited()
addArticles()
dropFiles()
