// An answer is kept for a moment, a failure is not.
import t from 'tap'
import { rememberBriefly } from '../../../src/page/remember-briefly.js'

t.test('asks once within the time', async t => {
  let now = 0
  let asked = 0
  const ask = rememberBriefly(async () => ++asked, 2, () => now)
  t.strictSame(await Promise.all([ask(), ask()]), [1, 1])
  now = 1999
  t.equal(await ask(), 1)
  now = 2000
  t.equal(await ask(), 2)
})

t.test('asks again after a failure', async t => {
  let asked = 0
  const ask = rememberBriefly(async () => {
    if (++asked === 1) throw new Error('not yet')
    return asked
  }, 60)
  await t.rejects(ask(), { message: 'not yet' })
  t.equal(await ask(), 2)
})
