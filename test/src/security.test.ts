/** Where Verbatim may listen without a token. */
import t from 'tap'
import { assertSafeAddress, isLoopback, UnsafeAddressError } from '../../src/security.js'

t.test('only the loopback address is open to everyone', async t => {
  for (const host of ['127.0.0.1', '127.8.9.1', '::1', 'localhost', 'LOCALHOST']) {
    t.ok(isLoopback(host), host)
    t.doesNotThrow(() => assertSafeAddress({ host }), host)
  }
})

t.test('every other address needs a token or refuses writes', async t => {
  for (const host of ['0.0.0.0', '::', '', '192.168.1.5', '::ffff:192.168.1.5', 'localhost.example', 'newsroom.local', '127.0.0.1.example', '2130706433', 'fe80::1']) {
    t.notOk(isLoopback(host), host)
    t.throws(() => assertSafeAddress({ host }), UnsafeAddressError, host)
    t.throws(() => assertSafeAddress({ host, readOnly: false, token: ' ' }), UnsafeAddressError, `${host} with an empty token`)
    t.doesNotThrow(() => assertSafeAddress({ host, readOnly: true }), `${host} read-only`)
    t.doesNotThrow(() => assertSafeAddress({ host, token: 'k3y' }), `${host} with a token`)
  }
})

t.test('the message says what to set', async t => {
  t.throws(() => assertSafeAddress({ host: '0.0.0.0' }), { message: /0\.0\.0\.0.*VERBATIM_TOKEN.*--read-only/ })
})
