import { type SqlBool, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { confirmHours } from '../../server/features/access-requests/access-requests.rules.ts'
import { linkMinutes } from '../../server/features/accounts/accounts.rules.ts'
import { linkDays } from '../../server/features/oppositions/oppositions.rules.ts'
import { codeMinutes } from '../../server/features/sign-in/sign-in.rules.ts'
import { hashOf, newToken } from '../../server/platform/secrets.ts'
import { accessibility } from '../../web/features/legal/accessibility.texts.ts'
import { retention } from '../../web/features/legal/legal.retention.ts'
import { legal, terms } from '../../web/features/legal/legal.texts.ts'
import { privacy } from '../../web/features/legal/privacy.texts.ts'
import { kept } from '../../web/features/oppositions/oppositions.words.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { callsKept } from '../support/calls-kept.ts'
import { pairsKept } from '../support/pairs-kept.ts'
import { requestsKept } from '../support/requests-kept.ts'
import { sheetsKept } from '../support/sheets-kept.ts'
import { structuresKept } from '../support/structures-kept.ts'
import { verificationsKept } from '../support/verifications.ts'

const it = useApp({ engine: false })

type Said = keyof typeof retention
const hourMs = 3_600_000
const hoursOf = { minutes: 1 / 60, heures: 1, jours: 24 } as const

/** «12 mois» before now. */
function ago(said: string): Date {
  const [figure = '', unit = ''] = said.split('\u00a0')
  const at = it.deps.clock.now()
  if (unit === 'mois') at.setUTCMonth(at.getUTCMonth() - Number(figure))
  else at.setTime(at.getTime() - Number(figure) * hoursOf[unit as keyof typeof hoursOf] * hourMs)
  return at
}
/** A little before or after: a month is not always as long. */
const shifted = (at: Date, hours: number) => new Date(at.getTime() + hours * hourMs)
const day = 24

describe('what the pages say', () => {
  test('has every figure of the list, and the page of oppositions has its own from it', () => {
    const words = JSON.stringify([privacy, terms])
    for (const [name, figure] of Object.entries(retention)) expect(words, name).toContain(figure)
    expect(kept).toEqual({ link: retention.oppositionLink, decided: retention.oppositions })
  })

  test('has no other duration of keeping than those', () => {
    const words = JSON.stringify(privacy.sections)
    const durations = words.match(/\d+\s(?:minutes?|heures?|jours?|mois|ans)/g) ?? []
    expect(durations.length).toBeGreaterThan(10)
    for (const duration of durations) expect(Object.values(retention)).toContain(duration)
  })

  test('names facts that exist, and nothing that looks like one', () => {
    const facts = ['publisher', 'director', 'host', 'hosting', 'controllers', 'dpo', 'contact']
    const named = [...JSON.stringify([legal, privacy, terms, accessibility]).matchAll(/\{(\w+)\}/g)]
    expect(new Set(named.map(([, name]) => name))).toEqual(new Set(facts))
  })

  test('is what links and codes last', () => {
    expect([linkMinutes, codeMinutes, confirmHours, linkDays]).toEqual(
      [retention.link, retention.code, retention.unconfirmedAccess, retention.oppositionLink].map((said) =>
        Number.parseInt(said, 10),
      ),
    )
  })
})

/** Something older than said, and something not yet so old: its job takes the first and leaves the second. */
interface Case {
  readonly said: Said
  readonly job: string
  readonly margin: number
  make(at: Date): Promise<string>
  left(id: string): Promise<boolean>
}

let made = 0
const unique = () => {
  made += 1
  return `conservation${made}@test.levier.example`
}
const exists = async (query: Promise<object | undefined>) => (await query) !== undefined
const account = async (row: Record<string, unknown>) => {
  const { id } = await anAccount(it.deps.db)
  await it.deps.db.updateTable('accounts').set(row).where('id', '=', id).execute()
  return id
}
const accountLeft = (id: string) =>
  exists(it.deps.db.selectFrom('accounts').select('id').where('id', '=', id).executeTakeFirst())
/** Nothing has happened to it yet. */
const accountWithout = (mark: 'closed_at' | 'warned_at') => (id: string) =>
  exists(it.deps.db.selectFrom('accounts').select('id').where('id', '=', id).where(mark, 'is', null).executeTakeFirst())
const session = async (row: { last_seen_at: Date; expires_at: Date }) => {
  const token_hash = hashOf(newToken())
  const { id } = await anAccount(it.deps.db)
  await it.deps.db
    .insertInto('sessions')
    .values({ token_hash, account_id: id, created_at: row.last_seen_at, ...row })
    .execute()
  return token_hash
}
const sessionLeft = (hash: string) =>
  exists(it.deps.db.selectFrom('sessions').select('id').where('token_hash', '=', hash).executeTakeFirst())
const opposition = async (row: { state: 'unconfirmed' | 'done'; expires_at: Date; decided_at?: Date }) => {
  const common = { email: unique(), telephone: null, message: null, token_hash: null, created_at: ago('12\u00a0mois') }
  const { id } = await it.deps.db
    .insertInto('opposition_requests')
    .values({ ...common, ...row })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const oppositionLeft = (id: string) =>
  exists(it.deps.db.selectFrom('opposition_requests').select('id').where('id', '=', id).executeTakeFirst())

const cases: readonly Case[] = [
  {
    ...{ said: 'linkTrace', job: 'purge-links', margin: 1 },
    make: async (at) => {
      const token_hash = hashOf(newToken())
      const { id } = await anAccount(it.deps.db)
      await it.deps.db
        .insertInto('login_links')
        .values({ token_hash, account_id: id, expires_at: at, used_at: null })
        .execute()
      return token_hash
    },
    left: (hash) =>
      exists(
        it.deps.db.selectFrom('login_links').select('account_id').where('token_hash', '=', hash).executeTakeFirst(),
      ),
  },
  {
    ...{ said: 'idle', job: 'purge-sessions', margin: 0.1 },
    make: (at) => session({ last_seen_at: at, expires_at: shifted(it.deps.clock.now(), day) }),
    left: sessionLeft,
  },
  {
    ...{ said: 'inactive', job: 'close-inactive', margin: 4 * day },
    make: (at) => account({ last_seen_at: at, warned_at: shifted(ago(retention.notice), -2 * day) }),
    left: accountWithout('closed_at'),
  },
  {
    ...{ said: 'notice', job: 'close-inactive', margin: 1 },
    make: (at) => account({ last_seen_at: shifted(ago(retention.inactive), -40 * day), warned_at: at }),
    left: accountWithout('closed_at'),
  },
  {
    ...{ said: 'warned', job: 'warn-inactive', margin: 4 * day },
    make: (at) => account({ last_seen_at: at }),
    left: accountWithout('warned_at'),
  },
  {
    ...{ said: 'closed', job: 'delete-closed', margin: 4 * day },
    make: (at) => account({ closed_at: at, closed_reason: 'inactive' }),
    left: accountLeft,
  },
  {
    ...{ said: 'access', job: 'expire-requests', margin: 4 * day },
    make: async (at) => {
      const who = { email: unique(), name: 'Camille Exemple', organisation: 'Essai', role: 'adviser' } as const
      const { id } = await it.deps.db
        .insertInto('access_requests')
        .values({
          ...{ ...who, departements: ['40'], message: null, state: 'refused', token_hash: null },
          ...{ created_at: at, confirmed_at: at, expires_at: at, decided_at: at },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    left: (id) => exists(it.deps.db.selectFrom('access_requests').select('id').where('id', '=', id).executeTakeFirst()),
  },
  {
    ...{ said: 'invitations', job: 'expire-invitations', margin: 4 * day },
    make: async (at) => {
      const { id } = await it.deps.db
        .insertInto('invitations')
        .values({
          ...{ email: unique(), name: null, organisation: null, role: 'adviser', structure_id: null },
          ...{ departements: ['40'], state: 'cancelled', token_hash: null, invited_by: null },
          ...{ created_at: at, sent_at: at, expires_at: at },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    left: (id) => exists(it.deps.db.selectFrom('invitations').select('id').where('id', '=', id).executeTakeFirst()),
  },
  {
    ...{ said: 'journal', job: 'purge-audit', margin: 4 * day },
    make: async (at) => {
      const target_id = unique()
      await it.deps.db
        .insertInto('audit_events')
        .values({
          ...{ at, actor_kind: 'command', actor_id: 'essai', action: 'import.run', target_kind: 'setting', target_id },
          ...{ departements: null, structure_id: null, address: null, detail: '{}' },
        })
        .execute()
      return target_id
    },
    left: (id) =>
      exists(it.deps.db.selectFrom('audit_events').select('id').where('target_id', '=', id).executeTakeFirst()),
  },
  {
    ...{ said: 'mails', job: 'purge-mails', margin: 1 },
    make: async (at) => {
      const { id } = await it.deps.db
        .insertInto('mails')
        .values({
          ...{ recipient: unique(), subject: 'Essai', text: '', html: '', created_at: at, next_attempt_at: at },
          ...{ attempts: 1, last_error: null, sent_at: at },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },
    left: (id) => exists(it.deps.db.selectFrom('mails').select('id').where('id', '=', id).executeTakeFirst()),
  },
  {
    ...{ said: 'reads', job: 'purge-contact-reads', margin: 4 * day },
    make: async (at) => {
      const [listing, { id: account_id }] = [await aListing(it.deps.db), await anAccount(it.deps.db)]
      await it.deps.db
        .insertInto('contact_reads')
        .values({ listing_id: listing.id, account_id, day: at.toISOString().slice(0, 10), reads: 1 })
        .execute()
      return account_id
    },
    left: (id) =>
      exists(it.deps.db.selectFrom('contact_reads').select('day').where('account_id', '=', id).executeTakeFirst()),
  },
  {
    ...{ said: 'reports', job: 'forget-reports', margin: 4 * day },
    make: async (at) => {
      const { id } = await aReport(it.deps.db, { message: 'Faux.', state: 'fixed' })
      await it.deps.db.updateTable('reports').set({ decided_at: at }).where('id', '=', id).execute()
      return id
    },
    left: (id) =>
      exists(
        it.deps.db
          .selectFrom('reports')
          .select('id')
          .where('id', '=', id)
          .where(sql<SqlBool>`coalesce(message, answer, reporter::text) is not null`)
          .executeTakeFirst(),
      ),
  },
  {
    ...{ said: 'oppositions', job: 'purge-oppositions', margin: 4 * day },
    make: (at) => opposition({ state: 'done', expires_at: at, decided_at: at }),
    left: oppositionLeft,
  },
  ...[...verificationsKept(it), ...structuresKept(it), ...callsKept(it), ...requestsKept(it), ...pairsKept(it)].map(
    (kept) => ({
      ...kept,
      margin: 4 * day,
    }),
  ),
  ...sheetsKept(it).map((kept) => ({ ...kept, margin: 1 })),
]

describe('what the schedules keep', () => {
  test.each(cases)('is what the page says: $said', async ({ said, job, margin, make, left }) => {
    const limit = ago(retention[said])
    const [older, younger] = [await make(shifted(limit, -margin)), await make(shifted(limit, margin))]
    await it.deps.jobs.run(job)
    expect([await left(older), await left(younger)]).toEqual([false, true])
  })

  test('covers every figure of the page', () => {
    const held = new Set<string>(cases.map(({ said }) => said))
    const lasting = ['link', 'code', 'unconfirmedAccess', 'oppositionLink', 'session', 'reminderLink']
    expect(
      Object.keys(retention)
        .filter((name) => !held.has(name))
        .sort(),
    ).toEqual(lasting.sort())
  })

  test('is what a session lasts, in use or not', async () => {
    const headers = await it.signIn()
    expect(headers.cookie).toBeTruthy()
    const { rows } = await sql<{
      hours: number
    }>`select extract(epoch from expires_at - created_at)::float / 3600 as hours
      from sessions order by created_at desc limit 1`.execute(it.deps.db)
    expect(rows[0]!.hours).toBe(Number.parseInt(retention.session, 10) * day)
  })
})
