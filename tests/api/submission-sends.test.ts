import { beforeAll, describe, expect, test } from 'vitest'
import type { ListingContent } from '../../server/contract/content.ts'
import { fingerprint } from '../../server/features/oppositions/oppositions.rules.ts'
import { aContent } from '../factories/a-content.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { aWriter, type Writing, writing } from '../support/writers.ts'

const it = useApp({ engine: false })

type Writer = Awaited<ReturnType<typeof aWriter>>
let writer: Writer
let trusted: Writer
let admin: Writing
beforeAll(async () => {
  writer = await aWriter(it)
  trusted = await aWriter(it, { trusted: true })
  admin = writing(it, await it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })))
})

const published = async (who: Writer) =>
  (await aListing(it.deps.db, { structure_source_id: who.structure.record.source_id })).id
const revision = (id: string) =>
  it.deps.db
    .selectFrom('revisions')
    .selectAll()
    .where('listing_id', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
const actions = async (id: string) => {
  const lines = it.deps.db.selectFrom('audit_events').select('action').where('target_id', '=', id)
  return (await lines.orderBy('id').execute()).map(({ action }) => action)
}
const seen = async (id: string) => {
  const answer = await it.app.inject({ url: `/api/listings/${id}`, headers: await it.signIn('adviser') })
  return { status: answer.statusCode, ...answer.json() }
}
const withPhone = (telephone: string) => ({ intervenants: [{ ...aContent().intervenants[0]!, telephone }] })

describe('a content that is not ready', () => {
  const wrong: Partial<ListingContent> = {
    ...{ nom: 'P', description: 'Court.', thematiques: [], modes_accueil: [], mobilisable_par: [] },
    ...{ frais: 'payant', commune: '99999', zone_eligibilite: ['99999'], horaires_accueil: 'tôt' },
    ...{ modes_mobilisation: ['utiliser-lien-mobilisation'], lien_mobilisation: 'javascript:alert(1)' },
    ...{ intervenants: [{ name: null, role: null, telephone: '05 36', courriel: 'camille@', note: null }] },
    fermeture: { du: '2030-02-01', au: '2030-01-01', message: null },
  }

  test('is not sent: every wrong field has its sentence', async () => {
    const id = await writer.start()
    await writer.save(id, 1, wrong)
    const refused = await writer.send(id, 2)
    expect([refused.status, refused.code, refused.message]).toEqual([
      400,
      'not-ready',
      'Il reste 13 points à corriger.',
    ])
    expect(Object.keys(refused.fields!).sort()).toEqual([
      ...['commune', 'description', 'fermeture.au', 'frais_precisions', 'horaires_accueil', 'intervenants.0.courriel'],
      ...['intervenants.0.telephone', 'lien_mobilisation', 'mobilisable_par', 'modes_accueil', 'nom', 'thematiques'],
      'zone_eligibilite',
    ])
    for (const sentence of Object.values(refused.fields!)) expect(sentence).toMatch(/[.:»]|https/)
    expect(await writer.read(id)).toMatchObject({ open: 'draft', version: 2, problems: refused.fields })
  })

  test('says whose contact may not be published any more', async () => {
    await it.deps.db
      .insertInto('oppositions')
      .values({ kind: 'telephone', fingerprint: fingerprint('telephone', '+33536490177'), created_at: new Date() })
      .execute()
    const id = await writer.start()
    await writer.save(id, 1, withPhone('05 36 49 01 77'))
    const { fields } = await writer.send(id, 2)
    expect(fields).toEqual({ 'intervenants.0.telephone': expect.stringMatching(/s’est opposée/) })
  })

  test('is refused before the draft when a field is of no known kind', async () => {
    const id = await writer.start()
    for (const content of [{ frais: 'cher' }, { zone_eligibilite: ['partout'] }, { longitude: 500 }, { inconnu: 1 }])
      expect((await writer.save(id, 1, content as object)).status).toBe(400)
    expect((await writer.read(id)).version).toBe(1)
  })
})

describe('sending', () => {
  test('hands a ready listing to the admins, cleaned, and mails nobody', async () => {
    const id = await writer.start()
    await writer.save(id, 1, { nom: '  Vélos   prêtés ', ...withPhone('05.36.49.01.42') })
    const sent = await writer.send(id, 2)
    expect(sent).toMatchObject({ status: 200, state: 'pending', open: 'pending', content: { nom: 'Vélos prêtés' } })
    expect(sent.content.intervenants[0]!.telephone).toBe('+33536490142')
    expect(sent.can).toMatchObject({ save: false, send: false, withdraw: true })
    expect(await actions(id)).toEqual(['listing.started', 'listing.sent'])
    expect(await it.deps.db.selectFrom('mails').selectAll().execute()).toEqual([])
    expect((await seen(id)).status).toBe(404)
  })

  test('is of what was last read: not of what a colleague wrote since', async () => {
    const id = await writer.start()
    await writer.save(id, 1)
    await writer.save(id, 2, { nom: 'Plus tard' })
    expect((await writer.send(id, 2)).code).toBe('edited-elsewhere')
    expect((await writer.discard(id, 2)).code).toBe('edited-elsewhere')
    expect((await writer.read(id)).open).toBe('draft')
  })

  test('twice sends once', async () => {
    const id = await writer.start()
    await writer.save(id, 1)
    const answers = await Promise.all([writer.send(id, 2), writer.send(id, 2)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('a published listing again without any change is refused', async () => {
    const id = await published(writer)
    const { content } = await writer.read(id)
    await writer.call('PUT', `/${id}`, { version: 0, content })
    expect((await writer.send(id, 1)).code).toBe('nothing-changed')
  })

  test('then taking it back lets it be written again; saving before is refused', async () => {
    const id = await writer.start()
    await writer.save(id, 1)
    const { version } = await writer.send(id, 2)
    expect((await writer.save(id, version)).code).toBe('not-in-this-state')
    expect(await writer.withdraw(id)).toMatchObject({ state: 'draft', open: 'draft' })
    expect((await writer.save(id, version)).status).toBe(200)
  })
})

describe('a small correction of a published listing', () => {
  const change = async (who: Writer, said: (content: ListingContent) => Partial<ListingContent>) => {
    const id = await published(who)
    const { content } = await who.read(id)
    const saved = await who.call('PUT', `/${id}`, { version: 0, content: { ...content, ...said(content) } })
    return { id, saved, sent: await who.send(id, 1) }
  }
  const newPhone = ({ intervenants: [one] }: ListingContent) => ({
    intervenants: [{ ...one!, telephone: '05 36 49 02 02' }],
  })

  test('by a trusted structure is said to be, then published at once, to be read afterwards', async () => {
    const { id, saved, sent } = await change(trusted, newPhone)
    expect(saved.sending).toBe('correction')
    expect(sent).toMatchObject({ state: 'published', open: null, sending: 'nothing' })
    expect((await seen(id)).intervenants[0].phone.href).toBe('tel:+33536490202')
    expect(await revision(id)).toMatchObject({ state: 'approved', to_read: true })
    expect(await actions(id)).toEqual(['listing.corrected'])
  })

  test('by another structure is read first', async () => {
    const { id, saved, sent } = await change(writer, newPhone)
    expect(saved.sending).toBe('review')
    expect(sent).toMatchObject({ state: 'published', open: 'pending' })
    expect((await seen(id)).intervenants[0].phone.href).toBe('tel:+33536490142')
  })

  test('is not one once the title changes too', async () => {
    const { saved, sent } = await change(trusted, (content) => ({ ...newPhone(content), nom: 'Autre titre' }))
    expect([saved.sending, sent.open]).toEqual(['review', 'pending'])
  })
})

describe('withdrawing from the search', () => {
  test('is immediate, gives a reason, and can be undone by sending again', async () => {
    const id = await published(writer)
    expect((await writer.archive(id, ' ')).code).toBe('reason-needed')
    expect(await writer.archive(id)).toMatchObject({ state: 'archived', can: { reopen: true, save: false } })
    expect((await seen(id)).status).toBe(410)
    expect(await writer.reopen(id)).toMatchObject({ state: 'archived', open: 'draft', version: 1 })
    expect((await writer.send(id, 1)).fields ?? {}).toEqual({})
    expect(await actions(id)).toEqual(['listing.archived', 'listing.reopened', 'listing.sent'])
  })

  test('a draft given up can be taken up again as it was', async () => {
    const id = await writer.start()
    await writer.save(id, 1, { nom: 'Abandonnée' })
    expect(await writer.discard(id, 2)).toMatchObject({ state: 'archived', open: null })
    expect((await writer.reopen(id)).content.nom).toBe('Abandonnée')
  })
})

test('an admin does the same on behalf of a structure of its département', async () => {
  const id = await published(writer)
  expect(await admin.save(id, 0, { nom: 'Au nom de' })).toMatchObject({ open: 'draft', savedBy: { me: true } })
  expect(await admin.send(id, 1)).toMatchObject({ open: 'pending' })
})
