import { beforeAll, describe, expect, test } from 'vitest'
import { readContent } from '../../server/features/listings/listings.content.ts'
import { pseudonymOf } from '../../server/platform/audit.ts'
import { aListing } from '../factories/a-listing.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'
import { moderation } from '../support/moderation.ts'

const it = useApp({ engine: false })
const { ask, publish, askChanges, reject, decide } = moderation(it)

type Who = { cookie: string }
let landes: Who
let colleague: Who
let marne: Who

beforeAll(async () => {
  const admin = async (name: string, departement: string) =>
    it.signIn(await anAccount(it.deps.db, { role: 'admin', name, departements: [departement] }))
  landes = await admin('Alix des Landes', '40')
  colleague = await admin('Claude des Landes', '40')
  marne = await admin('Dominique de la Marne', '51')
})

const rowOf = (id: string) =>
  it.deps.db.selectFrom('revisions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const stateOf = async (id: string) =>
  (await it.deps.db.selectFrom('listings').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
const mailsTo = async (email: string) => (await mailsOf(it)).filter(({ to }) => to === email)
const journal = (targetId: string) =>
  it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', targetId).orderBy('id').execute()

/** Sent by a partner who has an account. */
async function sent(wanted: Parameters<typeof aRevision>[1] = {}) {
  const structure = await aStructure(it.deps.db)
  const partner = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id })
  const colleague = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id })
  const revision = await aRevision(it.deps.db, { structureId: structure.id, author: partner.id, ...wanted })
  return { ...revision, partner, colleague, structure }
}

const everyWay = (id: string, headers: Who | undefined) =>
  [
    ['GET', `revisions/${id}`, undefined],
    ['GET', `revisions/${id}/link`, undefined],
    ['POST', `revisions/${id}/publish`, { version: 2 }],
    ['POST', `revisions/${id}/ask-changes`, { version: 2, remarks: { nom: 'Plus court.' } }],
    ['POST', `revisions/${id}/reject`, { version: 2, reason: 'Hors sujet.' }],
    ['POST', `revisions/${id}/read`, {}],
    ['POST', `revisions/${id}/undo`, { reason: 'Numéro faux.' }],
    ['POST', `revisions/${id}/restore`, { reason: 'Erreur.' }],
  ].map(([method, path, body]) => ask(method as 'GET', path as string, headers, body as object | undefined))

describe('a revision is not read or decided', () => {
  test.each([undefined, 'adviser', 'referent', 'partner'] as const)('by %s', async (role) => {
    const { id } = await sent()
    const headers = role && (await it.signIn(role))
    for (const answer of await Promise.all(everyWay(id, headers))) expect(answer.statusCode).toBe(role ? 403 : 401)
    expect((await rowOf(id)).state).toBe('pending')
  })

  test('by an admin of another département, to whom it does not exist', async () => {
    const { id } = await sent()
    for (const answer of await Promise.all(everyWay(id, marne)))
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
    expect((await rowOf(id)).state).toBe('pending')
  })

  test('before it is sent', async () => {
    const { id } = await sent({ step: 'nothing' })
    expect((await ask('GET', `revisions/${id}`, landes)).statusCode).toBe(404)
    const answer = await publish(id, landes, 1)
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'withdrawn'])
  })
})

describe('publishing', () => {
  test('shows the listing, tells its author kindly and the journal', async () => {
    const { id, listingId, partner, colleague } = await sent({ content: { nom: 'Permis B à Dax' } })
    expect((await publish(id, landes)).statusCode).toBe(204)
    expect([await stateOf(listingId), (await rowOf(id)).state]).toEqual(['published', 'approved'])
    const [mail] = await mailsTo(partner.email)
    expect(mail!.subject).toContain('«\u00a0Permis B à Dax\u00a0» est publiée')
    expect(mail!.text).toContain(`${it.deps.config.publicUrl}/mes-fiches/${listingId}`)
    expect(await mailsTo(colleague.email)).toEqual([])
    expect(await journal(listingId)).toMatchObject([
      { action: 'listing.published', departements: ['40'], detail: { number: 1 } },
    ])
  })

  test('a change replaces what advisers saw, and not before', async () => {
    const { id: listingId } = await aListing(it.deps.db, { nom: 'Avant' })
    const { id } = await sent({ listingId, content: { nom: 'Après' } })
    expect((await readContent(it.deps.db, listingId)).nom).toBe('Avant')
    await publish(id, landes)
    expect((await readContent(it.deps.db, listingId)).nom).toBe('Après')
  })

  test('is refused when a person named there has opposed since', async () => {
    const { id } = await sent()
    const { fingerprint } = await import('../../server/features/oppositions/oppositions.rules.ts')
    await it.deps.db
      .insertInto('oppositions')
      .values({
        ...{ kind: 'courriel', fingerprint: fingerprint('courriel', 'camille@essai.example') },
        created_at: new Date(),
      })
      .execute()
    expect((await publish(id, landes)).json().code).toBe('opposed')
    await it.deps.db.deleteFrom('oppositions').execute()
    expect((await publish(id, landes)).statusCode).toBe(204)
  })
})

describe('asking for changes', () => {
  test('keeps each remark under its field and leads the author to it', async () => {
    const { id, listingId, partner } = await sent({ content: { nom: 'Épicerie' } })
    const remarks = { intervenants: '  Est-ce son numéro professionnel ?  ', description: 'Dites pour qui.' }
    expect((await askChanges(id, landes, remarks)).statusCode).toBe(204)
    const kept = { intervenants: 'Est-ce son numéro professionnel ?', description: 'Dites pour qui.' }
    expect(await rowOf(id)).toMatchObject({ state: 'changes_requested', remarks: kept })
    const [mail] = await mailsTo(partner.email)
    expect(mail!.subject).toBe('2 corrections à faire sur «\u00a0Épicerie\u00a0»')
    for (const [field, sentence] of Object.entries(kept)) {
      expect(mail!.text).toContain(sentence)
      expect(mail!.text).toContain(`/mes-fiches/${listingId}#champ-${field}`)
    }
    expect((await journal(listingId))[0]!.detail).toEqual({ number: 1, remarks: Object.keys(remarks) })
  })

  test('of a change says that advisers still read what is published', async () => {
    const { id: structureId, record } = await aStructure(it.deps.db)
    const { id: listingId } = await aListing(it.deps.db, { structure_source_id: record.source_id })
    const partner = await anAccount(it.deps.db, { role: 'partner', structureId })
    const { id } = await aRevision(it.deps.db, { listingId, author: partner.id })
    await askChanges(id, landes)
    const [mail] = await mailsTo(partner.email)
    expect(mail!.text).toMatch(/votre modification de la fiche .* lisent la version publiée/s)
  })

  test.each([
    [{}, 'remark-needed'],
    [{ nom: '   ' }, 'remark-needed'],
    [{ nom: 'x'.repeat(501) }, 'remark-needed'],
    [{ inconnu: 'Quelque chose.' }, 'unknown-field'],
    [{ __proto__x: 'Quelque chose.' }, 'unknown-field'],
  ])('is refused without one clear remark at least: %.60j', async (remarks, code) => {
    const { id } = await sent()
    const answer = await askChanges(id, landes, remarks)
    expect([answer.statusCode, answer.json().code]).toEqual([400, code])
    expect((await rowOf(id)).state).toBe('pending')
  })
})

describe('rejecting', () => {
  test('asks for the reason, and tells it', async () => {
    const { id, listingId, partner } = await sent()
    expect((await reject(id, landes, '  ')).json().code).toBe('reason-needed')
    expect((await reject(id, landes)).statusCode).toBe(204)
    expect([await stateOf(listingId), (await rowOf(id)).state]).toEqual(['rejected', 'rejected'])
    expect((await mailsTo(partner.email))[0]!.text).toContain('Cette aide relève d’un autre département.')
  })

  test('a change leaves what advisers see', async () => {
    const { id: listingId } = await aListing(it.deps.db, { nom: 'Reste' })
    const { id } = await sent({ listingId })
    await reject(id, landes)
    expect([await stateOf(listingId), (await readContent(it.deps.db, listingId)).nom]).toEqual(['published', 'Reste'])
  })
})

describe('the mail of a decision goes', () => {
  test('to the other partners of the structure when its author has no open account', async () => {
    const { id, partner, colleague } = await sent()
    await it.deps.db.updateTable('accounts').set({ closed_at: new Date() }).where('id', '=', partner.id).execute()
    await publish(id, landes)
    expect(await mailsTo(partner.email)).toEqual([])
    expect(await mailsTo(colleague.email)).toHaveLength(1)
  })

  test('to the structure itself when nobody of it has an account, with no link to a page closed to it', async () => {
    const structure = await aStructure(it.deps.db, { courriel: 'accueil@sans-compte.example' })
    const { id } = await aRevision(it.deps.db, { structureId: structure.id })
    await askChanges(id, landes)
    const [mail] = await mailsTo('accueil@sans-compte.example')
    expect(mail!.text).toContain('Le numéro manque.')
    expect(mail!.text).toContain('demandez un accès à Levier avec cette adresse')
    expect(mail!.text).not.toMatch(/\/mes-fiches\/|renvoyez/)
  })
})

describe('two admins on one revision', () => {
  test('leave one decision; the second is told whose it was, and nothing is overwritten', async () => {
    const { id, listingId, partner } = await sent()
    const answers = await Promise.all([publish(id, landes), reject(id, colleague), askChanges(id, colleague)])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409, 409])
    const late = answers.find(({ statusCode }) => statusCode === 409)!.json()
    expect(late.code).toBe('already-decided')
    expect(late.message).toMatch(/par (Alix|Claude) des Landes le \d+ \S+ \d{4} à \d+\u00a0h\u00a0\d\d\.$/)
    expect(await journal(listingId)).toHaveLength(1)
    expect(await mailsTo(partner.email)).toHaveLength(1)
    const review = (await ask('GET', `revisions/${id}`, colleague)).json()
    expect(review.decided).toBe(late.message)
    expect(review.can).toMatchObject({ publish: false, askChanges: false, reject: false })
  })

  test('keep the name of a deleted account as a pseudonym', async () => {
    const gone = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    const { id } = await sent()
    await reject(id, await it.signIn(gone))
    await it.deps.db.deleteFrom('accounts').where('id', '=', gone.id).execute()
    expect((await publish(id, landes)).json().message).toContain(pseudonymOf(gone.id))
  })

  test('decide only on the version they have read', async () => {
    const { id } = await sent()
    await it.deps.db.updateTable('revisions').set({ version: 3 }).where('id', '=', id).execute()
    for (const answer of [await publish(id, landes), await askChanges(id, landes), await reject(id, landes)])
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'edited-elsewhere'])
    expect((await rowOf(id)).state).toBe('pending')
    expect((await publish(id, landes, 3)).statusCode).toBe(204)
  })
})

describe('a correction published at once', () => {
  const corrected = async () => {
    const { id: listingId } = await aListing(it.deps.db, { nom: 'Avant' })
    const first = await sent({ listingId, content: { nom: 'Un' }, step: 'correct', hoursAgo: 3 })
    const second = await aRevision(it.deps.db, { listingId, content: { nom: 'Deux' }, step: 'correct', hoursAgo: 2 })
    return { ...second, first }
  }

  test('is compared with what an admin saw last, and leaves the queue once read', async () => {
    const { id, first } = await corrected()
    const review = (await ask('GET', `revisions/${id}`, landes)).json()
    const title = review.differences.changed.find(({ field }: { field: string }) => field === 'nom')
    expect(title.before.lines[0].text).toBe('Avant')
    expect(review.can).toMatchObject({ markRead: true, undo: true, publish: false })
    expect((await decide(id, 'read', landes, {})).statusCode).toBe(204)
    expect([(await rowOf(id)).to_read, (await rowOf(first.id)).to_read]).toEqual([false, false])
    expect((await decide(id, 'read', colleague, {})).json().code).toBe('already-decided')
  })

  test('is taken back with a reason, to what was seen before', async () => {
    const { id, listingId } = await corrected()
    expect((await decide(id, 'undo', landes, { reason: 'Ce numéro est celui d’un autre.' })).statusCode).toBe(204)
    expect((await readContent(it.deps.db, listingId)).nom).toBe('Avant')
    expect((await decide(id, 'undo', colleague, { reason: 'Encore.' })).statusCode).toBe(409)
  })
})
