/** Which names are our own. */
import { hostname } from 'node:os'
import t from 'tap'
import { isOwnName, parseAuthority, parseOrigin, type Authority } from '../../../src/http/host-names.js'
import { runCases } from '../../support/cases.js'

await runCases('authorities', (input: string): Authority | null => parseAuthority(input))

t.test('origins have a scheme and its port', async t => {
  t.strictSame(parseOrigin('https://newsroom.example'), { name: 'newsroom.example', port: 443 })
  t.strictSame(parseOrigin('HTTP://LOCALHOST:3000'), { name: 'localhost', port: 3000 })
  for (const origin of ['null', '', 'file://', 'chrome-extension://abc', 'localhost:3000', 'http://', 'http://a/b', 'javascript:alert(1)']) t.equal(parseOrigin(origin), null, origin)
})

const own = (asked: string, host: string, anyName = false, localAddress = '127.0.0.1'): boolean =>
  isOwnName(parseAuthority(asked) as Authority, { host, port: 3000, localAddress }, anyName)

t.test('on the loopback address all its names are ours, with our port', async t => {
  for (const name of ['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']) t.ok(own(name, '127.0.0.1'), name)
  for (const name of ['localhost', 'localhost:3001', 'evil.example:3000', 'localhost.evil.example:3000', '10.0.0.1:3000', '0.0.0.0:3000']) t.notOk(own(name, '127.0.0.1', true), name)
})

t.test('on one address only that one is ours', async t => {
  t.ok(own('192.168.1.5:3000', '192.168.1.5'))
  t.ok(own('newsroom.local:3000', 'Newsroom.local'))
  for (const name of ['localhost:3000', '192.168.1.6:3000', 'evil.example:3000']) t.notOk(own(name, '192.168.1.5', true), name)
})

t.test('on all addresses it is the one the request came in at; other names need the token', async t => {
  for (const name of ['192.168.1.5:3000', 'localhost:3000', `${hostname()}:3000`]) t.ok(own(name, '0.0.0.0', false, '::ffff:192.168.1.5'), name)
  t.notOk(own('evil.example:3000', '0.0.0.0', false, '192.168.1.5'))
  t.notOk(own('192.168.1.6:3000', '0.0.0.0', false, '192.168.1.5'))
  t.ok(own('newsroom.example', '0.0.0.0', true, '192.168.1.5'), 'behind a proxy, or published by Docker')
})
