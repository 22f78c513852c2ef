import * as openid from 'openid-client'
import type { OidcProvider } from '../../config.oidc.ts'
import type { Config } from '../../config.ts'
import type { Clock } from '../../platform/clock.ts'
import { failureOf, OidcFailure } from './oidc.failures.ts'
import { type Identity, identityOf, reaches } from './oidc.rules.ts'

/** The secrets of one sign-in under way. */
export interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** One identity provider, met when first needed. What fails is thrown as an `OidcFailure`. */
export interface OidcClient {
  readonly provider: OidcProvider
  /** Where the browser goes to sign in. */
  departure(attempt: Attempt): Promise<string>
  /** Who came back, with the query the provider gave to the browser. */
  arrival(query: URLSearchParams, attempt: Attempt): Promise<Identity>
  /** Where the browser goes to end the session there too, or null when the provider has no such place. */
  exit(idToken: string, state: string): Promise<string | null>
}

/** The client of a provider by its id; undefined when none is called so. */
export type OidcClients = (id: string) => OidcClient | undefined

/** How long a person waits for a provider that says nothing. */
const patienceSeconds = 5
/** Addresses and capacities of a provider change now and then, with notice. */
const metAgainMs = 60 * 60_000

interface Ground {
  readonly publicUrl: string
  readonly clock: Clock
  readonly timeout: number
}

export function makeOidc(
  { oidc, publicUrl }: Pick<Config, 'oidc' | 'publicUrl'>,
  clock: Clock,
  timeout = patienceSeconds,
): OidcClients {
  const clients = new Map(oidc.map((provider) => [provider.id, makeClient(provider, { publicUrl, clock, timeout })]))
  return (id) => clients.get(id)
}

/** Posts the secret as ProConnect wants it, unless the provider takes it in a header only. */
const secretAsWanted =
  (secret: string): openid.ClientAuth =>
  (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const posts = ways.includes('client_secret_post')
    return (posts ? openid.ClientSecretPost(secret) : openid.ClientSecretBasic(secret))(server, ...rest)
  }

const meet = ({ issuer, clientId, clientSecret, userinfoAlg }: OidcProvider, timeout: number) =>
  openid.discovery(
    new URL(issuer),
    clientId,
    userinfoAlg ? { userinfo_signed_response_alg: userinfoAlg } : {},
    secretAsWanted(clientSecret),
    {
      timeout,
      // Signatures are checked although tokens come straight from the provider. Plain HTTP is for loopback only:
      // the settings refuse another issuer.
      execute: [
        openid.enableNonRepudiationChecks,
        ...(issuer.startsWith('http:') ? [openid.allowInsecureRequests] : []),
      ],
    },
  )

/** Shares one meeting between all who need it at once, keeps it for a while, forgets it at once when it failed. */
function acquaintance(provider: OidcProvider, { clock, timeout }: Ground) {
  let met: { at: number; configuration: Promise<openid.Configuration> } | null = null
  return (): Promise<openid.Configuration> => {
    const now = clock.now().getTime()
    if (met && Math.abs(now - met.at) < metAgainMs) return met.configuration
    const current = { at: now, configuration: meet(provider, timeout) }
    current.configuration.catch(() => {
      if (met === current) met = null
    })
    met = current
    return current.configuration
  }
}

function makeClient(provider: OidcProvider, ground: Ground): OidcClient {
  const configuration = acquaintance(provider, ground)
  const { publicUrl } = ground
  const callback = `${publicUrl}/api/session/oidc/${provider.id}/callback`
  const failing =
    <A extends unknown[], T>(ask: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      ask(...given).catch((error: unknown) => {
        throw failureOf(error)
      })

  const departure = async ({ state, nonce, codeVerifier }: Attempt) => {
    const met = await configuration()
    const { href } = openid.buildAuthorizationUrl(met, {
      ...{ redirect_uri: callback, scope: provider.scope, state, nonce },
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...assurance(provider, met),
      ...(provider.prompt && { prompt: provider.prompt }),
    })
    return href
  }

  const arrival = async (query: URLSearchParams, { state, nonce, codeVerifier }: Attempt) => {
    const met = await configuration()
    const tokens = await openid.authorizationCodeGrant(met, new URL(`${callback}?${query}`), {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: codeVerifier,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims || !reaches(claims.acr, provider.acrValues))
      throw new OidcFailure('oidc-refused', { cause: new Error('level of assurance not reached') })
    const person = met.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(met, tokens.access_token, claims.sub)
      : {}
    return { ...identityOf(claims, person, provider), idToken: tokens.id_token ?? '' }
  }

  const exit = async (idToken: string, state: string) => {
    const met = await configuration()
    if (!met.serverMetadata().end_session_endpoint) return null
    const back = { post_logout_redirect_uri: `${publicUrl}/connexion`, state }
    return openid.buildEndSessionUrl(met, { id_token_hint: idToken, ...back }).href
  }

  return { provider, departure: failing(departure), arrival: failing(arrival), exit: failing(exit) }
}

/**
 * Asks for a level of assurance so that a lower one is an error, where the provider can be told so; ProConnect can:
 * niveaux-acr.md of its documentation. Elsewhere it is a wish, and the answer is checked all the same.
 */
function assurance({ acrValues }: OidcProvider, met: openid.Configuration): Record<string, string> {
  if (!acrValues) return {}
  if (!met.serverMetadata().claims_parameter_supported) return { acr_values: acrValues }
  const acr = { essential: true, values: acrValues.split(' ') }
  return { claims: JSON.stringify({ id_token: { acr } }) }
}
