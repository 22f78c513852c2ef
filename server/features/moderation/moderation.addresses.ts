import { BlockList, isIPv4, isIPv6 } from 'node:net'

/**
 * Addresses that lead inward, or nowhere a site can be (IANA special-purpose registries, RFC 6890): this machine, private
 * and shared networks, link-local, documentation, benchmarks, multicast, reserved.
 */
const inward4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]
/** Of IPv6 only 2000::/3 is given out; inside it, what carries an IPv4 address or is kept for protocols and examples. */
const inward6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const blocked = new BlockList()
for (const [net, prefix] of inward4) blocked.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of inward6) blocked.addSubnet(net, prefix, 'ipv6')
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')

/** Whether an address is of the public network: the only ones that a check may ask. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked.check(address, 'ipv4')
  return isIPv6(address) && given.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

const ports: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** An address one may ask: http or https on its own port, by a public name, without a password in it. Null: not this one. */
export function askable(link: string): URL | null {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  const plain = url.protocol in ports && url.port === '' && !url.username && !url.password
  return plain && !isLiteral(url.hostname) && url.hostname.includes('.') ? url : null
}

/** A site has a name: an address of figures, however it is written, is none of a structure’s. */
const isLiteral = (hostname: string) => isIPv4(hostname) || hostname.startsWith('[')
