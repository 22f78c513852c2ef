import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('the settings', () => {
  it('are the embedded demonstration on this machine when nothing is said', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      varDir: resolve('var'),
      today: null,
      database: { kind: 'embedded' },
      engine: { kind: 'embedded', binary: null },
      mail: { kind: 'outbox' },
      demo: true,
    })
  })

  it('take an empty value for none, as compose files give', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', LEVIER_TODAY: '' })).toEqual(readConfig({}))
  })

  it('are real servers when their addresses are given, and then no demonstration', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://levier@db/levier',
      MEILI_URL: 'http://meilisearch:7700',
      MEILI_MASTER_KEY: 'key',
      SMTP_URL: 'smtps://mail.example',
      PUBLIC_URL: 'https://levier.example/',
      HOST: '0.0.0.0',
    })
    expect(config).toMatchObject({
      publicUrl: 'https://levier.example',
      database: { kind: 'server', url: 'postgres://levier@db/levier' },
      engine: { kind: 'server', url: 'http://meilisearch:7700', key: 'key' },
      mail: { kind: 'smtp', url: 'smtps://mail.example' },
      demo: false,
    })
  })

  it('ask an address service only where one is named', () => {
    expect(readConfig({}).addressServiceUrl).toBeNull()
    expect(readConfig({ ADDRESS_SERVICE_URL: 'off' }).addressServiceUrl).toBeNull()
    expect(readConfig({ ADDRESS_SERVICE_URL: 'https://adresse.example/search/' }).addressServiceUrl).toMatch(/^https/)
    expect(problemsOf({ ADDRESS_SERVICE_URL: 'file:///etc' })).toHaveLength(1)
  })

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('write an IPv6 host as an address needs it', () => {
    expect(readConfig({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000')
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['PUBLIC_URL', 'levier.example'],
    ['DATABASE_URL', 'mysql://db/levier'],
    ['MEILI_PREFIX', 'levier/fiches'],
    ['SMTP_URL', 'http://mail.example'],
    ['LEVIER_TODAY', '2026-02-30'],
    ['LEVIER_TODAY', 'demain'],
    ['LOG_LEVEL', 'bavard'],
    ['REQUESTS_PER_MINUTE', '0'],
    ['REQUESTS_PER_MINUTE', 'beaucoup'],
  ])('refuse %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(name)])
  })

  it('are refused all at once', () => {
    expect(problemsOf({ PORT: 'x', LEVIER_TODAY: 'x', MEILI_URL: 'http://127.0.0.1:7700' })).toHaveLength(3)
  })

  it.each([{ HOST: '0.0.0.0' }, { PUBLIC_URL: 'https://levier.example' }])(
    'refuse to open the demonstration to others: %o',
    (env) => {
      expect(problemsOf(env)).toEqual([expect.stringContaining('démonstration')])
    },
  )
})

it('settings ask for the public address of what others reach', () => {
  const server = { DATABASE_URL: 'postgres://levier@db/levier', HOST: '0.0.0.0' }
  expect(problemsOf(server)).toEqual([expect.stringContaining('PUBLIC_URL')])
  expect(problemsOf({ ...server, PUBLIC_URL: 'https://levier.example' })).toEqual([])
})

it('settings refuse a public address in clear, but for this machine', () => {
  const server = { DATABASE_URL: 'postgres://levier@db/levier' }
  expect(problemsOf({ ...server, PUBLIC_URL: 'http://levier.example' })).toEqual([expect.stringContaining('https://')])
  expect(problemsOf({ ...server, PUBLIC_URL: 'http://localhost:3000' })).toEqual([])
})

describe('a secret in a file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'levier-config-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(dir, name), text)
    return join(dir, name)
  }

  it('is read for each setting that holds one, without its final newline', () => {
    const config = readConfig({
      DATABASE_URL_FILE: file('database', 'postgres://levier:secret@db/levier\n'),
      MEILI_URL: 'http://meilisearch:7700',
      MEILI_MASTER_KEY_FILE: file('key', 'secret key\n'),
      SMTP_URL_FILE: file('smtp', 'smtp://user:secret@mail.example\n'),
    })
    expect(config.database).toEqual({ kind: 'server', url: 'postgres://levier:secret@db/levier' })
    expect(config.engine).toMatchObject({ key: 'secret key' })
    expect(config.mail).toMatchObject({ url: 'smtp://user:secret@mail.example' })
  })

  it('is refused when it cannot be read, is empty, or is given twice', () => {
    const database = 'postgres://levier@db/levier'
    expect(problemsOf({ DATABASE_URL_FILE: join(dir, 'absent') })).toEqual([expect.stringContaining('absent')])
    expect(problemsOf({ SMTP_URL_FILE: file('empty', '\n') })).toEqual([expect.stringContaining('SMTP_URL_FILE')])
    expect(problemsOf({ DATABASE_URL: database, DATABASE_URL_FILE: file('twice', database) })).toEqual([
      expect.stringContaining('tous les deux'),
    ])
  })

  it('is checked like a value given directly', () => {
    expect(problemsOf({ DATABASE_URL_FILE: file('wrong', 'mysql://db/levier') })).toEqual([
      expect.stringContaining('DATABASE_URL'),
    ])
  })
})

it('proxies to trust are addresses, ranges or names', () => {
  expect(readConfig({}).trustedProxies).toEqual([])
  expect(readConfig({ TRUSTED_PROXY: 'uniquelocal, 203.0.113.7,10.0.0.0/8' }).trustedProxies).toHaveLength(3)
  expect(() => readConfig({ TRUSTED_PROXY: 'tout le monde' })).toThrow(/TRUSTED_PROXY/)
})

describe('identity providers', () => {
  const proconnect = {
    OIDC_PROVIDERS: 'proconnect',
    OIDC_PROCONNECT_ISSUER: 'https://auth.example/api/v2',
    OIDC_PROCONNECT_CLIENT_ID: 'levier',
    OIDC_PROCONNECT_CLIENT_SECRET: 'secret',
  }
  const local = {
    OIDC_AD_LOCAL_ISSUER: 'http://127.0.0.1:8080/realms/levier',
    OIDC_AD_LOCAL_CLIENT_ID: 'extranet',
    OIDC_AD_LOCAL_CLIENT_SECRET: 'other',
  }

  it('are none unless named', () => {
    expect(readConfig({}).oidc).toEqual([])
    expect(readConfig({ OIDC_PROVIDERS: ' , ' }).oidc).toEqual([])
  })

  it('need an issuer, an identifier and a secret; the rest of ProConnect is known', () => {
    expect(readConfig({ ...proconnect, OIDC_PROCONNECT_LABEL: '' }).oidc).toEqual([
      {
        id: 'proconnect',
        label: 'ProConnect',
        issuer: 'https://auth.example/api/v2',
        clientId: 'levier',
        clientSecret: 'secret',
        scope: 'openid given_name usual_name email',
        acrValues: null,
        prompt: null,
        vouchesForEmail: false,
        userinfoAlg: null,
      },
    ])
  })

  it('are several, each with its own settings', () => {
    const { oidc } = readConfig({
      ...{ ...proconnect, ...local, OIDC_PROVIDERS: 'proconnect, ad-local' },
      OIDC_PROCONNECT_TRUST_EMAIL: 'true',
      OIDC_PROCONNECT_ACR_VALUES: 'eidas2 https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
      OIDC_PROCONNECT_USERINFO_ALG: 'RS256',
      OIDC_PROCONNECT_PROMPT: 'login',
      OIDC_AD_LOCAL_LABEL: 'Compte du département',
    })
    expect(oidc.map(({ id, label, scope, vouchesForEmail }) => [id, label, scope, vouchesForEmail])).toEqual([
      ['proconnect', 'ProConnect', 'openid given_name usual_name email', true],
      ['ad-local', 'Compte du département', 'openid email profile', false],
    ])
    expect(oidc[0]).toMatchObject({
      acrValues: 'eidas2 https://proconnect.gouv.fr/assurance/consistency-checked-2fa',
      userinfoAlg: 'RS256',
      prompt: 'login',
    })
  })

  it('may keep their secret in a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'levier-oidc-')), 'secret')
    writeFileSync(file, 'from the file\n')
    const { OIDC_PROCONNECT_CLIENT_SECRET: _, ...rest } = proconnect
    expect(readConfig({ ...rest, OIDC_PROCONNECT_CLIENT_SECRET_FILE: file }).oidc[0]?.clientSecret).toBe(
      'from the file',
    )
    rmSync(join(file, '..'), { recursive: true })
    expect(problemsOf({ ...rest, OIDC_PROCONNECT_CLIENT_SECRET_FILE: file })).toEqual([
      expect.stringContaining('OIDC_PROCONNECT_CLIENT_SECRET_FILE'),
    ])
    expect(problemsOf({ ...proconnect, OIDC_PROCONNECT_CLIENT_SECRET_FILE: file })).toEqual([
      expect.stringContaining('tous les deux'),
    ])
  })

  it.each([
    ['ISSUER', ''],
    ['ISSUER', 'auth.example'],
    ['ISSUER', 'http://auth.example'],
    ['ISSUER', 'https://auth.example/?realm=levier'],
    ['CLIENT_ID', ''],
    ['CLIENT_SECRET', ''],
    ['LABEL', 'x'.repeat(61)],
    ['SCOPE', 'email profile'],
    ['ACR_VALUES', 'eidas1, eidas2'],
    ['PROMPT', 'none'],
    ['TRUST_EMAIL', 'oui'],
    ['USERINFO_ALG', 'HS256'],
    ['USERINFO_ALG', 'none'],
    ['TRUSTEMAIL', 'true'],
  ])('refuse %s=%s', (name, value) => {
    expect(problemsOf({ ...proconnect, [`OIDC_PROCONNECT_${name}`]: value })).toEqual([
      expect.stringContaining(`OIDC_PROCONNECT_${name}`),
    ])
  })

  it('refuse two of the same name, a name that is none, and one without settings', () => {
    for (const names of ['proconnect,proconnect', 'Pro Connect', 'pro_connect'])
      expect(problemsOf({ ...proconnect, OIDC_PROVIDERS: names })).toEqual([expect.stringContaining('OIDC_PROVIDERS')])
    expect(problemsOf({ ...proconnect, OIDC_PROVIDERS: 'proconnect,keycloak' })).toEqual([
      expect.stringContaining('OIDC_KEYCLOAK_ISSUER'),
      expect.stringContaining('OIDC_KEYCLOAK_CLIENT_ID'),
      expect.stringContaining('OIDC_KEYCLOAK_CLIENT_SECRET'),
    ])
  })

  it('refuse the settings of a provider that is not in the list', () => {
    expect(problemsOf({ ...proconnect, ...local })).toEqual([expect.stringContaining('OIDC_AD_LOCAL_ISSUER')])
  })
})
