import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { type OidcProvider, oidcProblems, oidcSecrets, readOidc } from './config.oidc.ts'
import { type Env, isLoopback, listOf, urlProblem } from './config.values.ts'

/** What the process was told: read once at start, frozen, passed down. */
export interface Config {
  readonly host: string
  readonly port: number
  /** Where people reach the product, without a final slash: the base of every link in a mail. */
  readonly publicUrl: string
  readonly varDir: string
  /** The day the clock stays on, or null for the real one. */
  readonly today: string | null
  readonly database:
    | { readonly kind: 'embedded'; readonly dir: string }
    | { readonly kind: 'server'; readonly url: string }
  readonly engine:
    | {
        readonly kind: 'embedded'
        readonly dir: string
        /** The Meilisearch program, or null for the one of the optional npm package. */
        readonly binary: string | null
        readonly prefix: string
      }
    | { readonly kind: 'server'; readonly url: string; readonly key: string; readonly prefix: string }
  readonly mail:
    | { readonly kind: 'outbox'; readonly dir: string }
    | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  /** Sign-in shortcuts and the outbox page: only embedded, on loopback, without SMTP. */
  readonly demo: boolean
  /** Where the official points of the communes are read; null: nowhere. */
  readonly geographyUrl: string | null
  /** Where the national address service answers searches; null: addresses are typed whole. */
  readonly addressServiceUrl: string | null
  /** Addresses, ranges or names (`loopback`, `uniquelocal`) of the proxies whose word on the caller’s address is taken. */
  readonly trustedProxies: readonly string[]
  /** Identity providers (OpenID Connect) people may sign in through. */
  readonly oidc: readonly OidcProvider[]
  /** Domains whose addresses open an adviser’s account without an admin, in lower case: `francetravail.fr`. */
  readonly trustedDomains: readonly string[]
  /** Calls an account may make in a minute, all endpoints together. */
  readonly requestsPerMinute: number
  /** Whether the sites that listings give may be asked if they answer. */
  readonly checkLinks: boolean
  readonly logLevel: string
}

/** Settings that cannot be run with; `problems` has one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`wrong settings: ${problems.join(' ')}`)
    this.problems = problems
  }
}

/** Settings that hold a secret: `NAME_FILE` names a file that holds it, as container platforms hand secrets over. */
const secrets = ['DATABASE_URL', 'MEILI_MASTER_KEY', 'SMTP_URL']

function withSecretFiles(given: Env): { env: Env; problems: string[] } {
  const env: Record<string, string | undefined> = { ...given }
  const problems: string[] = []
  for (const name of [...secrets, ...oidcSecrets(given)]) {
    const file = given[`${name}_FILE`]
    if (!file) continue
    if (given[name]) problems.push(`${name} et ${name}_FILE sont donnés tous les deux : gardez l’un des deux.`)
    else env[name] = readSecret(file)
    if (!given[name] && !env[name]) problems.push(`${name}_FILE : le fichier ${file} est vide ou ne se lit pas.`)
  }
  return { env, problems }
}

function readSecret(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

function dayProblem(value: string): string | null {
  const date = new Date(`${value}T00:00:00Z`)
  const valid =
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  return valid ? null : 'LEVIER_TODAY n’est pas une date de la forme 2026-11-22.'
}

function publicUrlProblem(value: string): string | null {
  const malformed = urlProblem('PUBLIC_URL', value, ['http:', 'https:'])
  if (malformed) return malformed
  const { protocol, hostname } = new URL(value)
  if (protocol === 'https:' || isLoopback(hostname)) return null
  return 'PUBLIC_URL doit commencer par https:// : sans lui, liens de connexion et sessions se lisent en chemin.'
}

/** The official answer with every commune of France and its centre; Licence Ouverte. */
const officialGeography =
  'https://geo.api.gouv.fr/communes?fields=nom,code,codesPostaux,codeDepartement,codeRegion,codeEpci,population,centre'

const proxyNames = new Set(['loopback', 'linklocal', 'uniquelocal'])
const isProxy = (text: string) =>
  proxyNames.has(text) || (isIP(text.split('/')[0]!) > 0 && /^[^/]+(\/\d{1,3})?$/.test(text))

const isDomain = (text: string) => /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(text)

/** Ten a second for a minute: a person never does that, a program that copies the base does. */
const defaultRequestsPerMinute = 600

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

function problemsOf(env: Env): string[] {
  const {
    PORT,
    HOST,
    PUBLIC_URL,
    DATABASE_URL,
    MEILI_URL,
    MEILI_MASTER_KEY,
    SMTP_URL,
    LEVIER_TODAY,
    LOG_LEVEL,
    REQUESTS_PER_MINUTE,
    CHECK_LINKS,
    GEOGRAPHY_URL,
    ADDRESS_SERVICE_URL,
    MEILI_PREFIX,
    TRUSTED_PROXY,
    TRUSTED_EMAIL_DOMAINS,
  } = env
  const port = Number(PORT || 3000)
  const exposed =
    !isLoopback(HOST || '127.0.0.1') ||
    (PUBLIC_URL && URL.canParse(PUBLIC_URL) && !isLoopback(new URL(PUBLIC_URL).hostname))
  const checks: (string | null | undefined | false | '')[] = [
    (!Number.isInteger(port) || port < 0 || port > 65535) && 'PORT n’est pas un numéro de port (de 0 à 65535).',
    PUBLIC_URL && publicUrlProblem(PUBLIC_URL),
    DATABASE_URL && urlProblem('DATABASE_URL', DATABASE_URL, ['postgres:', 'postgresql:']),
    MEILI_URL && urlProblem('MEILI_URL', MEILI_URL, ['http:', 'https:']),
    MEILI_URL && !MEILI_MASTER_KEY && 'MEILI_URL demande aussi MEILI_MASTER_KEY.',
    MEILI_PREFIX && !/^[\w-]{1,40}$/.test(MEILI_PREFIX) && 'MEILI_PREFIX n’accepte que lettres, chiffres, - et _.',
    SMTP_URL && urlProblem('SMTP_URL', SMTP_URL, ['smtp:', 'smtps:']),
    GEOGRAPHY_URL && GEOGRAPHY_URL !== 'off' && urlProblem('GEOGRAPHY_URL', GEOGRAPHY_URL, ['http:', 'https:']),
    ADDRESS_SERVICE_URL &&
      ADDRESS_SERVICE_URL !== 'off' &&
      urlProblem('ADDRESS_SERVICE_URL', ADDRESS_SERVICE_URL, ['http:', 'https:']),
    LEVIER_TODAY && dayProblem(LEVIER_TODAY),
    !listOf(TRUSTED_PROXY).every(isProxy) &&
      'TRUSTED_PROXY est une liste d’adresses (10.0.0.0/8) ou de noms (loopback, uniquelocal).',
    !listOf(TRUSTED_EMAIL_DOMAINS).every(isDomain) &&
      'TRUSTED_EMAIL_DOMAINS est une liste de domaines : francetravail.fr,landes.fr.',
    REQUESTS_PER_MINUTE &&
      !/^[1-9]\d{0,8}$/.test(REQUESTS_PER_MINUTE) &&
      'REQUESTS_PER_MINUTE est un nombre entier, 1 ou plus.',
    CHECK_LINKS && !['on', 'off'].includes(CHECK_LINKS) && 'CHECK_LINKS vaut on ou off.',
    LOG_LEVEL && !levels.includes(LOG_LEVEL) && `LOG_LEVEL doit être l’un de : ${levels.join(', ')}.`,
    DATABASE_URL &&
      !isLoopback(HOST || '127.0.0.1') &&
      !PUBLIC_URL &&
      'PUBLIC_URL manque : HOST s’ouvre à d’autres machines, et les liens des mails partent de cette adresse.',
    !DATABASE_URL &&
      exposed &&
      !SMTP_URL &&
      'La démonstration embarquée ouvre des comptes sans mot de passe : elle ne se sert qu’à cette machine (HOST et PUBLIC_URL locaux). Donnez DATABASE_URL ou SMTP_URL.',
  ]
  return checks.filter((check): check is string => Boolean(check))
}

/**
 * Environment → configuration. Throws `ConfigError` with every problem found, not only the first.
 * The only reader of process.env is its caller, at the bottom of this file.
 */
export function readConfig(given: Env): Config {
  const { env, problems: ofFiles } = withSecretFiles(given)
  const problems = [...ofFiles, ...problemsOf(env), ...oidcProblems(env)]
  if (problems.length > 0) throw new ConfigError(problems)
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || 3000)
  const varDir = resolve(env.LEVIER_VAR || 'var')
  const prefix = env.MEILI_PREFIX || 'levier'
  return Object.freeze({
    host,
    port,
    publicUrl: (env.PUBLIC_URL || `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, ''),
    varDir,
    today: env.LEVIER_TODAY || null,
    database: env.DATABASE_URL
      ? { kind: 'server', url: env.DATABASE_URL }
      : { kind: 'embedded', dir: join(varDir, 'database') },
    engine: env.MEILI_URL
      ? { kind: 'server', url: env.MEILI_URL, key: env.MEILI_MASTER_KEY ?? '', prefix }
      : { kind: 'embedded', dir: join(varDir, 'engine'), binary: env.MEILI_BINARY || null, prefix },
    mail: env.SMTP_URL
      ? { kind: 'smtp', url: env.SMTP_URL, from: env.MAIL_FROM || 'Levier <ne-pas-repondre@levier.example>' }
      : { kind: 'outbox', dir: join(varDir, 'outbox') },
    demo: !env.DATABASE_URL && !env.SMTP_URL,
    geographyUrl: env.GEOGRAPHY_URL === 'off' ? null : env.GEOGRAPHY_URL || officialGeography,
    addressServiceUrl: env.ADDRESS_SERVICE_URL === 'off' ? null : env.ADDRESS_SERVICE_URL || null,
    trustedProxies: listOf(env.TRUSTED_PROXY),
    oidc: readOidc(env),
    trustedDomains: listOf(env.TRUSTED_EMAIL_DOMAINS?.toLowerCase()),
    requestsPerMinute: Number(env.REQUESTS_PER_MINUTE || defaultRequestsPerMinute),
    checkLinks: env.CHECK_LINKS === 'on',
    logLevel: env.LOG_LEVEL || 'info',
  } satisfies Config)
}

export const environment = (): Env => process.env
