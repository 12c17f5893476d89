/** What every route of the page is given: the application, and how to read a request and send a view. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Limits } from '../../ingest/config.js'
import type { Application } from '../application.js'
import type { Intake } from '../intake/intake.js'
import type { View } from './view.js'
import type { Page } from './views/layout.js'

export interface PageContext {
  application: Application
  intake: Intake
  limits: Limits
  /** nothing can be added: the page says so */
  readOnly: boolean
  viewOf (request: FastifyRequest): Promise<View>
  send (reply: FastifyReply, view: View, content: Page, code?: number): FastifyReply
}
