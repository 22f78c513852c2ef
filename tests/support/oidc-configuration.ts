import { type KeyObject, randomBytes } from 'node:crypto'
import type { Adapter, Configuration } from 'oidc-provider'

/** Somebody known to the provider, as it tells them. */
export interface Person {
  email?: string
  email_verified?: boolean
  name?: string
  given_name?: string
  usual_name?: string
  /** The level of assurance it signs them in with. */
  acr?: string
}

const hour = 3600
const kinds = ['AccessToken', 'AuthorizationCode', 'Grant', 'IdToken', 'Interaction', 'Session'] as const

/** What the provider remembers, gone with it. */
function memory(): (model: string) => Adapter {
  const rows = new Map<string, Record<string, unknown>>()
  return (model) => {
    const find = async (field: string, value: string) =>
      [...rows].find(([key, row]) => key.startsWith(`${model} `) && row[field] === value)?.[1]
    return {
      upsert: async (id, payload) => void rows.set(`${model} ${id}`, { ...payload }),
      find: async (id) => rows.get(`${model} ${id}`),
      findByUid: (uid) => find('uid', uid),
      findByUserCode: (code) => find('userCode', code),
      consume: async (id) => void Object.assign(rows.get(`${model} ${id}`) ?? {}, { consumed: 1 }),
      destroy: async (id) => void rows.delete(`${model} ${id}`),
      revokeByGrantId: async (grant) => {
        for (const [key, row] of rows) if (row.grantId === grant) rows.delete(key)
      },
    }
  }
}

export const page = (body: string) =>
  `<!doctype html><html lang="fr"><title>Fournisseur d’essai</title><body>${body}</body></html>`

/** A provider that remembers nothing afterwards, asks for no consent, and tells what each scope names. */
export function configurationFor(
  { site, id, signsPeople }: { site: string; id: string; signsPeople: boolean },
  key: KeyObject,
  people: Map<string, Person>,
): Configuration {
  const signing = {
    id_token_signed_response_alg: 'ES256',
    ...(signsPeople && { userinfo_signed_response_alg: 'ES256' }),
  }
  return {
    adapter: memory(),
    clients: [
      {
        ...{ client_id: 'levier', client_secret: 'secret-of-levier', token_endpoint_auth_method: 'client_secret_post' },
        redirect_uris: [`${site}/api/session/oidc/${id}/callback`],
        post_logout_redirect_uris: [`${site}/connexion`],
        ...(signing as object),
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'essai' }] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    ttl: Object.fromEntries(kinds.map((kind) => [kind, hour])),
    acrValues: ['eidas1', 'eidas2'],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
    },
    findAccount: (_ctx, sub) => {
      const { acr: _, ...claims } = people.get(sub) ?? {}
      return people.has(sub) ? { accountId: sub, claims: async () => ({ sub, ...claims }) } : undefined
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid email profile given_name usual_name')
      grant.addOIDCClaims(['acr'])
      await grant.save()
      return grant
    },
    renderError: (ctx, { error }) => {
      ctx.body = page(`<h1>${error}</h1>`)
    },
    features: {
      devInteractions: { enabled: false },
      claimsParameter: { enabled: true },
      jwtUserinfo: { enabled: signsPeople },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const leave = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Quitter</button>'
          ctx.body = page(`<h1>Quitter le fournisseur</h1>${form}${leave}`)
        },
      },
    },
  }
}
