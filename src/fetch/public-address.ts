/** Which network addresses a page may be fetched from: public ones, never those of our own network. */
import { BlockList, isIP } from 'node:net'

/** Addresses of IPv4 that are not for the public internet (IANA special-purpose registry, RFC 6890). */
const SPECIAL_IPV4: ReadonlyArray<readonly [network: string, prefix: number]> = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata service of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4] // reserved, broadcast
]

/** The part of IPv6 that is routed; IPv4-mapped, NAT64, unique local, link-local and multicast lie outside. */
const PUBLIC_IPV6 = ['2000::', 3] as const

const SPECIAL_IPV6: ReadonlyArray<readonly [network: string, prefix: number]> = [
  ['2001::', 23], // protocol assignments, Teredo
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: holds any IPv4 address
  ['3fff::', 20] // documentation
]

const special = new BlockList()
for (const [network, prefix] of SPECIAL_IPV4) special.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of SPECIAL_IPV6) special.addSubnet(network, prefix, 'ipv6')
const routed = new BlockList()
routed.addSubnet(...PUBLIC_IPV6, 'ipv6')

/**
 * @param address IPv4 or IPv6, without brackets; anything else is not public
 * @example isPublicAddress('93.184.215.14') // → true; '127.0.0.1', '::ffff:8.8.8.8', 'fe80::1%eth0' → false
 */
export function isPublicAddress (address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && routed.check(address, 'ipv6') && !special.check(address, 'ipv6')
}
