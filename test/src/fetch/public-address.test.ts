/** Which addresses pages are fetched from. */
import { isPublicAddress } from '../../../src/fetch/public-address.js'
import { runCases } from '../../support/cases.js'

await runCases('public-addresses', isPublicAddress)
