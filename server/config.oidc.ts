import { type Env, isLoopback, listOf, urlProblem } from './config.values.ts'

export interface OidcProvider {
  /** In addresses and in the names of its settings: `proconnect`. */
  readonly id: string
  /** On the button: «ProConnect». */
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string
  /** Levels of assurance, any of which is enough: `eidas1 eidas2`. A lower one is refused. Null: whatever the provider does. */
  readonly acrValues: string | null
  /** `login`: the person proves who they are each time, even with a session open at the provider. */
  readonly prompt: string | null
  /** The provider checks every address and has no `email_verified` to say so, as ProConnect. */
  readonly vouchesForEmail: boolean
  /** Signature of the answer about the person, `RS256`, for a provider that signs it; null: plain JSON, or what it announces. */
  readonly userinfoAlg: string | null
}

const settings = [
  'ISSUER',
  'CLIENT_ID',
  'CLIENT_SECRET',
  'CLIENT_SECRET_FILE',
  'LABEL',
  'SCOPE',
  'ACR_VALUES',
  'PROMPT',
  'TRUST_EMAIL',
  'USERINFO_ALG',
]

/** ProConnect has a scope for each fact about the person: donnees_fournies.md of its documentation for service providers. */
const known: Readonly<Record<string, { label: string; scope: string }>> = {
  proconnect: { label: 'ProConnect', scope: 'openid given_name usual_name email' },
}
const prompts = ['login', 'consent', 'select_account']
/** Those that are checked with the provider’s public keys; a shared secret (HS256) is not a signature. */
const signatures = /^((RS|PS|ES)(256|384|512)|EdDSA|Ed25519)$/

const idsOf = (env: Env) => listOf(env.OIDC_PROVIDERS)
const prefixOf = (id: string) => `OIDC_${id.toUpperCase().replaceAll('-', '_')}_`

/** The settings of identity providers that hold a secret, and may name a file instead. */
export const oidcSecrets = (env: Env) => idsOf(env).map((id) => `${prefixOf(id)}CLIENT_SECRET`)

export const readOidc = (env: Env): readonly OidcProvider[] => idsOf(env).map((id) => readProvider(env, id))

function readProvider(env: Env, id: string): OidcProvider {
  const of = (name: string) => env[prefixOf(id) + name]
  return {
    id,
    label: of('LABEL') || known[id]?.label || id,
    issuer: of('ISSUER') ?? '',
    clientId: of('CLIENT_ID') ?? '',
    clientSecret: of('CLIENT_SECRET') ?? '',
    scope: of('SCOPE') || known[id]?.scope || 'openid email profile',
    acrValues: of('ACR_VALUES') || null,
    prompt: of('PROMPT') || null,
    vouchesForEmail: of('TRUST_EMAIL') === 'true',
    userinfoAlg: of('USERINFO_ALG') || null,
  }
}

/** What is wrong with the identity providers, one sentence each. */
export function oidcProblems(env: Env): string[] {
  const ids = idsOf(env)
  const badIds = ids.filter((id) => !/^[a-z0-9-]{1,40}$/.test(id))
  if (badIds.length > 0 || new Set(ids).size < ids.length)
    return ['OIDC_PROVIDERS est une liste de noms différents, en minuscules, chiffres et - : proconnect,keycloak.']
  return [...ids.flatMap((id) => providerProblems(env, id)), ...strays(env, ids)]
}

function providerProblems(env: Env, id: string): string[] {
  const prefix = prefixOf(id)
  const { issuer, clientId, clientSecret, scope, acrValues, prompt, label, userinfoAlg } = readProvider(env, id)
  const trust = env[`${prefix}TRUST_EMAIL`]
  const checks: (string | null | false | undefined | '')[] = [
    issuerProblem(`${prefix}ISSUER`, issuer),
    !clientId && `${prefix}CLIENT_ID manque.`,
    !clientSecret && !env[`${prefix}CLIENT_SECRET_FILE`] && `${prefix}CLIENT_SECRET manque.`,
    label.length > 60 && `${prefix}LABEL est trop long : 60 caractères au plus.`,
    !/^[\w:/.-]+( [\w:/.-]+)*$/.test(scope) || !scope.split(' ').includes('openid')
      ? `${prefix}SCOPE est une liste séparée par des espaces, avec openid.`
      : null,
    acrValues &&
      !/^[\w:/.#-]+( [\w:/.#-]+)*$/.test(acrValues) &&
      `${prefix}ACR_VALUES est une liste séparée par des espaces : eidas1 eidas2.`,
    prompt && !prompts.includes(prompt) && `${prefix}PROMPT doit être l’un de : ${prompts.join(', ')}.`,
    trust && !['true', 'false'].includes(trust) && `${prefix}TRUST_EMAIL doit être true ou false.`,
    userinfoAlg &&
      !signatures.test(userinfoAlg) &&
      `${prefix}USERINFO_ALG est une signature par clé publique : RS256, ES256…`,
  ]
  return checks.filter((check): check is string => Boolean(check))
}

function issuerProblem(name: string, issuer: string): string | null {
  if (!issuer) return `${name} manque.`
  const malformed = urlProblem(name, issuer, ['https:', 'http:'])
  if (malformed) return malformed
  const { protocol, hostname, search, hash, username } = new URL(issuer)
  if (search || hash || username) return `${name} est une adresse sans paramètres.`
  if (protocol === 'https:' || isLoopback(hostname)) return null
  return `${name} doit commencer par https:// : les mots de passe et les jetons passent par là.`
}

/** A setting nobody would read: a letter is wrong, or the provider is not in the list. */
function strays(env: Env, ids: readonly string[]): string[] {
  const read = new Set(ids.flatMap((id) => settings.map((name) => prefixOf(id) + name)))
  return Object.keys(env)
    .filter((name) => env[name] && !read.has(name))
    .filter((name) => /^OIDC_\w+_ISSUER$/.test(name) || ids.some((id) => name.startsWith(prefixOf(id))))
    .map((name) => `${name} ne sert à aucun fournisseur de OIDC_PROVIDERS.`)
}
