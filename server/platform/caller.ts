import { isIPv4, isIPv6 } from 'node:net'
import Bowser from 'bowser'
import type { FastifyRequest } from 'fastify'

/** The network an address is of, which tells a place of work and not a post: `192.0.2.17` → `192.0.2.0`, IPv6 to its /48. */
export function shortAddress(ip: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip
  if (isIPv4(mapped)) return mapped.replace(/\d+$/, '0')
  if (!isIPv6(mapped)) return null
  const groups = new URL(`http://[${mapped.split('%')[0]}]`).hostname.slice(1, -1).split('::')
  const [head = '', tail] = groups
  const start = head.split(':').filter(Boolean)
  const end = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(8 - start.length - end.length).fill('0')
  return `${[...start, ...zeros, ...end].slice(0, 3).join(':')}::`
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
