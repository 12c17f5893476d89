/** A process of its own that locks the folder given and holds it until it is killed. */
import { ArchiveError } from '../../src/archive/archive.js'
import { lockFolder } from '../../src/archive/lock-folder.js'

try {
  await lockFolder(process.argv[2] ?? '')
  process.send?.('held')
  setInterval(() => {}, 1000)
} catch (error) {
  process.send?.(error instanceof ArchiveError ? error.code : String(error))
  process.disconnect()
}
