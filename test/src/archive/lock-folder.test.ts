/** One process for each data folder, and no lock that outlives its holder. */
import { once } from 'node:events'
import { fork, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { lockFolder } from '../../../src/archive/lock-folder.js'

const HOLDER = fileURLToPath(new URL('../../support/hold-lock.ts', import.meta.url))

async function holdElsewhere (folder: string): Promise<ChildProcess> {
  const child = fork(HOLDER, [folder], { stdio: 'inherit' })
  const [message] = await once(child, 'message') as [string]
  if (message !== 'held') throw new Error(message)
  return child
}

t.test('the folder is created for its owner alone', async t => {
  const folder = join(t.testdir(), 'new', 'data')
  const lock = await lockFolder(folder)
  t.equal(statSync(folder).mode & 0o777, 0o700)
  await lock.release()
})

t.test('within one process, too, there is one holder', async t => {
  const folder = t.testdir()
  const lock = await lockFolder(folder)
  await t.rejects(lockFolder(folder), { name: 'ArchiveError', code: 'in-use', message: `the data folder ${folder} is in use by another process` })
  await lock.release()
  await lock.release()
  const again = await lockFolder(folder)
  await again.release()
})

t.test('another process holds it until it is killed', async t => {
  const folder = t.testdir()
  const child = await holdElsewhere(folder)
  await t.rejects(lockFolder(folder), { code: 'in-use' })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = await lockFolder(folder)
  await lock.release()
})

t.test('what this process holds another cannot take, and can when it is released', async t => {
  const folder = t.testdir()
  const lock = await lockFolder(folder)
  await t.rejects(holdElsewhere(folder), { message: 'in-use' })
  await lock.release()
  const child = await holdElsewhere(folder)
  child.kill('SIGKILL')
  await once(child, 'exit')
})

t.test('a folder that cannot be locked', async t => {
  const folder = t.testdir({ file: 'x', 'lock.db': {} })
  await t.rejects(lockFolder(join(folder, 'file')), { code: 'unavailable' })
  await t.rejects(lockFolder(folder), { code: 'unavailable', message: /lock\.db cannot be opened/ })
})
