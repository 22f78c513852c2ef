import type { FastifyInstance, FastifyRequest } from 'fastify'
import { notFound, Problem } from './errors.ts'

interface Facts {
  publicUrl: string
  /** Opens accounts without a password: only this machine may ask, whatever name a page gives it. */
  demo: boolean
}

const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const unused = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer', 'microphone']
const permissions = [...unused, 'payment', 'usb'].map((feature) => `${feature}=()`).join(', ')

/** What every answer carries. */
export const protections = (publicUrl: string) => ({
  'content-security-policy': contentSecurity,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions,
  // Not `no-referrer`: it would blank the Origin that older browsers prove a request's site with.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  // As `frame-ancestors`, for the browsers of before 2016 that an agency may still have.
  'x-frame-options': 'DENY',
  ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Browsers say where a request comes from; a program that says nothing carries nobody's cookie. */
function comesFromHere({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  return origin === new URL(publicUrl).origin || new URL(origin).host === headers.host
}

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

function refuseStrangers(request: FastifyRequest, { publicUrl, demo }: Facts) {
  // Without this a page elsewhere could point its own name at 127.0.0.1 and pass for this site (DNS rebinding). The
  // header itself: `hostname` believes a proxy, and what such a page says in its place.
  if (demo && !loopback.test(request.headers.host ?? ''))
    throw new Problem(421, 'wrong-host', 'La démonstration ne répond qu’à l’adresse de cette machine.')
  if (!safe.has(request.method) && !comesFromHere(request, publicUrl))
    throw new Problem(403, 'cross-site', 'Cette demande vient d’un autre site : elle est refusée.')
}

/** By the route it found: `/%61pi/session` is `/api/session`. */
export const isForInterface = ({ routeOptions, url }: FastifyRequest) => (routeOptions.url ?? url).startsWith('/api/')

/** Headers on every answer; changes only from our own pages and only in JSON; an unknown interface path is a plain refusal. */
export function security(app: FastifyInstance, facts: Facts) {
  const headers = protections(facts.publicUrl)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(headers)
    if (isForInterface(request)) reply.header('cache-control', 'no-store')
    refuseStrangers(request, facts)
  })
  app.all('/api/*', () => {
    throw notFound()
  })
}
