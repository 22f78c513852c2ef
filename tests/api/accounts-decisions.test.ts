import { beforeAll, describe, expect, test } from 'vitest'
import type { AccountRow } from '../../server/contract/accounts.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { linkFor, mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

type Who = { id: string }
const send = async (who: Who | null, method: 'POST' | 'PATCH', url: string, payload?: object) => {
  const headers = who ? await it.signIn(who) : {}
  const answer = await it.app.inject({ method, url: `/api/accounts/${url}`, headers, ...(payload && { payload }) })
  const body = answer.body ? answer.json() : null
  return { status: answer.statusCode, headers: answer.headers, ...body } as {
    status: number
    headers: Record<string, string>
    code: string
    fields?: Record<string, string>
  } & AccountRow
}
const patch = (who: Who, { id }: Who, body: object) => send(who, 'PATCH', id, body)
const close = (who: Who, { id }: Who, body: object = {}) => send(who, 'POST', `${id}/close`, body)
const reopen = (who: Who, { id }: Who) => send(who, 'POST', `${id}/reopen`)
const sendLink = (who: Who, { id }: Who) => send(who, 'POST', `${id}/link`)
const opened = async (headers: { cookie: string }) =>
  (await it.app.inject({ url: '/api/session', headers })).json().account
const journalOf = ({ id }: Who) =>
  it.deps.db
    .selectFrom('audit_events')
    .select(['action', 'actor_kind', 'actor_id', 'departements', 'structure_id', 'detail'])
    .where('target_id', '=', id)
    .where('action', '<>', 'session.opened')
    .orderBy('id')
    .execute()

let everything: Who
let landes: Who
let marne: Who
beforeAll(async () => {
  const { db } = it.deps
  everything = await anAccount(db, { role: 'admin' })
  landes = await anAccount(db, { role: 'admin', departements: ['40'] })
  marne = await anAccount(db, { role: 'admin', departements: ['51'] })
})
const adviser = () => anAccount(it.deps.db, { departements: ['40'] })
const doubleAdmin = () => anAccount(it.deps.db, { role: 'admin', departements: ['40', '48'] })
async function team() {
  const structureId = (await aStructure(it.deps.db)).id
  const one = () => anAccount(it.deps.db, { role: 'partner', structureId, departements: ['40'] })
  return { structureId, me: await one(), colleague: await one() }
}

describe('whoever is refused changes nothing', () => {
  const acts = { patch: (who: Who, to: Who) => patch(who, to, { name: 'Autre Nom' }), close, reopen, sendLink }
  const names = Object.keys(acts) as (keyof typeof acts)[]
  const untouched = async (target: Who) => {
    expect(await journalOf(target)).toEqual([])
    const row = it.deps.db.selectFrom('accounts').select(['name', 'closed_at']).where('id', '=', target.id)
    expect(await row.executeTakeFirst()).toEqual({ name: 'Camille Exemple', closed_at: null })
  }

  test.each(names)('a visitor, an adviser, a référent: %s', async (act) => {
    const target = await adviser()
    const path = act === 'patch' ? target.id : `${target.id}/${act === 'sendLink' ? 'link' : act}`
    const method = act === 'patch' ? 'PATCH' : 'POST'
    expect((await send(null, method, path, {})).status).toBe(401)
    for (const role of ['adviser', 'referent'] as const)
      expect((await acts[act](await anAccount(it.deps.db, { role }), target)).status).toBe(403)
    await untouched(target)
  })

  test.each(names)('an admin of another département, who learns nothing: %s', async (act) => {
    const target = await adviser()
    const { status, code } = await acts[act](marne, target)
    const ghost = await acts[act](marne, { id: '00000000-0000-4000-8000-000000000000' })
    expect([status, code]).toEqual([404, 'not-found'])
    expect([ghost.status, ghost.code]).toEqual([404, 'not-found'])
    await untouched(target)
  })

  test.each(names)('a partner of another structure: %s', async (act) => {
    const target = await anAccount(it.deps.db, { role: 'partner', departements: ['40'] })
    const stranger = await anAccount(it.deps.db, { role: 'partner', departements: ['40'] })
    expect((await acts[act](stranger, target)).status).toBe(act === 'patch' ? 403 : 404)
    await untouched(target)
  })

  test.each(['patch', 'close'] as const)('an admin of a part of what the account administers: %s', async (act) => {
    const target = await doubleAdmin()
    const { status, code } = await acts[act](landes, target)
    expect([status, code]).toEqual([403, 'beyond-territory'])
    await untouched(target)
  })

  test('nor does that admin open it again', async () => {
    const target = await doubleAdmin()
    expect((await close(everything, target)).status).toBe(200)
    expect((await reopen(landes, target)).code).toBe('beyond-territory')
    expect((await reopen(everything, target)).closedAt).toBeNull()
  })

  test.each(names)('an admin of some départements, about an admin of everything: %s', async (act) => {
    expect((await acts[act](landes, everything)).status).toBe(404)
  })

  test('nobody closes themselves', async () => {
    const partner = await anAccount(it.deps.db, { role: 'partner' })
    for (const who of [landes, partner, everything]) {
      const { status, code } = await close(who, who)
      expect([status, code]).toEqual([403, 'own-account'])
    }
  })
})

describe('closing an account', () => {
  test('ends its sessions and links at once, tells the person and writes the journal', async () => {
    const target = await adviser()
    const session = await it.signIn(target)
    expect(await opened(session)).not.toBeNull()
    await sendLink(landes, target)
    const token = await linkFor(it, target.email)
    const answer = await close(landes, target, { reason: '  A quitté\nle service\u0000 ' })
    expect(answer).toMatchObject({ status: 200, id: target.id, closedReason: 'admin', can: { reopen: true } })
    expect(await opened(session)).toBeNull()
    const used = await it.app.inject({ method: 'POST', url: '/api/session', payload: { token } })
    expect(used.statusCode).toBe(410)
    expect((await mailsOf(it)).find(({ to }) => to === target.email)?.subject).toBe('Votre compte Levier est fermé')
    expect((await journalOf(target)).at(-1)).toEqual({
      action: 'account.closed',
      actor_kind: 'account',
      actor_id: landes.id,
      departements: ['40'],
      structure_id: null,
      detail: { cause: 'admin', reason: 'A quitté le service' },
    })
  })

  test('by a partner is for colleagues', async () => {
    const { structureId, me, colleague } = await team()
    expect((await close(me, colleague)).closedReason).toBe('team')
    expect((await journalOf(colleague))[0]).toMatchObject({ structure_id: structureId })
    expect((await reopen(me, colleague)).closedAt).toBeNull()
  })

  test('by an admin is not undone by a colleague', async () => {
    const { me, colleague } = await team()
    await close(landes, colleague)
    const { status, code } = await reopen(me, colleague)
    expect([status, code]).toEqual([403, 'closed-by-admin'])
    const list = await it.app.inject({ url: '/api/accounts?state=closed', headers: await it.signIn(me) })
    expect(list.json().accounts).toMatchObject([{ id: colleague.id, can: { reopen: false } }])
    expect((await reopen(landes, colleague)).closedAt).toBeNull()
  })

  test('twice at once is closing once', async () => {
    const target = await adviser()
    const answers = await Promise.all([close(landes, target), close(everything, target), close(landes, target)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await journalOf(target)).toHaveLength(1)
    expect((await mailsOf(it)).filter(({ to }) => to === target.email)).toHaveLength(1)
  })
})

describe('opening an account again', () => {
  test('lets the person in, and tells them', async () => {
    const target = await adviser()
    await close(landes, target)
    expect(await reopen(landes, target)).toMatchObject({ status: 200, closedAt: null, closedReason: null })
    expect((await reopen(landes, target)).status).toBe(200)
    expect((await journalOf(target)).map(({ action }) => action)).toEqual(['account.closed', 'account.reopened'])
    const [mail] = (await mailsOf(it)).filter(({ to }) => to === target.email)
    expect(mail?.subject).toBe('Votre compte Levier est rouvert')
    expect(mail?.text).toContain('http://127.0.0.1:3000/connexion')
    expect(await opened(await it.signIn(target))).toMatchObject({ id: target.id })
  })
})

describe('a sign-in link', () => {
  test('is mailed to the person, and opens their session', async () => {
    const target = await adviser()
    expect((await sendLink(landes, target)).status).toBe(202)
    const payload = { token: await linkFor(it, target.email) }
    const answer = await it.app.inject({ method: 'POST', url: '/api/session', payload })
    expect(answer.json().account.id).toBe(target.id)
    expect((await journalOf(target))[0]).toMatchObject({ action: 'account.link-sent', actor_id: landes.id })
  })

  test('is not for a closed account', async () => {
    const target = await anAccount(it.deps.db, { departements: ['40'], closedAt: new Date() })
    const { status, code } = await sendLink(landes, target)
    expect([status, code]).toEqual([409, 'account-closed'])
    expect((await mailsOf(it)).filter(({ to }) => to === target.email)).toEqual([])
  })

  test('does not flood a mailbox', async () => {
    const target = await adviser()
    const answers = []
    for (let sent = 0; sent < 6; sent += 1) answers.push(await sendLink(landes, target))
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202, 429])
    expect(Number(answers[5]!.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('correcting an account', () => {
  test('a name and an organisation leave its sessions open', async () => {
    const target = await adviser()
    const session = await it.signIn(target)
    const answer = await patch(landes, target, { name: '  Camille   Corrigée ', organisation: 'CCAS de Dax' })
    expect(answer).toMatchObject({ status: 200, name: 'Camille Corrigée', organisation: 'CCAS de Dax' })
    expect(await opened(session)).toMatchObject({ name: 'Camille Corrigée' })
    expect((await journalOf(target))[0]!.detail).toEqual({ fields: ['name', 'organisation'] })
    expect((await patch(landes, target, { organisation: null })).organisation).toBeNull()
  })

  test('rights that change end its sessions', async () => {
    const target = await adviser()
    const session = await it.signIn(target)
    expect(await opened(session)).not.toBeNull()
    expect(await patch(everything, target, { role: 'referent', departements: ['48', '40'] })).toMatchObject({
      role: 'referent',
      departements: ['40', '48'],
    })
    expect(await opened(session)).toBeNull()
    expect((await journalOf(target))[0]).toMatchObject({
      departements: ['40', '48'],
      detail: { fields: ['role', 'departements'], from: 'adviser', to: 'referent', departements: ['40', '48'] },
    })
  })

  test('what does not change is no change', async () => {
    const target = await adviser()
    const session = await it.signIn(target)
    await patch(landes, target, { role: 'adviser', departements: ['40'], name: 'Camille Exemple' })
    expect(await opened(session)).not.toBeNull()
    expect(await journalOf(target)).toEqual([])
  })

  test('a role takes the structure along', async () => {
    const { id: structureId } = await aStructure(it.deps.db)
    const target = await anAccount(it.deps.db)
    const partner = await patch(everything, target, { role: 'partner', structureId })
    expect(partner).toMatchObject({ role: 'partner', structure: { id: structureId }, departements: ['40'] })
    expect(await patch(everything, target, { role: 'adviser' })).toMatchObject({ role: 'adviser', structure: null })
  })

  const bad: [string, object, number, string, string][] = [
    ['a partner without structure', { role: 'partner' }, 400, 'structure-needed', 'structureId'],
    ['a structure without partner', { structureId: 'here' }, 400, 'no-structure', 'structureId'],
    ['a structure of elsewhere', { role: 'partner', structureId: 'away' }, 400, 'unknown-structure', 'structureId'],
    ['a structure of nowhere', { role: 'partner', structureId: 'ghost' }, 400, 'unknown-structure', 'structureId'],
    ['a département of elsewhere', { departements: ['40', '51'] }, 403, 'beyond-territory', 'departements'],
    ['every département', { role: 'admin', departements: null }, 403, 'beyond-territory', 'departements'],
    ['no département', { departements: [] }, 400, 'no-departement', 'departements'],
    ['a département that is none', { departements: ['99'] }, 400, 'unknown-departement', 'departements'],
    ['a role that is none', { role: 'chef' }, 400, 'unknown-role', 'role'],
    ['a name of spaces', { name: ' \u0000\u200b ' }, 400, 'invalid-name', 'name'],
    ['an address', { email: 'autre@test.levier.example' }, 400, 'unknown-field', 'email'],
  ]
  test.each(bad)('refuses %s beside its field', async (_what, wanted, status, code, field) => {
    const structures: Record<string, string> = {
      here: (await aStructure(it.deps.db)).id,
      away: (await aStructure(it.deps.db, { commune: '51454' })).id,
      ghost: '00000000-0000-4000-8000-000000000000',
    }
    const target = await adviser()
    const { structureId, ...rest } = wanted as { structureId?: string }
    const answer = await patch(landes, target, {
      ...rest,
      ...(structureId && { structureId: structures[structureId] }),
    })
    expect([answer.status, answer.code, Object.keys(answer.fields ?? {})]).toEqual([status, code, [field]])
    expect(await journalOf(target)).toEqual([])
  })

  test('a structure that serves the territory can be given there', async () => {
    const { id, record } = await aStructure(it.deps.db, { commune: '51454' })
    await aListing(it.deps.db, { structure_source_id: record.source_id, commune: '51454', zone_eligibilite: ['40'] })
    expect((await patch(landes, await adviser(), { role: 'partner', structureId: id })).status).toBe(200)
  })

  test('nobody becomes an admin of everything without it being said', async () => {
    const target = await anAccount(it.deps.db)
    expect((await patch(everything, target, { role: 'admin' })).code).toBe('no-departement')
    expect(await patch(everything, target, { role: 'admin', departements: null })).toMatchObject({ departements: null })
    expect((await patch(landes, await adviser(), { role: 'admin' })).departements).toEqual(['40'])
  })

  test('a name can be corrected for somebody who also works elsewhere, their rights not', async () => {
    const target = await anAccount(it.deps.db, { departements: ['40', '33'] })
    expect((await patch(landes, target, { name: 'Camille Ailleurs' })).status).toBe(200)
    expect((await patch(landes, target, { role: 'referent' })).code).toBe('beyond-territory')
  })

  test('a closed account is opened again first', async () => {
    const target = await anAccount(it.deps.db, { departements: ['40'], closedAt: new Date() })
    expect((await patch(landes, target, { name: 'Autre Nom' })).code).toBe('account-closed')
  })
})
