// Settings from outside: defaults, what stands above what, and errors that name the setting.
import { resolve } from 'node:path'
import t from 'tap'
import { readEnvironment } from '../../src/environment.js'

t.test('defaults', async t => {
  t.strictSame(readEnvironment({}, {}), {
    folder: resolve('data'), host: '127.0.0.1', port: 3000, engineUrl: undefined, engineKey: undefined, token: undefined, logLevel: 'info'
  })
})

t.test('the command line stands above the environment, an empty variable counts as none', async t => {
  const variables = { VERBATIM_DATA: '/srv/archive', HOST: '', PORT: '4000', VERBATIM_TOKEN: '', MEILI_URL: 'http://engine:7700', LOG_LEVEL: 'debug' }
  t.match(readEnvironment({ port: '0' }, variables), { folder: '/srv/archive', host: '127.0.0.1', port: 0, token: undefined, engineUrl: 'http://engine:7700', logLevel: 'debug' })
  t.equal(readEnvironment({ data: 'here' }, variables).folder, resolve('here'))
})

t.test('what cannot be used is named', async t => {
  t.throws(() => readEnvironment({ port: '70000' }, {}), { name: 'EnvironmentError', message: /--port.*70000/ })
  t.throws(() => readEnvironment({}, { PORT: '80a' }), { message: /PORT.*80a/ })
  t.throws(() => readEnvironment({}, { LOG_LEVEL: 'loud' }), { message: /LOG_LEVEL.*loud/ })
})
