import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './free-port.ts'
import { configurationFor, type Person, page } from './oidc-configuration.ts'

interface Wanted {
  /** Where Levier is reached: its client comes back there. */
  site: string
  /** Its id in the settings of Levier. */
  id?: string
  port?: number
  /** Answers about people in signed tokens, as ProConnect. */
  signsPeople?: boolean
  /** Listens on `localhost`, which for a browser is another site than 127.0.0.1. */
  host?: 'localhost' | '127.0.0.1'
}

interface Answer {
  status: number
  body: string
}

export interface TestProvider {
  readonly issuer: string
  /** By subject; each has a button on its sign-in page. */
  readonly people: Map<string, Person>
  /** What Levier is told of it. */
  readonly env: Record<string, string>
  /** Alters what the provider answers at a path (`/token`, `/me`, `/jwks`…), on the way out. */
  fault: ((path: string, answer: Answer) => Answer) | null
  /** The same token with other claims, signed again with the provider's key or with another one. */
  forge(token: string, claims: Record<string, unknown>, key?: KeyObject): string
  /** Signs somebody in on its pages, as a browser would. Returns the address it sends the browser back to. */
  signIn(departure: string, subject: string): Promise<string>
  close(): Promise<void>
}

/** Its sign-in page: a link for each person, and one to give up. */
async function interact(provider: Provider, people: Map<string, Person>, req: IncomingMessage, res: ServerResponse) {
  const [, , uid, subject] = new URL(req.url!, 'http://provider').pathname.split('/')
  if (subject === undefined) {
    const links = [...people].map(
      ([sub, { email }]) => `<li><a href="/interaction/${uid}/${sub}">${email ?? sub}</a></li>`,
    )
    const body = `<h1>Fournisseur d’essai</h1><ul>${links.join('')}</ul><a href="/interaction/${uid}/">Renoncer</a>`
    return void res.setHeader('content-type', 'text/html; charset=utf-8').end(page(body))
  }
  const { acr } = people.get(subject) ?? {}
  const result = subject
    ? { login: { accountId: subject, ...(acr && { acr }) } }
    : { error: 'access_denied', error_description: 'given up' }
  await provider.interactionFinished(req, res, result)
}

/** Lets `alter` change what is about to be sent. */
function altering(res: ServerResponse, alter: (answer: Answer) => Answer) {
  const end = res.end.bind(res) as (body: string) => ServerResponse
  res.end = ((chunk?: unknown) => {
    const { status, body } = alter({ status: res.statusCode, body: chunk === undefined ? '' : String(chunk) })
    res.statusCode = status
    res.setHeader('content-length', Buffer.byteLength(body))
    return end(body)
  }) as ServerResponse['end']
}

const closed = (server: Server) =>
  new Promise<void>((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What Levier is told of a provider, which need not be started yet. */
export function settingsFor({ id = 'essai', issuer = '', signsPeople = false }): Record<string, string> {
  const prefix = `OIDC_${id.toUpperCase().replaceAll('-', '_')}_`
  return {
    ...{ OIDC_PROVIDERS: id, [`${prefix}ISSUER`]: issuer, [`${prefix}CLIENT_ID`]: 'levier' },
    [`${prefix}CLIENT_SECRET`]: 'secret-of-levier',
    ...(signsPeople && { [`${prefix}USERINFO_ALG`]: 'ES256' }),
  }
}

/** A real OpenID provider of its own, on loopback. The caller closes it. */
export async function startProvider(wanted: Wanted): Promise<TestProvider> {
  const { site, id = 'essai', host = '127.0.0.1', signsPeople = false, port = await freePort() } = wanted
  const issuer = `http://${host}:${port}`
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const people = new Map<string, Person>()
  const provider = new Provider(issuer, configurationFor({ site, id, signsPeople }, key, people))
  const answer = provider.callback()
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url!, issuer)
    if (made.fault) altering(res, (sent) => made.fault!(pathname, sent))
    if (!/^\/interaction\/[^/]+(\/[^/]*)?$/.test(pathname)) return void answer(req, res)
    interact(provider, people, req, res).catch((error: unknown) => res.writeHead(500).end(String(error)))
  })
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))

  const env = settingsFor({ id, issuer, signsPeople })
  const forge: TestProvider['forge'] = (token, claims, signer = key) => {
    const [header, payload] = token.split('.') as [string, string]
    const former = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const signed = `${header}.${base64url({ ...former, ...claims })}`
    const signature = sign('sha256', Buffer.from(signed), { key: signer, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  }
  const signIn: TestProvider['signIn'] = (departure, subject) => throughPages(issuer, departure, subject)
  const made: TestProvider = { issuer, people, env, fault: null, forge, signIn, close: () => closed(server) }
  return made
}

/** Follows the provider's redirects and chooses the person on its page, until it sends the browser elsewhere. */
async function throughPages(issuer: string, departure: string, subject: string): Promise<string> {
  const jar = new Map<string, string>()
  let url = departure
  while (url.startsWith(issuer)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const next = answer.headers.get('location')
    if (!next && !url.includes('/interaction/'))
      throw new Error(`the provider stopped at ${url}: ${await answer.text()}`)
    url = next ? new URL(next, issuer).href : `${url}/${subject}`
  }
  return url
}
