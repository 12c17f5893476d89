/**
 * Checks parameters and bodies against their schemas. Nothing is coerced, filled in or removed but
 * for what an address cannot say otherwise: whole numbers, and one value where a list may stand.
 */
import type { FastifySchemaCompiler } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { Compile, type Validator } from 'typebox/compile'
import type { QueryValues } from './parse-query-string.js'
import { HttpProblem } from './problem.js'

type PropertySchema = { type?: string, enum?: unknown[], minimum?: number, maximum?: number, properties?: Properties }
interface Properties { [name: string]: PropertySchema }
type ValidationError = ReturnType<Validator['Errors']>[number]

const WHOLE_NUMBER = /^-?\d{1,15}$/ // 15 digits: every such number is exact

export const compileValidator: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const validator = Compile(schema)
  const properties = (schema as { properties?: Properties }).properties ?? {}
  return (given: unknown) => {
    try {
      const value = httpPart === 'querystring' ? readQuery(given as QueryValues, properties) : given
      return validator.Check(value) ? { value: value as Static<TSchema> } : { error: describe(validator.Errors(value), properties) }
    } catch (error) {
      return { error: error as Error }
    }
  }
}

function readQuery (given: QueryValues, properties: Properties): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [name, written] of Object.entries(given)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (property === undefined) throw unknownParameter(name, properties)
    value[name] = readValue(name, written, property)
  }
  return value
}

function readValue (name: string, written: string | string[] | null, property: PropertySchema): unknown {
  if (written === null) throw new HttpProblem(400, 'invalid-encoding', `${name} is not valid percent-encoded UTF-8.`, { parameter: name })
  if (property.type === 'array') return typeof written === 'string' ? [written] : written
  if (typeof written !== 'string') throw new HttpProblem(400, 'repeated-parameter', `${name} is given more than once; it takes one value.`, { parameter: name })
  return property.type === 'integer' && WHOLE_NUMBER.test(written) ? Number(written) : written
}

const LONGEST_SHOWN = 60 // characters of a name that came from the client

function unknownParameter (name: string, properties: Properties, within = ''): HttpProblem {
  const known = Object.keys(properties).join(', ')
  return new HttpProblem(400, 'unknown-parameter', `There is no parameter ${show(name)} here; there ${known === '' ? 'are none' : `are ${known}`}.`, { parameter: within + name.slice(0, LONGEST_SHOWN) })
}

/** Names the first thing that is wrong. */
function describe (errors: ValidationError[], properties: Properties): HttpProblem {
  const unknown = errors.find(error => error.keyword === 'additionalProperties')
  if (unknown?.keyword === 'additionalProperties') {
    const place = locate(unknown, properties)
    return unknownParameter(unknown.params.additionalProperties[0] ?? '', place.property?.properties ?? properties, place.name === '' ? '' : place.name + '/')
  }
  const missing = errors.find(error => error.keyword === 'required')
  if (missing?.keyword === 'required') {
    const name = [locate(missing, properties).name, missing.params.requiredProperties[0] ?? ''].filter(Boolean).join('/')
    return new HttpProblem(400, 'missing-parameter', `${name} is missing.`, { parameter: name })
  }
  const [error] = errors
  const { name, property } = locate(error, properties)
  if (name === '') return new HttpProblem(400, 'invalid-body', describeBody(error, properties))
  return new HttpProblem(400, 'invalid-parameter', `${name} ${requirement(property, error)}.`, { parameter: name })
}

/** The field that is wrong, those of an object in it as `search/limit`; what is wrong with an element is wrong with its list. */
function locate (error: ValidationError | undefined, properties: Properties): { name: string, property: PropertySchema | undefined } {
  const names: string[] = []
  let property: PropertySchema | undefined
  let known: Properties | undefined = properties
  for (const name of error?.instancePath.split('/').slice(1) ?? []) {
    if (known === undefined) break
    property = known[name]
    known = property?.properties
    names.push(name)
  }
  return { name: names.join('/'), property }
}

function describeBody (error: ValidationError | undefined, properties: Properties): string {
  if (error?.keyword === 'minProperties' || error?.keyword === 'maxProperties') return `The body has to hold exactly one of ${Object.keys(properties).join(', ')}.`
  return 'The body has to be a JSON object.'
}

function requirement (property: PropertySchema | undefined, error: ValidationError | undefined): string {
  if (property?.type === 'integer') return `has to be a whole number${range(property)}`
  if (error?.keyword === 'enum') return `has to be one of ${error.params.allowedValues.join(', ')}`
  if (error?.keyword === 'minLength' || error?.keyword === 'minItems') return 'must not be empty'
  if (error?.keyword === 'pattern') return error.params.pattern === WELL_FORMED ? 'holds half of a character (a lone surrogate)' : `has to match ${String(error.params.pattern)}`
  return error?.message ?? 'is not valid'
}

function range ({ minimum, maximum }: PropertySchema): string {
  if (minimum === undefined) return ''
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`
}

/** Strings without lone surrogates, as a pattern of JSON Schema (patterns have the `u` flag there). */
export const WELL_FORMED = '^\\P{Cs}*$'

const show = (name: string): string => JSON.stringify(name.length > LONGEST_SHOWN ? name.slice(0, LONGEST_SHOWN) + '…' : name)
