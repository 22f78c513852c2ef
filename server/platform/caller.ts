import { isIPv4, isIPv6 } from 'node:net'
import Bowser from 'bowser'
import type { FastifyRequest } from 'fastify'

/** `::ffff:192.0.2.17`, an IPv4 caller of a server that listens to both, is `192.0.2.17`. */
const unmapped = (ip: string) => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip

/** The eight groups of an IPv6 address: `2001:db8::1` → `2001`, `db8`, `0`… `1`. */
function groupsOf(ip: string): string[] {
  const [head = '', tail] = new URL(`http://[${ip.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(8 - start.length - end.length).fill('0')
  return [...start, ...zeros, ...end]
}

/** The network an address is of, which tells a place of work and not a post: `192.0.2.17` → `192.0.2.0`, IPv6 to its /48. */
export function shortAddress(ip: string): string | null {
  const address = unmapped(ip)
  if (isIPv4(address)) return address.replace(/\d+$/, '0')
  return isIPv6(address) ? `${groupsOf(address).slice(0, 3).join(':')}::` : null
}

/** One connection, to count its calls: an IPv4 address, or the /64 of an IPv6 one, in which a machine picks others at will. */
export function connectionOf(ip: string): string {
  const address = unmapped(ip)
  return isIPv6(address) ? `${groupsOf(address).slice(0, 4).join(':')}::` : address
}

// Of anything else the library repeats what the browser says, which could be any text, shown to somebody else.
const browsers = new Set(Object.values(Bowser.BROWSER_MAP))
const systems = new Set(Object.values(Bowser.OS_MAP))

/** «Firefox sur Windows», or null when the browser does not say, or is not one that is known. */
export function deviceOf(userAgent: string | undefined): string | null {
  if (!userAgent) return null
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500))
  if (!browser.name || !browsers.has(browser.name)) return null
  return os.name && systems.has(os.name) ? `${browser.name} sur ${os.name}` : browser.name
}

/** What is kept of where a session comes from. */
export interface Caller {
  readonly address: string | null
  readonly device: string | null
}

export const callerOf = ({ ip, headers }: FastifyRequest): Caller => ({
  address: shortAddress(ip),
  device: deviceOf(headers['user-agent']),
})
