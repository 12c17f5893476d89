/** Where Verbatim may listen: an archive that anyone on the network could change is refused at the start. */
import { BlockList, isIP } from 'node:net'

export interface Access {
  /** address to listen on */
  host: string
  /** needed for writes when set */
  token?: string
  /** refuses everything that would change the archive */
  readOnly?: boolean
}

/** The service would be open to writes by anyone; the message says what to set. */
export class UnsafeAddressError extends Error {
  override name = 'UnsafeAddressError'
  readonly code = 'unsafe-address'
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/**
 * Only `localhost` counts among names: what another name resolves to can change while we run.
 *
 * @example isLoopback('127.0.0.1') // → true; '0.0.0.0' and 'newsroom.local' → false
 */
export function isLoopback (host: string): boolean {
  const family = isIP(host)
  if (family === 0) return host.toLowerCase() === 'localhost'
  return loopback.check(host, family === 4 ? 'ipv4' : 'ipv6')
}

/** All addresses of the machine at once. */
export const isWildcard = (host: string): boolean => ['', '0.0.0.0', '::'].includes(host)

/** @throws UnsafeAddressError off the loopback address unless writes are refused or need a token */
export function assertSafeAddress ({ host, token, readOnly }: Access): void {
  if (isLoopback(host) || readOnly === true || hasToken(token)) return
  throw new UnsafeAddressError(`refusing to listen on ${host === '' ? 'all addresses' : host}: anyone who reaches it could change the archive. Set VERBATIM_TOKEN (then needed for writes) or give --read-only.`)
}

const hasToken = (token: string | undefined): boolean => token !== undefined && token.trim() !== ''
