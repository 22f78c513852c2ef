import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { buildDeps, type Deps } from '../../server/deps.ts'
import { rotateSession } from '../../server/features/accounts/accounts.queries.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const here = useApp({ engine: false })

/** Another instance on the same database. `deaf`: its line to the signals is cut. */
async function anotherInstance({ deaf }: { deaf: boolean }) {
  const { config, log, db, signals, engine } = here.deps
  const heard = deaf ? { on: () => {}, close: async () => {} } : signals
  const deps: Deps = await buildDeps({ config, log, db, signals: heard, engine })
  const app = await buildApp(deps)
  await app.ready()
  const close = async () => {
    await app.close()
    await deps.close()
  }
  return { app, close }
}
type Instance = Awaited<ReturnType<typeof anotherInstance>>

const who = async ({ app }: Pick<Instance, 'app'>, headers: { cookie: string }) =>
  (await app.inject({ url: '/api/session', headers })).json().account?.id ?? null

let admin: { id: string }
let target: { id: string; email: string }
let headers: { cookie: string }
const act = async (method: 'POST' | 'PATCH', path: string, payload?: object) => {
  const url = `/api/accounts/${target.id}${path}`
  return here.app.inject({ method, url, headers: await here.signIn(admin), ...(payload && { payload }) })
}
beforeEach(async () => {
  admin = await anAccount(here.deps.db, { role: 'admin' })
  target = await anAccount(here.deps.db)
  headers = await here.signIn(target)
})

describe('an account that is served by two instances', () => {
  let there: Instance
  afterEach(() => there.close())

  test.each([
    ['closed', () => act('POST', '/close', {})],
    ['given other rights', () => act('PATCH', '', { role: 'referent' })],
    [
      'deleted',
      () => here.app.inject({ method: 'DELETE', url: '/api/account', headers, payload: { email: target.email } }),
    ],
    ['signed out everywhere else', () => endOthers()],
  ] as const)('is refused by the other one as soon as it is %s here', async (_how, end) => {
    there = await anotherInstance({ deaf: false })
    expect([await who(here, headers), await who(there, headers)]).toEqual([target.id, target.id])
    expect((await end()).statusCode).toBeLessThan(300)
    await vi.waitFor(async () => expect(await who(there, headers)).toBeNull(), 20_000)
    expect(await who(here, headers)).toBeNull()
  })

  const fiveMinutes = 5 * 60_000
  test.each([
    ['just before', 0],
    ['long before, so that its use is noted meanwhile', fiveMinutes - 10_000],
  ])('is refused by one that hears no signal within 20 seconds, when it was used %s', async (_when, ago) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date() })
    try {
      const seen = new Date(Date.now() - ago)
      await here.deps.db
        .updateTable('sessions')
        .set({ last_seen_at: seen })
        .where('account_id', '=', target.id)
        .execute()
      there = await anotherInstance({ deaf: true })
      expect(await who(there, headers)).toBe(target.id)
      await act('POST', '/close', {})
      vi.setSystemTime(Date.now() + 19_000)
      expect(await who(there, headers)).toBe(target.id)
      vi.setSystemTime(Date.now() + 1_000)
      expect(await who(there, headers)).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  const endOthers = async () => {
    const another = await here.signIn(target)
    return here.app.inject({ method: 'DELETE', url: '/api/account/sessions', headers: another })
  }
})

test('a search asks the database nothing about a session known for a moment', async () => {
  const { db } = here.deps
  const search = () => here.app.inject({ url: '/api/search?commune=40088&frein=mobilite', headers })
  expect((await search()).statusCode).toBe(200)
  await db.schema.alterTable('sessions').renameTo('sessions_away').execute()
  try {
    for (let asked = 0; asked < 5; asked += 1) expect((await search()).statusCode).toBe(200)
    const stranger = { cookie: headers.cookie.replace(/=.*/, '=unknown-to-this-instance') }
    const unknown = await here.app.inject({ url: '/api/search?commune=40088', headers: stranger })
    expect(unknown.statusCode).toBe(500)
  } finally {
    await db.schema.alterTable('sessions_away').renameTo('sessions').execute()
  }
})

test('closing an account waits for none of its sessions used at the same moment, nor they for it', async () => {
  const warned = vi.spyOn(here.deps.log, 'warn')
  for (let turn = 0; turn < 5; turn += 1) {
    target = await anAccount(here.deps.db)
    const used = await Promise.all(Array.from({ length: 5 }, () => here.signIn(target)))
    const minutesAgo = new Date(here.deps.clock.now().getTime() - 6 * 60_000)
    await here.deps.db
      .updateTable('sessions')
      .set({ last_seen_at: minutesAgo })
      .where('account_id', '=', target.id)
      .execute()
    const [closed] = await Promise.all([act('POST', '/close', {}), ...used.map((session) => who(here, session))])
    expect(closed.statusCode).toBe(200)
  }
  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('signing in tells the other instances that the session before is over', async () => {
  const there = await anotherInstance({ deaf: false })
  try {
    expect(await who(there, headers)).toBe(target.id)
    await here.deps.db
      .transaction()
      .execute((trx) => rotateSession(trx, admin.id, headers.cookie.split('=')[1], here.deps.clock))
    await vi.waitFor(async () => expect(await who(there, headers)).toBeNull(), 20_000)
  } finally {
    await there.close()
  }
})
