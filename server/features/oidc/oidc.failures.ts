import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client'

/** Why nobody comes back signed in. The sign-in page has a sentence for each: `/connexion?erreur=oidc-closed`. */
export type OidcRefusal =
  /** The provider does not answer, or says that it cannot for now. */
  | 'oidc-unavailable'
  /** The person did not go through with it. */
  | 'oidc-cancelled'
  /** Begun too long ago, in another browser, or already over. */
  | 'oidc-expired'
  /** What came back is not what a right answer is: forged, meant for another site, or wrongly set up. */
  | 'oidc-refused'
  | 'oidc-unverified'
  | 'oidc-closed'

export class OidcFailure extends Error {
  readonly code: OidcRefusal
  constructor(code: OidcRefusal, options?: ErrorOptions) {
    super(code, options)
    this.code = code
  }
}

const bySpecification: Readonly<Record<string, OidcRefusal>> = {
  access_denied: 'oidc-cancelled',
  login_required: 'oidc-cancelled',
  interaction_required: 'oidc-cancelled',
  temporarily_unavailable: 'oidc-unavailable',
  server_error: 'oidc-unavailable',
}

/** What the library threw, as one of ours. */
export function failureOf(error: unknown): OidcFailure {
  if (error instanceof OidcFailure) return error
  const answered = error instanceof AuthorizationResponseError ? (bySpecification[error.error] ?? 'oidc-refused') : null
  return new OidcFailure(answered ?? (isOutage(error) ? 'oidc-unavailable' : 'oidc-refused'), { cause: error })
}

/** Nothing came back, or an error of the server itself: trying later may work. Anything else is a wrong answer. */
function isOutage(error: unknown): boolean {
  const status = statusOf(error)
  if (status !== null) return status >= 500 || status === 429
  if (error instanceof ClientError) return error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT'
  // What `fetch` throws has no code; the library's own complaints about arguments have one.
  return error instanceof TypeError && !('code' in error)
}

function statusOf(error: unknown): number | null {
  if (error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError) return error.status
  return error instanceof ClientError && error.cause instanceof Response ? error.cause.status : null
}

/** What the log may hold of a failure: the causes carry tokens and names, and stay out. */
export function told({ cause }: OidcFailure): Record<string, unknown> {
  if (!(cause instanceof Error)) return {}
  const { code, error } = cause as Error & { code?: unknown; error?: unknown }
  const answered = typeof error === 'string' && error.slice(0, 80)
  return { reason: cause.message, reasonCode: code, ...(answered && { answered }) }
}
