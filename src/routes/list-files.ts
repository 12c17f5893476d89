/** The same list as files: `.ndjson`, `.csv` and `.atom` of its address, streamed, without a cap. */
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Type, type Static, type TObject } from 'typebox'
import { writeAtom, writeCsv, writeJsonLines, type FeedHead, type RowForm } from '../answers/write-list.js'
import { problems } from './schemas/responses.js'

export interface ListFiles<Query extends TObject, Row extends object, Params extends TObject> {
  /** of the list, without extension */
  path: string
  /** operation of the list; that of a file is `NAME_csv` */
  operationId: string
  /** “All hits of a search” */
  summary: string
  tags: string[]
  /** where the address has parts to fill in */
  params?: Params
  querystring: Query
  form: RowForm<Row>
  /** of the feed */
  title: (query: Static<Query>, params: Static<Params>) => string | Promise<string>
  /** what is wrong with the request is thrown before the first row */
  read: (query: Static<Query>, params: Static<Params>) => Promise<AsyncIterable<Row>> | AsyncIterable<Row>
}

interface FileType<Row> {
  extension: string
  type: string
  as: string
  write: (rows: AsyncIterable<Row>, form: RowForm<Row>, head: FeedHead) => AsyncIterable<string>
}

const fileTypes = <Row extends object>(): ReadonlyArray<FileType<Row>> => [
  { extension: 'ndjson', type: 'application/x-ndjson', as: 'JSON Lines', write: writeJsonLines },
  { extension: 'csv', type: 'text/csv', as: 'a spreadsheet', write: writeCsv },
  { extension: 'atom', type: 'application/atom+xml', as: 'a feed', write: writeAtom }
]

export function addListFiles<Query extends TObject, Row extends object, Params extends TObject = TObject> (fastify: FastifyInstance, list: ListFiles<Query, Row, Params>): void {
  for (const { extension, type, as, write } of fileTypes<Row>()) {
    fastify.get(`${list.path}.${extension}`, {
      config: { tagged: 'archive' },
      schema: {
        operationId: `${list.operationId}_${extension}`,
        summary: `${list.summary} as ${as}`,
        description: 'Takes the parameters of the list; `limit` and `cursor` are ignored. A connection that ends early means that something failed: what came is not complete.',
        tags: list.tags,
        ...(list.params !== undefined && { params: list.params }),
        querystring: list.querystring,
        response: { 200: { description: 'One after the other, as they are found.', content: { [type]: { schema: Type.String() } } }, ...(list.params === undefined ? problems(400, 503) : problems(400, 404, 503)) }
      }
    }, async (request, reply) => {
      const query = request.query as Static<Query>
      const params = request.params as Static<Params>
      const rows = await list.read(query, params)
      return reply.type(`${type}; charset=utf-8`).send(Readable.from(write(rows, list.form, headOf(request, await list.title(query, params)))))
    })
  }
}

function headOf (request: FastifyRequest, title: string): FeedHead {
  const origin = `${request.protocol}://${request.host}`
  return { address: origin + request.url, origin, title, updated: new Date().toISOString() }
}
