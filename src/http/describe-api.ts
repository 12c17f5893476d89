/** How the OpenAPI document is made from the routes' schemas. */
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'

export const apiDescription: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Verbatim',
      version: '1',
      description: 'Was it said, by whom, where, when, in exactly these words, and who printed it first? Offsets are UTF-16 code units into the article text; languages are BCP 47 tags; errors are application/problem+json (RFC 9457). Unknown parameters are refused.',
      license: { name: 'MIT', identifier: 'MIT' }
    },
    tags: [
      { name: 'quotations', description: 'Search and check.' },
      { name: 'articles', description: 'Read, hand in, delete.' },
      { name: 'archive', description: 'What it holds and what it did not take.' },
      { name: 'operation', description: 'For whoever runs the service.' }
    ],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The VERBATIM_TOKEN of the service, where it has one.' } }
    }
  },
  hideUntagged: true, // the page's addresses are for people
  refResolver: { buildLocalReference: json => String(json.$id) }
}
