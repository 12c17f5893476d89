/** The files of a form (multipart/form-data) as sources, each read by its format while it arrives. */
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { Limits } from '../../ingest/config.js'
import type { Rejection, SourceFile } from '../../ingest/document.js'
import { isRejection } from '../../ingest/pipeline.js'
import { UnpackError } from '../../ingest/read/open-file.js'
import { recordToSource } from '../../ingest/read/read-record.js'
import { readUpload } from '../../ingest/read/read-sources.js'
import { HttpProblem } from '../http/problem.js'
import { rejectionProblem } from './rejection-problem.js'

const MOST_FILES = 1_000 // of one request; more go into a ZIP
const MOST_FIELDS = 20
const LONGEST_FIELD = 65_536 // bytes: more than a record takes, which says so
const LONGEST_NAME = 200 // characters of a file name that are kept
const LONGEST_HEAD = 50 // headers of a part

/** What may be said of all files at once; each file's own statement stands above it. */
const FIELDS = ['outlet', 'authors', 'published', 'language']

type Declared = SourceFile['declared']

/**
 * Fields hold for the files after them, as in a form.
 *
 * @throws HttpProblem for what is no form, too large, or a field that is unknown or wrong
 */
export async function * readParts (request: FastifyRequest, limits: Limits): AsyncGenerator<SourceFile | Rejection> {
  if (Number(request.headers['content-length']) > limits.requestBytes) throw tooLarge(limits)
  const budget = { left: limits.requestBytes }
  const fields: Record<string, string> = {}
  let declared: Declared = {}
  let files = 0
  for await (const part of partsOf(request, limits)) {
    if (part.type === 'field') {
      fields[knownField(part.fieldname)] = String(part.value)
      declared = readDeclared(fields, limits)
      continue
    }
    files++
    for await (const source of readUpload(arriving(part.file, budget, limits), part.filename.slice(-LONGEST_NAME), { limits })) yield isRejection(source) ? source : { ...source, declared: { ...declared, ...source.declared } }
    if (budget.left < 0) throw tooLarge(limits)
  }
  if (files === 0) throw new HttpProblem(400, 'empty-body', 'There is no file in the body.')
}

/** What the parser says is no fault of ours. */
async function * partsOf (request: FastifyRequest, limits: Limits): ReturnType<FastifyRequest['parts']> {
  const parts = request.parts({ limits: { fileSize: limits.requestBytes, files: MOST_FILES, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD, headerPairs: LONGEST_HEAD } })
  while (true) {
    const next = await parts.next().catch((error: unknown) => { throw formProblem(error) })
    if (next.done === true) return
    yield next.value
  }
}

/** A body without a length is read until it is too long: the files before are in the archive by then. */
const tooLarge = (limits: Limits): HttpProblem => new HttpProblem(413, 'body-too-large', `A request has at most ${limits.requestBytes} bytes.`)

function formProblem (error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  const isTooLarge = Object(error).statusCode === 413
  return isTooLarge
    ? new HttpProblem(413, 'body-too-large', `A form has at most ${MOST_FILES} files and ${MOST_FIELDS} fields.`, { cause: error })
    : new HttpProblem(400, 'invalid-body', 'The body is not a whole form of type multipart/form-data.', { cause: error })
}

function knownField (name: string): string {
  const field = name === 'author' ? 'authors' : name
  if (!FIELDS.includes(field)) throw new HttpProblem(400, 'unknown-parameter', `There is no such field; there are ${FIELDS.join(', ')}, and files under any name.`, { parameter: name.slice(0, LONGEST_NAME) })
  return field
}

function readDeclared (fields: Readonly<Record<string, string>>, limits: Limits): Declared {
  const source = recordToSource({ ...fields, text: '-' }, 'POST', { limits })
  if (isRejection(source)) throw rejectionProblem(source)
  return source.declared
}

/** The bytes of one file; what its reader leaves is thrown away, so that the next one can be read. */
async function * arriving (file: Readable, budget: { left: number }, limits: Limits): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      budget.left -= chunk.length
      if (budget.left < 0) throw new UnpackError('too-large', tooLarge(limits).message)
      yield chunk
    }
  } finally {
    file.resume()
  }
}
