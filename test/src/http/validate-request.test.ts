/** Parameters and bodies are taken as they are or refused by name. */
import t from 'tap'
import type { FastifyRouteSchemaDef } from 'fastify/types/schema.js'
import { Type, type TSchema } from 'typebox'
import { parseQueryString } from '../../../src/http/parse-query-string.js'
import { HttpProblem } from '../../../src/http/problem.js'
import { compileValidator, WELL_FORMED } from '../../../src/http/validate-request.js'

const validate = (schema: TSchema, httpPart: 'querystring' | 'body', given: unknown) =>
  compileValidator({ schema, httpPart, method: 'GET', url: '/' } as FastifyRouteSchemaDef<TSchema>)(given) as { value?: unknown, error?: HttpProblem }

const query = Type.Object({
  q: Type.Optional(Type.String({ pattern: WELL_FORMED })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  sort: Type.Optional(Type.Enum(['oldest', 'newest'])),
  language: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { maxItems: 3 }))
}, { additionalProperties: false })

const ask = (text: string) => validate(query, 'querystring', parseQueryString(text))

t.test('taken', async t => {
  t.strictSame(ask('').value, {})
  t.strictSame(ask('limit=20&q=').value, { limit: 20, q: '' })
  t.strictSame(ask('limit=0200').value, { limit: 200 })
  t.strictSame(ask('language=uk').value, { language: ['uk'] }, 'one value is a list of one')
  t.strictSame(ask('language=uk&language=en').value, { language: ['uk', 'en'] })
  t.strictSame(ask('q=20').value, { q: '20' }, 'text stays text')
})

const refused: Array<[query: string, parameter: string, code: string]> = [
  ['limit=abc', 'limit', 'invalid-parameter'],
  ['limit=', 'limit', 'invalid-parameter'],
  ['limit', 'limit', 'invalid-parameter'],
  ['limit=1.5', 'limit', 'invalid-parameter'],
  ['limit=0', 'limit', 'invalid-parameter'],
  ['limit=-1', 'limit', 'invalid-parameter'],
  ['limit=201', 'limit', 'invalid-parameter'],
  ['limit=1e2', 'limit', 'invalid-parameter'],
  ['limit=0x10', 'limit', 'invalid-parameter'],
  ['limit=+5', 'limit', 'invalid-parameter'],
  ['limit=99999999999999999999', 'limit', 'invalid-parameter'],
  ['limit=5&limit=6', 'limit', 'repeated-parameter'],
  ['q=a&q=b', 'q', 'repeated-parameter'],
  ['q=a&q=a', 'q', 'repeated-parameter'],
  ['q=%FF', 'q', 'invalid-encoding'],
  ['q=%ED%A0%80', 'q', 'invalid-encoding'],
  ['language=%FF', 'language', 'invalid-encoding'],
  ['language=', 'language', 'invalid-parameter'],
  ['language=a&language=b&language=c&language=d', 'language', 'invalid-parameter'],
  ['sort=Oldest', 'sort', 'invalid-parameter'],
  ['sort=', 'sort', 'invalid-parameter'],
  ['limmit=5', 'limmit', 'unknown-parameter'],
  ['language[]=uk', 'language[]', 'unknown-parameter'],
  ['__proto__=x', '__proto__', 'unknown-parameter'],
  ['constructor=x', 'constructor', 'unknown-parameter'],
  ['=x', '', 'unknown-parameter'],
  ['%FF=x', '%FF', 'unknown-parameter']
]

t.test('refused by name', async t => {
  for (const [text, parameter, code] of refused) {
    const { error } = ask(text)
    t.match({ ...error }, { status: 400, parameter, code }, text)
    t.ok(error instanceof HttpProblem && error.message.length > 0, `${text}: says why`)
  }
})

const body = Type.Object({
  quote: Type.Optional(Type.String({ minLength: 1, pattern: WELL_FORMED })),
  quotes: Type.Optional(Type.Array(Type.String(), { minItems: 1 }))
}, { additionalProperties: false, minProperties: 1, maxProperties: 1 })

t.test('bodies: nothing is coerced', async t => {
  t.strictSame(validate(body, 'body', { quote: 'a' }).value, { quote: 'a' })
  const wrong: Array<[unknown, string | undefined, string]> = [
    [{ quote: 5 }, 'quote', 'invalid-parameter'],
    [{ quote: null }, 'quote', 'invalid-parameter'],
    [{ quote: ['a'] }, 'quote', 'invalid-parameter'],
    [{ quote: '' }, 'quote', 'invalid-parameter'],
    [{ quote: 'a\ud800' }, 'quote', 'invalid-parameter'],
    [{ quotes: 'a' }, 'quotes', 'invalid-parameter'],
    [{ quotes: [] }, 'quotes', 'invalid-parameter'],
    [{ quotes: ['a', 1] }, 'quotes', 'invalid-parameter'],
    [{ quote: 'a', more: 1 }, 'more', 'unknown-parameter'],
    [{ quote: 'a', quotes: ['a'] }, undefined, 'invalid-body'],
    [{}, undefined, 'invalid-body'],
    [[], undefined, 'invalid-body'],
    ['a', undefined, 'invalid-body'],
    [null, undefined, 'invalid-body'],
    [undefined, undefined, 'invalid-body']
  ]
  for (const [given, parameter, code] of wrong) {
    const { error } = validate(body, 'body', given)
    t.match({ status: error?.status, parameter: error?.parameter, code: error?.code }, { status: 400, parameter, code }, `${JSON.stringify(given)}: ${error?.message}`)
  }
})

t.test('a missing parameter is named', async t => {
  const { error } = validate(Type.Object({ quote: Type.String() }, { additionalProperties: false }), 'querystring', {})
  t.match({ ...error }, { status: 400, parameter: 'quote', code: 'missing-parameter' })
})

t.test('long names are cut, not reflected whole', async t => {
  const { error } = ask('x'.repeat(10_000) + '=1')
  t.ok((error?.message.length ?? 0) < 300)
})
