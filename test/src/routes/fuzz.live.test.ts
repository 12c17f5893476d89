/** Random and hostile requests to every operation of the OpenAPI document: no answer is a fault of ours. */
import t from 'tap'
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'
import { createRandom } from '../../../bench/support/generate-articles.js'
import { ask, type AskOptions } from '../../support/ask.js'
import { records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const REQUESTS = 40 // of each operation
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000) // the title of the test tells it, so that a failure can be repeated
const random = createRandom(seed)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item

const { url } = await startApplication(t, { records })
const document = (await ask(url, '/openapi.json')).body as OpenApi.Document

type Schema = OpenApi.SchemaObject & { $ref?: string }

/** What clients should not send, percent-encoded where an address needs it. */
const hostile = [
  '', ' ', '"', '“', '„"“”«', '\\', '"] OR language EXISTS OR outlet IN ["', '-', '-"', '*', 'a*', '*'.repeat(300), 'harbour AND', 'speaker:', 'before:9999-99-99', 'after:-1', 'lang:und-x-',
  '\u0000', '\u202E', '\uFEFF', '\u0301'.repeat(50), '😀'.repeat(20), '日本語', 'é́', 'a'.repeat(2_000), 'no '.repeat(500), '(a+)+$', '../../etc/passwd', '%', '%00', '<script>', '__proto__', 'constructor',
  ...[{ offset: 5, request: '' }, { offset: -1, request: 'x' }, { offset: 1e300, request: 'x' }, { offset: '0', request: {} }, [], null, 'x'].map(cursor => Buffer.from(JSON.stringify(cursor)).toString('base64url')), // forged cursors
  'a OR', 'a NEAR/999999999 b', '('.repeat(400), ')(', '[', '[a] b [c', '[…]', '“a,” said B. “c,” said D.', 'W/"x"',
  '0', '-1', '1.5', '1e9', 'NaN', '99999999999999999999', '2024-02-30', 'true', 'null', '[]', '{}'
]

function valueOf (schema: Schema | undefined): unknown {
  if (schema === undefined || random() < 0.3) return pick<unknown>([...hostile, 0, -1, 1.5, true, null, [], {}, [[]], { quote: {} }])
  if (schema.enum !== undefined) return pick(schema.enum)
  const { type } = schema
  if (type === 'integer' || type === 'number') return pick([schema.minimum ?? 0, schema.maximum ?? 10, 1, 7])
  if (type === 'array') return Array.from({ length: Math.floor(random() * 4) }, () => valueOf((schema as OpenApi.ArraySchemaObject).items as Schema))
  if (type === 'object') return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(() => random() < 0.5).map(([name, property]) => [name, valueOf(property as Schema)]))
  return pick(['harbour', '“whatever they offer” -boats', '2024', '2024-05', 'en', 'The Lindholm Post', 'harbour/1', ...hostile])
}

const asText = (value: unknown): string => typeof value === 'string' ? value : JSON.stringify(value) ?? ''

/** Mostly percent-encoded as it should be, now and then not at all. */
function encode (value: unknown): string {
  const text = asText(value).toWellFormed()
  return random() < 0.05 ? pick(['%C0%AF', '%', '%zz', '%ED%A0%80', '+', ';a=b']) : encodeURIComponent(text)
}

function addressOf (path: string, parameters: OpenApi.ParameterObject[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encode(valueOf(parameters.find(each => each.name === name)?.schema as Schema | undefined)) || 'x')
  const pairs = parameters.filter(each => each.in === 'query' && random() < 0.4).flatMap(({ name, schema }) => {
    const value = valueOf(schema as Schema)
    return (Array.isArray(value) ? value : [value]).map(each => `${name}=${encode(each)}`)
  })
  if (random() < 0.1) pairs.push(pick(['unknown=1', 'q=a&q=b', 'cursor=eyJvZmZzZXQiOjF9', 'limit=', '=', '&&', 'q', '__proto__=1']))
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`
}

const BOUNDARY = 'a-boundary'

/** Forms as browsers send them, cut anywhere, with names and fields that no browser sends. */
function formOf (): AskOptions {
  const part = (): string => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${pick(['files', 'outlet', '__proto__', '', 'a"; x="b'])}"${pick(['', '; filename="a.txt"', '; filename="../../a.zip"', '; filename=""', `; filename="${'x'.repeat(3_000)}.pdf"`])}\r\n\r\n${pick(['', 'A lighthouse was built in Harlow.', '{"id":', '%PDF-1.7', 'PK\u0003\u0004', '<html>'])}\r\n`
  const whole = Array.from({ length: Math.floor(random() * 4) }, part).join('') + pick([`--${BOUNDARY}--\r\n`, ''])
  return { body: whole.slice(0, random() < 0.2 ? Math.floor(random() * whole.length) : whole.length), headers: { 'content-type': `multipart/form-data; boundary=${pick([BOUNDARY, BOUNDARY, 'other', ''])}` } }
}

function bodyOf (operation: OpenApi.OperationObject): AskOptions {
  const content = (operation.requestBody as OpenApi.RequestBodyObject | undefined)?.content
  if (content === undefined) return random() < 0.2 ? { headers: { 'if-none-match': pick(['*', '"x"', 'W/', ',,,', '"'.repeat(500)]) } } : {}
  if ('multipart/form-data' in content && random() < 0.3) return formOf()
  const type = pick([...Object.keys(content), 'application/json', 'application/json', 'text/plain', 'multipart/form-data', ''])
  const value = valueOf(content[type]?.schema as Schema | undefined)
  const body = pick([JSON.stringify(value) ?? '', JSON.stringify(value) ?? '', '{', '', '[[[[', '{"quote":"\\ud800"}', '{"__proto__":{"quote":"a"}}', Buffer.from([0xFF, 0xFE, 0, 0x7B])])
  return { body, headers: type === '' ? {} : { 'content-type': type } }
}

t.test(`no fault on random requests (FUZZ_SEED=${seed})`, async t => {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of ['get', 'post', 'delete'] as const) {
      const operation = item?.[method]
      if (operation === undefined || path.startsWith('/health')) continue
      const parameters = (operation.parameters ?? []) as OpenApi.ParameterObject[]
      for (let count = 0; count < REQUESTS; count++) {
        const address = addressOf(path, parameters)
        const options = { method: method.toUpperCase(), ...bodyOf(operation) }
        const shown = `${options.method} ${address.slice(0, 300)} ${String(options.body ?? '').slice(0, 200)}`
        const answer = await ask(url, address, options)
        if (answer.status >= 500) t.fail(`${answer.status} ${shown}: ${answer.text.slice(0, 300)}`)
        if (answer.status >= 400 && !/^application\/problem\+json/.test(String(answer.headers['content-type']))) t.fail(`no problem+json: ${answer.status} ${shown}`)
      }
      t.pass(`${method} ${path}`)
    }
  }
  t.equal((await ask(url, '/health/ready')).status, 200, 'and it is well afterwards')
})

t.test('sizes: an address over 8 kB, a body of a megabyte', async t => {
  const get = Object.entries(document.paths ?? {}).filter(([path, item]) => item?.get !== undefined && path.startsWith('/api/')).map(([path]) => path.replace(/\{\w+\}/g, 'x'))
  for (const path of get) {
    for (const [length, statuses] of [[9_000, [414, 431]], [100_000, [414, 431]]] as const) {
      const answer = await ask(url, `${path}?q=${'x'.repeat(length)}`)
      t.ok((statuses as readonly number[]).includes(answer.status) && /^application\/problem\+json/.test(String(answer.headers['content-type'])), `${length} characters at ${path}: ${answer.status}`)
    }
  }
  t.equal((await ask(url, '/api/v1/check', { method: 'POST', body: { quote: 'We shall never sell the harbour. '.repeat(30_000) } })).status, 200)
  t.match((await ask(url, '/api/v1/check', { method: 'POST', body: { quote: 'x'.repeat(2 ** 20 + 1) } })).body, { status: 413, parameter: 'quote' })
})
