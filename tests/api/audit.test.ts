import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../server/contract/audit.ts'
import { type Actor, type AuditEvent, command, pseudonymOf, record, schedule } from '../../server/platform/audit.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false })

type Headers = Record<string, string>
const read = async (headers: Headers, query: Record<string, string> = {}) => {
  const answer = await it.app.inject({ url: '/api/audit', query, headers })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{
    entries: AuditEntry[]
    more: boolean
    actions: { code: string }[]
    departements: { code: string }[]
  }>()
}
const admin = async (departements: string[] | null) => {
  const account = await anAccount(it.deps.db, {
    role: 'admin',
    name: `Admin de ${departements ?? 'tout'}`,
    departements,
  })
  return { ...account, headers: await it.signIn(account) }
}
const by = (id: string): Actor => ({ kind: 'account', id, address: '192.0.2.0' })
const write = (actor: Actor, event: AuditEvent, at = it.deps.clock.now()) => record(it.deps.db, actor, event, at)
/** A line about an account of the Landes, unless told. */
const aLine = async (detail: AuditEvent['detail'] = {}, departements: string[] | null = ['40']) => {
  const account = await anAccount(it.deps.db, { departements })
  await write(by(account.id), {
    action: 'account.changed',
    target: { kind: 'account', id: account.id },
    departements,
    detail,
  })
  return account
}

describe('the journal', () => {
  test('is closed to who administers nothing', async () => {
    for (const role of ['adviser', 'referent', 'partner'] as const)
      for (const url of ['/api/audit', '/api/audit.csv'])
        expect((await it.app.inject({ url, headers: await it.signIn(role) })).statusCode).toBe(403)
  })

  test('says who did what to whom, when, from where, newest first', async () => {
    const { headers } = await admin(['40'])
    const actor = await anAccount(it.deps.db, { role: 'admin', name: 'Nadia Ferrand', departements: ['40', '48'] })
    const target = await anAccount(it.deps.db, { name: 'Léo Vasseur', departements: ['40'] })
    const at = new Date('2026-11-22T08:30:00.000Z')
    const about = { target: { kind: 'account', id: target.id }, departements: ['40'] } as const
    await write(by(actor.id), { action: 'account.closed', ...about, detail: { cause: 'admin', reason: 'départ' } }, at)
    await write(by(actor.id), { action: 'account.reopened', ...about }, at)
    const { entries } = await read(headers)
    expect(entries.slice(0, 2)).toEqual([
      expect.objectContaining({ action: { code: 'account.reopened', label: 'Compte rouvert' }, detail: null }),
      {
        id: expect.any(Number),
        at: '2026-11-22T08:30:00.000Z',
        actor: { kind: 'account', name: 'Nadia Ferrand' },
        action: { code: 'account.closed', label: 'Compte fermé' },
        target: { kind: 'account', name: 'Léo Vasseur' },
        departements: ['40'],
        address: '192.0.2.0',
        detail: 'Raison : départ',
      },
    ])
  })

  test('shows an admin of some départements their lines only, and one of everything all of them', async () => {
    const landes = await aLine({ reason: 'Landes' })
    const lozere = await aLine({ reason: 'Lozère' }, ['48'])
    const both = await aLine({ reason: 'deux' }, ['40', '48'])
    const none = await aLine({ reason: 'aucun' }, null)
    const seenBy = async (departements: string[] | null) => {
      const { headers } = await admin(departements)
      const { entries } = await read(headers, { action: 'account.changed' })
      return entries.map(({ detail }) => detail?.replace('Raison : ', ''))
    }
    expect([landes, lozere, both, none]).toHaveLength(4)
    const [some, all] = [await seenBy(['40']), await seenBy(null)]
    expect(some.slice(0, 2)).toEqual(['deux', 'Landes'])
    expect(some).not.toContain('Lozère')
    expect(some).not.toContain('aucun')
    expect(all.slice(0, 4)).toEqual(['aucun', 'deux', 'Lozère', 'Landes'])
  })

  test('never names to an admin an account of another territory, even when it is searched for', async () => {
    const { headers } = await admin(['40'])
    const stranger = await anAccount(it.deps.db, { role: 'admin', name: 'Ombeline Lointaine', departements: ['51'] })
    const moved = await anAccount(it.deps.db, { name: 'Ombeline Partie', departements: ['51'] })
    const about = { kind: 'account', id: moved.id } as const
    await write(by(stranger.id), { action: 'account.closed', target: about, departements: ['40'] })
    const [entry] = (await read(headers)).entries
    expect(entry).toMatchObject({
      actor: { name: 'Compte d’un autre territoire' },
      target: { name: 'Compte d’un autre territoire' },
    })
    expect((await read(headers, { q: 'ombeline' })).entries).toEqual([])
    const everywhere = await admin(null)
    expect((await read(everywhere.headers, { q: 'ombeline' })).entries).toMatchObject([
      { actor: { name: 'Ombeline Lointaine' }, target: { name: 'Ombeline Partie' } },
    ])
  })

  test('says of an admin of everything that it is one, without its name', async () => {
    const { headers } = await admin(['40'])
    const governor = await anAccount(it.deps.db, { role: 'admin', name: 'Ombeline Partout' })
    const about = { kind: 'account', id: (await anAccount(it.deps.db, { departements: ['40'] })).id } as const
    await write(by(governor.id), { action: 'account.closed', target: about, departements: ['40'] })
    const [entry] = (await read(headers)).entries
    expect(entry?.actor).toEqual({ kind: 'account', name: 'Administration de toute la base' })
  })

  test('keeps the line of a deleted account under one pseudonym, by which it is found', async () => {
    const { headers } = await admin(['40'])
    const account = await aLine()
    await it.deps.db.deleteFrom('accounts').where('id', '=', account.id).execute()
    const pseudonym = pseudonymOf(account.id)
    const { entries } = await read(headers, { q: pseudonym })
    expect(entries).toMatchObject([{ actor: { name: pseudonym }, target: { name: pseudonym } }])
    expect(JSON.stringify((await read(headers)).entries)).not.toContain(account.email)
  })

  test('names requests, invitations, listings, structures and settings, and what is left of them', async () => {
    const { headers } = await admin(null)
    const { id: listing } = await aListing(it.deps.db, { nom: 'Aide au permis des Landes' })
    const now = it.deps.clock.now()
    const { structure_id: structure } = await it.deps.db
      .selectFrom('listings')
      .select('structure_id')
      .where('id', '=', listing)
      .executeTakeFirstOrThrow()
    const later = new Date(now.getTime() + 1000)
    const invitation = await it.deps.db
      .insertInto('invitations')
      .values({
        ...{ email: 'invitee@test.levier.example', name: null, organisation: null, role: 'adviser' },
        ...{ structure_id: null, departements: ['40'], state: 'sent', token_hash: null, invited_by: null },
        ...{ created_at: now, sent_at: now, expires_at: later },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const request = await it.deps.db
      .insertInto('access_requests')
      .values({
        ...{ email: 'ines@test.levier.example', name: 'Inès Demande', organisation: 'CCAS de Dax', role: 'adviser' },
        ...{ departements: ['40'], message: null, state: 'pending', token_hash: null },
        ...{ created_at: now, expires_at: later },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const gone = '00000000-0000-4000-8000-000000000000'
    const about = [
      ['invitation.sent', { kind: 'invitation', id: invitation.id }, 'invitee@test.levier.example'],
      ['request.confirmed', { kind: 'access-request', id: request.id }, 'Inès Demande, CCAS de Dax'],
      ['import.run', { kind: 'listing', id: listing }, 'Aide au permis des Landes'],
      ['structure.created', { kind: 'structure', id: structure }, expect.stringContaining('Association d’essai')],
      ['setting.changed', { kind: 'setting', id: 'legal' }, 'Pages légales'],
      ['invitation.expired', { kind: 'invitation', id: gone }, 'Invitation effacée'],
      ['request.expired', { kind: 'access-request', id: 'no-uuid' }, 'Demande effacée'],
      ['import.run', { kind: 'listing', id: gone }, 'Fiche supprimée'],
    ] as const
    for (const [action, target] of about) await write(command('account'), { action, target, departements: ['40'] })
    const { entries } = await read(headers)
    expect(entries.slice(0, about.length).map(({ target }) => target?.name)).toEqual(
      about.map(([, , name]) => name).reverse(),
    )
    const elsewhere = await admin(['51'])
    await write(command('account'), { action: 'invitation.sent', target: about[0][1], departements: ['51'] })
    await write(command('account'), { action: 'request.confirmed', target: about[1][1], departements: ['51'] })
    expect((await read(elsewhere.headers)).entries.map(({ target }) => target?.name).slice(0, 2)).toEqual([
      'Demande d’un autre territoire',
      'Invitation d’un autre territoire',
    ])
  })

  test('says what acted when it was nobody signed in', async () => {
    const { headers } = await admin(null)
    await write(schedule('purge-audit'), { action: 'audit.purged', detail: { count: 3 } })
    await write(
      { kind: 'visitor', id: null, address: null },
      { action: 'session.refused', detail: { code: 'link-used' } },
    )
    await write(command('import'), { action: 'import.run' })
    expect((await read(headers)).entries.slice(0, 3)).toMatchObject([
      { actor: { kind: 'command', name: 'Commande import' }, target: null },
      { actor: { kind: 'visitor', name: 'Sans session' }, detail: 'Refus : lien déjà utilisé' },
      { actor: { kind: 'schedule', name: 'Tâche planifiée purge-audit' }, detail: '3 lignes' },
    ])
  })

  test('is searched by name or address without accents, and filtered by action, département and day', async () => {
    const { headers } = await admin(null)
    const account = await anAccount(it.deps.db, { name: 'Éloïse Gérard-Müller', departements: ['64'] })
    const about = { target: { kind: 'account', id: account.id }, departements: ['64'] } as const
    const on = (at: string, action: AuditEvent['action'] = 'account.closed') =>
      write(command('account'), { action, ...about }, new Date(at))
    // A day of France: it starts an hour earlier than in Greenwich in winter, two in summer.
    await on('2025-12-31T22:59:59.000Z')
    await on('2025-12-31T23:00:00.000Z')
    await on('2026-01-01T22:59:59.000Z', 'account.reopened')
    await on('2026-01-01T23:00:00.000Z')
    const times = async (query: Record<string, string>) =>
      (await read(headers, { departement: '64', ...query })).entries.map(({ at }) => at.slice(0, 19))
    expect(await times({})).toHaveLength(4)
    expect(await times({ from: '2026-01-01', to: '2026-01-01' })).toEqual([
      '2026-01-01T22:59:59',
      '2025-12-31T23:00:00',
    ])
    expect(await times({ from: '2026-01-02' })).toEqual(['2026-01-01T23:00:00'])
    expect(await times({ action: 'account.reopened' })).toEqual(['2026-01-01T22:59:59'])
    for (const q of ['eloise', 'GERARD muller', 'gérard-m', account.email]) expect(await times({ q })).toHaveLength(4)
    expect(await times({ q: 'eloise 100%' })).toEqual([])
  })

  test('gives fifty lines, then those before', async () => {
    const { headers } = await admin(['15'])
    for (let made = 0; made < 51; made += 1)
      await write(command('account'), { action: 'account.created', departements: ['15'] })
    const first = await read(headers, { action: 'account.created' })
    expect([first.entries.length, first.more]).toEqual([50, true])
    const rest = await read(headers, { action: 'account.created', before: String(first.entries.at(-1)!.id) })
    expect([rest.entries.length, rest.more]).toEqual([1, false])
    expect(first.departements).toEqual([{ code: '15', name: 'Cantal' }])
    expect(first.actions).toContainEqual({ code: 'account.closed', label: 'Compte fermé' })
  })

  test.each([
    ['from=2026-02-30', 'invalid-day', 'from'],
    ['to=0000-01-01', 'invalid-day', 'to'],
    ['action=account.eaten', 'unknown-action', 'action'],
    ['action=%00', 'unknown-action', 'action'],
  ])('refuses %s beside its field, read or downloaded', async (query, code, field) => {
    const { headers } = await admin(null)
    for (const url of [`/api/audit?${query}`, `/api/audit.csv?${query}`]) {
      const answer = await it.app.inject({ url, headers })
      expect([answer.statusCode, answer.json().code]).toEqual([400, code])
      expect(answer.json().fields).toEqual({ [field]: expect.stringContaining('existe pas') })
    }
  })

  test('takes whatever is searched for and however far it is asked', async () => {
    const { headers } = await admin(null)
    for (const query of ['q=%00', "q='%25_%5C", 'before=99999999999999999999', 'to=9999-12-31'])
      expect((await it.app.inject({ url: `/api/audit?${query}`, headers })).statusCode, query).toBe(200)
  })
})
