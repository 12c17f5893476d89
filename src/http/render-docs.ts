/** The API as a page to read, made from its OpenAPI document: no script, nothing from elsewhere. */
import { createHash } from 'node:crypto'
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'

type Document = OpenApi.Document
type Operation = OpenApi.OperationObject
type Schema = OpenApi.SchemaObject | OpenApi.ReferenceObject

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 3rem; border-bottom: 1px solid; text-transform: capitalize }
h3 { margin-top: 2rem; font-family: ui-monospace, monospace; font-size: 1rem; overflow-wrap: anywhere }
h4 { margin: 1rem 0 .25rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent) }
th { font-weight: 600; white-space: nowrap }
code, pre { font-family: ui-monospace, monospace; font-size: .9rem }
pre { overflow-x: auto; padding: .75rem; background: color-mix(in srgb, currentcolor 8%, transparent) }
.method { text-transform: uppercase; font-weight: 700 }
`

/** Allows the page's own style and nothing else. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function renderDocs (document: Document): string {
  const { info, tags = [], components } = document
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(info.title)}: the HTTP interface</title>
<style>${STYLE}</style>
<main>
<h1>${escape(info.title)}: the HTTP interface</h1>
<p>${escape(info.description ?? '')}</p>
<p>The same for programs: <a href="/openapi.json">openapi.json</a> (OpenAPI ${escape(document.openapi)}).</p>
${tags.map(tag => renderTag(document, tag)).join('\n')}
<h2>Forms</h2>
${Object.entries(components?.schemas ?? {}).map(([name, schema]) => renderForm(name, schema)).join('\n')}
</main>
</html>
`
}

const METHODS = ['get', 'post', 'delete'] as const

function renderTag (document: Document, { name, description = '' }: OpenApi.TagObject): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => METHODS.flatMap(method => {
    const operation = item?.[method]
    return operation?.tags?.includes(name) === true ? [renderOperation(method, path, operation)] : []
  }))
  return `<section><h2>${escape(name)}</h2><p>${escape(description)}</p>\n${operations.join('\n')}</section>`
}

function renderOperation (method: string, path: string, operation: Operation): string {
  return `<article id="${escape(operation.operationId ?? '')}">
<h3><span class="method">${method}</span> ${escape(path)}</h3>
<p>${escape(operation.summary ?? '')}. ${escape(operation.description ?? '')}</p>
${renderParameters((operation.parameters ?? []) as OpenApi.ParameterObject[])}
${renderBody(operation.requestBody as OpenApi.RequestBodyObject | undefined)}
${renderExample(method, path, operation)}
${renderResponses(operation.responses as OpenApi.ResponsesObject)}
</article>`
}

function renderParameters (parameters: OpenApi.ParameterObject[]): string {
  const rows = parameters.map(({ name, description = '', required = false, schema }) =>
    `<tr><th scope="row"><code>${escape(name)}</code></th><td>${describe(schema as Schema)}${required ? ', required' : ''}</td><td>${escape(description)}</td></tr>`)
  return rows.length === 0 ? '' : `<h4>Parameters</h4><table>${rows.join('\n')}</table>`
}

function renderBody (body: OpenApi.RequestBodyObject | undefined): string {
  if (body === undefined) return ''
  const parts = Object.entries(body.content).map(([type, { schema = {} }]) => `<p><code>${escape(type)}</code> ${escape((schema as OpenApi.SchemaObject).description ?? '')}</p>${renderProperties(schema as Schema)}`)
  return `<h4>Body</h4>${parts.join('\n')}`
}

function renderResponses (responses: OpenApi.ResponsesObject): string {
  const rows = Object.entries(responses).map(([status, response]) => {
    const { description = '', content = {} } = response as OpenApi.ResponseObject
    const forms = Object.values(content).map(({ schema }) => describe(schema as Schema))
    return `<tr><th scope="row">${escape(status)}</th><td>${escape(description)}</td><td>${forms.join(', ')}</td></tr>`
  })
  return `<h4>Answers</h4><table>${rows.join('\n')}</table>`
}

function renderExample (method: string, path: string, { parameters = [], requestBody }: Operation): string {
  const required = (parameters as OpenApi.ParameterObject[]).filter(parameter => parameter.in === 'query' && parameter.required)
  const query = required.map(({ name }) => `--data-urlencode '${name}=…'`)
  const body = requestBody === undefined ? [] : ["-H 'Content-Type: application/json'", "-d '{…}'"]
  const options = [method === 'get' ? '' : `-X ${method.toUpperCase()}`, query.length > 0 ? '-G' : '', ...body, ...query].filter(option => option !== '')
  return `<h4>Example</h4><pre>${escape(['curl', ...options, `http://127.0.0.1:3000${path}`].join(' '))}</pre>`
}

function renderForm (name: string, schema: Schema): string {
  return `<article id="${escape(name)}"><h3>${escape(name)}</h3><p>${escape((schema as OpenApi.SchemaObject).description ?? '')}</p>${renderProperties(schema)}</article>`
}

function renderProperties (schema: Schema): string {
  const { properties = {}, anyOf } = schema as OpenApi.SchemaObject
  if (anyOf !== undefined) return `<p>One of: ${anyOf.map(each => describe(each as Schema)).join('; ')}</p>`
  const rows = Object.entries(properties).map(([name, property]) =>
    `<tr><th scope="row"><code>${escape(name)}</code></th><td>${describe(property)}</td><td>${escape((property as OpenApi.SchemaObject).description ?? '')}</td></tr>`)
  return rows.length === 0 ? '' : `<table>${rows.join('\n')}</table>`
}

/** A type in a few words, as HTML. */
function describe (schema: Schema | undefined): string {
  if (schema === undefined) return ''
  if ('$ref' in schema) return linkForm(schema.$ref)
  if (schema.const !== undefined) return `<code>${escape(String(schema.const))}</code>`
  if (schema.enum !== undefined) return schema.enum.map(value => `<code>${escape(String(value))}</code>`).join(' | ')
  if (schema.anyOf !== undefined) return schema.anyOf.map(each => describe(each as Schema)).join(' or ')
  if (schema.type === 'array') return `list of ${describe((schema as OpenApi.ArraySchemaObject).items as Schema)}`
  if (schema.type === 'object') return describeObject(schema)
  return escape(String(schema.type ?? 'anything')) + describeRange(schema)
}

function describeObject ({ properties }: OpenApi.SchemaObject): string {
  if (properties === undefined) return 'object'
  return `{${Object.entries(properties).map(([name, property]) => `<code>${escape(name)}</code>: ${describe(property)}`).join(', ')}}`
}

function describeRange ({ minimum, maximum }: OpenApi.SchemaObject): string {
  return minimum === undefined || maximum === undefined ? '' : ` ${minimum}–${maximum}`
}

function linkForm (reference: string): string {
  const name = escape(reference.split('/').at(-1) ?? '')
  return `<a href="#${name}">${name}</a>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escape = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character] as string)
