import type { LightMyRequestResponse } from 'fastify'
import type { TestApp } from './app.ts'
import type { TestProvider } from './oidc-provider.ts'

interface Cookies {
  cookie: string
}

const sent = (answer: LightMyRequestResponse): string[] => [answer.headers['set-cookie'] ?? []].flat()

/** The value an answer gives to a cookie; empty when it takes it back, undefined when it says nothing of it. */
export const cookieGiven = (answer: LightMyRequestResponse, name: string): string | undefined =>
  sent(answer)
    .findLast((line) => line.startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .split(';')[0]

/** A browser’s way through a provider and back, step by step. */
export function journeyOf(test: TestApp, provider: TestProvider, id = 'essai') {
  const path = `/api/session/oidc/${id}`
  const cookiesOf = (answer: LightMyRequestResponse, former = ''): Cookies => {
    const kept = new Map(former.split('; ').map((pair) => pair.split('=') as [string, string]))
    for (const line of sent(answer)) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      kept.set(name, value)
    }
    const pairs = [...kept].filter(([, value]) => value)
    return { cookie: pairs.map((pair) => pair.join('=')).join('; ') }
  }

  const leave = async (suite?: string, headers: Partial<Cookies> = {}) => {
    const url = suite === undefined ? path : `${path}?suite=${encodeURIComponent(suite)}`
    const answer = await test.app.inject({ url, headers })
    return { answer, departure: String(answer.headers.location), ...cookiesOf(answer, headers.cookie) }
  }
  /** From the provider to the address it sends back to. */
  const through = (subject: string, departure: string) => provider.signIn(departure, subject)
  const comeBack = async (callback: string, headers: Partial<Cookies>) => {
    const { pathname, search } = new URL(callback)
    const answer = await test.app.inject({ url: pathname + search, headers })
    return { answer, location: String(answer.headers.location), ...cookiesOf(answer, headers.cookie) }
  }
  const signIn = async (subject: string, suite?: string, headers: Partial<Cookies> = {}) => {
    const left = await leave(suite, headers)
    const callback = await through(subject, left.departure)
    return { callback, left, ...(await comeBack(callback, left)) }
  }
  return { path, leave, through, comeBack, signIn }
}
