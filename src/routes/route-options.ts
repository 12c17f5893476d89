/** What every file of routes is given. */
import type { Limits } from '../../ingest/config.js'
import type { Application } from '../application.js'
import type { Intake } from '../intake/intake.js'

export interface RouteOptions {
  application: Application
  intake: Intake
  limits: Limits
}
