/** Which names the service answers to when something is to be changed (against DNS rebinding and cross-site requests). */
import { hostname } from 'node:os'
import { isIP } from 'node:net'
import { isLoopback, isWildcard } from '../security.js'

export interface Authority {
  /** lower case, IPv6 without brackets */
  name: string
  port: number
}

const AUTHORITY = /^(\[[0-9a-f:.]{2,45}\]|[^\s:/\\?#@[\]]{1,253})(?::(\d{1,5}))?$/i
const HTTP_PORT = 80
const HTTPS_PORT = 443

/**
 * @returns null for what is no `host` or `host:port`
 * @example parseAuthority('LOCALHOST:3000') // → { name: 'localhost', port: 3000 }
 */
export function parseAuthority (written: string, defaultPort = HTTP_PORT): Authority | null {
  const [, name, port] = AUTHORITY.exec(written) ?? []
  if (name === undefined) return null
  return { name: name.replace(/^\[|\]$/g, '').toLowerCase(), port: port === undefined ? defaultPort : Number(port) }
}

/** @returns null for `null`, other schemes than http(s) and everything malformed */
export function parseOrigin (origin: string): Authority | null {
  const [, scheme, rest] = /^(https?):\/\/(.+)$/i.exec(origin) ?? []
  if (scheme === undefined || rest === undefined) return null
  return parseAuthority(rest, scheme.toLowerCase() === 'https' ? HTTPS_PORT : HTTP_PORT)
}

export interface ListeningAddress {
  /** as configured */
  host: string
  /** where the request came in */
  port: number
  /** address of our end of the connection */
  localAddress: string | undefined
}

/**
 * Our own names: the configured host, and those of the loopback address where we listen on it. A
 * service on all addresses is also called by the address the request came in at and by the name of
 * the machine; any other name only where a token is needed anyway (`anyName`), since a page that
 * has had its own name rebound does not know the token.
 */
export function isOwnName ({ name, port }: Authority, own: ListeningAddress, anyName: boolean): boolean {
  const wildcard = isWildcard(own.host)
  if (wildcard && anyName) return true
  if (port !== own.port) return false
  if (name === own.host.toLowerCase()) return true
  if (isLoopback(name)) return wildcard || isLoopback(own.host)
  return wildcard && (isOwnAddress(name, own.localAddress) || name === hostname().toLowerCase())
}

function isOwnAddress (name: string, localAddress: string | undefined): boolean {
  return isIP(name) !== 0 && name === localAddress?.replace(/^::ffff:/, '')
}

export const isSame = (one: Authority, other: Authority): boolean => one.name === other.name && one.port === other.port
