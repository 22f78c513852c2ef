import { describe, expect, test } from 'vitest'
import { mailLoginLink } from '../../server/features/accounts/accounts.links.ts'
import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

const post = (url: string, payload: object) =>
  it.app.inject({ method: 'POST', url, payload, remoteAddress: '192.0.2.17' })
const askLink = async (email: string) =>
  (await post('/api/session/link', { email })).json<{ attempt: string }>().attempt
const eventsOf = (accountId: string) =>
  it.deps.db
    .selectFrom('audit_events')
    .select(['action', 'actor_kind', 'actor_id', 'address', 'departements', 'detail'])
    .where('target_id', '=', accountId)
    .orderBy('id')
    .execute()

describe('the journal', () => {
  test('tells a session opened and closed, by whom and from which network', async () => {
    const account = await anAccount(it.deps.db, { departements: ['40'] })
    await askLink(account.email)
    const opened = await post('/api/session', { token: await linkFor(it, account.email) })
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    const out = () =>
      it.app.inject({ method: 'DELETE', url: '/api/session', headers, remoteAddress: '2001:db8:7:1::9' })
    await out()
    await out()
    const by = { actor_kind: 'account', actor_id: account.id, departements: ['40'] }
    expect(await eventsOf(account.id)).toEqual([
      { ...by, action: 'session.opened', address: '192.0.2.0', detail: { provider: null } },
      { ...by, action: 'session.closed', address: '2001:db8:7::', detail: {} },
    ])
  })

  test('tells a link refused, by a visitor, to whoever administers its account', async () => {
    const account = await anAccount(it.deps.db, { departements: ['48'] })
    await askLink(account.email)
    const token = await linkFor(it, account.email)
    await post('/api/session', { token })
    await post('/api/session', { token })
    await post('/api/session/link/code', { token })
    await it.deps.db
      .updateTable('login_links')
      .set({ used_at: null, expires_at: new Date(0) })
      .where('account_id', '=', account.id)
      .execute()
    await post('/api/session', { token })
    const by = { action: 'session.refused', actor_kind: 'visitor', actor_id: null, address: '192.0.2.0' }
    expect((await eventsOf(account.id)).slice(1)).toEqual([
      { ...by, departements: ['48'], detail: { code: 'link-used' } },
      { ...by, departements: ['48'], detail: { code: 'link-used' } },
      { ...by, departements: ['48'], detail: { code: 'link-expired' } },
    ])
  })

  test('tells each code refused, and never the code', async () => {
    const account = await anAccount(it.deps.db)
    const attempt = await askLink(account.email)
    const { code } = (await post('/api/session/link/code', { token: await linkFor(it, account.email) })).json()
    const wrong = code === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries += 1) await post('/api/session/code', { attempt, code: wrong })
    const events = await eventsOf(account.id)
    expect(events.map(({ action, detail }) => [action, detail])).toEqual([
      ...Array.from({ length: 4 }, () => ['session.refused', { code: 'wrong-code' }]),
      ['session.refused', { code: 'code-cancelled' }],
    ])
  })

  test('says nothing of a link or an attempt that never was', async () => {
    const count = () =>
      it.deps.db
        .selectFrom('audit_events')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow()
    const before = await count()
    await post('/api/session', { token: 'x'.repeat(43) })
    await post('/api/session/link/code', { token: 'x'.repeat(43) })
    await post('/api/session/code', { attempt: 'x'.repeat(43), code: '123456' })
    await it.app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie: `levier_session=${'x'.repeat(43)}` },
    })
    expect(await count()).toEqual(before)
  })

  test('tells the sessions of the demonstration too', async () => {
    const { id } = await anAccount(it.deps.db, { email: demoEmails.adviser })
    expect((await post('/api/session/demo', { role: 'adviser' })).statusCode).toBe(200)
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['session.opened'])
  })
})

describe('the mail of a link', () => {
  test('is worth nothing after fifteen minutes, and is not sent then', async () => {
    const { email } = await anAccount(it.deps.db)
    await askLink(email)
    const mail = await it.deps.db
      .selectFrom('mails')
      .select(['created_at', 'expires_at'])
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow()
    expect(mail.expires_at!.getTime() - mail.created_at.getTime()).toBe(15 * 60_000)
  })

  test('speaks of another device only when one waits', async () => {
    const { db, clock, config } = it.deps
    const asked = await anAccount(db)
    const sent = await anAccount(db)
    await askLink(asked.email)
    await mailLoginLink(db, sent.email, { clock, publicUrl: config.publicUrl })
    const textTo = async (email: string) => (await mailsOf(it)).find(({ to }) => to === email)?.text
    expect(await textTo(asked.email)).toContain('«\u00a0Continuer sur l’autre appareil\u00a0»')
    expect(await textTo(sent.email)).toContain('la personne qui administre votre compte')
    expect(await textTo(sent.email)).not.toContain('autre appareil')
  })
})

describe('every hour', () => {
  const hour = 3_600_000
  const ago = (hours: number) => new Date(Date.now() - hours * hour)

  test('links expired or used for more than a day are erased, and provider attempts that ended', async () => {
    const { db, jobs } = it.deps
    await db.deleteFrom('login_links').execute()
    const rows = {
      'in-use': { expires_at: ago(-0.2), used_at: null },
      'expired-today': { expires_at: ago(23), used_at: null },
      'used-today': { expires_at: ago(-0.1), used_at: ago(23) },
      'expired-long': { expires_at: ago(25), used_at: null },
      'used-long': { expires_at: ago(-0.1), used_at: ago(25) },
    }
    const { id: account_id } = await anAccount(db)
    for (const [token_hash, row] of Object.entries(rows))
      await db
        .insertInto('login_links')
        .values({ token_hash, account_id, ...row })
        .execute()
    const attempt = { provider: 'test', state: '', nonce: '', code_verifier: '', return_to: '/' }
    await db
      .insertInto('oidc_attempts')
      .values([
        { ...attempt, browser_hash: 'waiting', expires_at: ago(-0.1) },
        { ...attempt, browser_hash: 'ended', expires_at: ago(0.1) },
      ])
      .execute()
    expect(await jobs.run('purge-links')).toBe(3)
    const links = await db.selectFrom('login_links').select('token_hash').execute()
    expect(links.map(({ token_hash }) => token_hash).sort()).toEqual(['expired-today', 'in-use', 'used-today'])
    const attempts = await db.selectFrom('oidc_attempts').select('browser_hash').execute()
    expect(attempts).toEqual([{ browser_hash: 'waiting' }])
    expect(await jobs.run('purge-links')).toBe(0)
  })

  test('sessions that ended are erased, the open ones stay', async () => {
    const { db, jobs } = it.deps
    await db.deleteFrom('sessions').execute()
    const { id: account_id } = await anAccount(db)
    const rows = {
      open: { last_seen_at: ago(11), expires_at: ago(-1) },
      idle: { last_seen_at: ago(12), expires_at: ago(-24) },
      old: { last_seen_at: ago(0), expires_at: ago(0.1) },
    }
    for (const [token_hash, row] of Object.entries(rows))
      await db
        .insertInto('sessions')
        .values({ token_hash, account_id, created_at: ago(13), ...row })
        .execute()
    expect(await jobs.run('purge-sessions')).toBe(2)
    expect(await db.selectFrom('sessions').select('token_hash').execute()).toEqual([{ token_hash: 'open' }])
    expect(await jobs.run('purge-sessions')).toBe(0)
  })
})
