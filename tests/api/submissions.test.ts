import { beforeAll, describe, expect, test } from 'vitest'
import type { SubmissionRow } from '../../server/contract/submissions.ts'
import { aContent } from '../factories/a-content.ts'
import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { aWriter, type Writing, writing } from '../support/writers.ts'

const it = useApp({ engine: false })

let writer: Awaited<ReturnType<typeof aWriter>>
let stranger: Awaited<ReturnType<typeof aWriter>>
let landes: Writing
let marne: Writing
beforeAll(async () => {
  writer = await aWriter(it)
  stranger = await aWriter(it)
  const admin = (departements: string[]) => anAccount(it.deps.db, { role: 'admin', departements })
  landes = writing(it, await it.signIn(await admin(['40'])))
  marne = writing(it, await it.signIn(await admin(['51'])))
})

const published = async (overrides: Parameters<typeof aListing>[1] = {}) =>
  (await aListing(it.deps.db, { structure_source_id: writer.structure.record.source_id, ...overrides })).id
const rows = async (who: Writing, query = '') =>
  ((await who.call('GET', query)) as unknown as { listings: SubmissionRow[] }).listings
const rowOf = async (id: string) => (await rows(writer)).find((row) => row.id === id)!
const history = async (id: string) => {
  const lines = it.deps.db.selectFrom('listing_history').selectAll().where('listing_id', '=', id)
  return (await lines.orderBy('id').execute()).map(({ action }) => action)
}
const journal = async (id: string) => {
  const lines = it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', id)
  return lines.orderBy('id').execute()
}

describe('listings are not read or written', () => {
  const everything = (who: Writing, id: string) => [
    who.read(id),
    who.call('GET', `/${id}/preview`),
    who.save(id, 1),
    who.send(id, 1),
    who.withdraw(id),
    who.discard(id, 1),
    who.archive(id),
    who.reopen(id),
  ]

  test.each(['adviser', 'referent'] as const)('by a %s', async (role) => {
    const id = await writer.start()
    const who = writing(it, await it.signIn(role))
    for (const answer of [who.call('GET', ''), who.call('POST', '', {}), ...everything(who, id)])
      expect((await answer).status).toBe(403)
  })

  test('by another structure, or an admin of elsewhere, for whom they do not exist', async () => {
    const id = await writer.start()
    for (const who of [stranger, marne]) {
      for (const answer of everything(who, id)) {
        const { status, code } = await answer
        expect([status, code]).toEqual([404, 'not-found'])
      }
      expect((await who.call('POST', '', { copyOf: id, structureId: stranger.structure.id })).status).toBeGreaterThan(
        400,
      )
      expect((await rows(who, `?structureId=${writer.structure.id}`)).map((row) => row.id)).not.toContain(id)
    }
    expect((await writer.read(id)).version).toBe(1)
  })

  test('in the name of another structure', async () => {
    for (const who of [stranger, marne]) {
      const { status, code } = await who.call('POST', '', { structureId: writer.structure.id })
      expect([status, code]).toEqual([403, 'beyond-territory'])
    }
  })
})

describe('a new listing', () => {
  test('is an empty draft, said to lack everything, whose advice is what helps most', async () => {
    const id = await writer.start()
    const draft = await writer.read(id)
    expect(draft).toMatchObject({ state: 'draft', open: 'draft', version: 1, sending: 'review', remarks: {} })
    expect(draft.content).toEqual({ ...aContent(), ...draft.content })
    expect(Object.keys(draft.problems)).toEqual(expect.arrayContaining(['nom', 'description', 'thematiques']))
    expect(draft.completeness.score).toBeLessThan(20)
    const gains = draft.completeness.advice.map(({ gain }) => gain)
    expect(gains).toEqual([...gains].sort((a, b) => b - a))
    expect(draft.can).toEqual({ save: true, send: true, withdraw: false, discard: true, archive: false, reopen: false })
    expect((await journal(id)).map((line) => [line.action, line.departements])).toEqual([['listing.started', ['40']]])
  })

  test('may be a copy of one of the structure', async () => {
    const copy = await writer.read(await writer.start({ copyOf: await published({ nom: 'Atelier vélo' }) }))
    expect(copy.content).toMatchObject({ nom: 'Atelier vélo (copie)', commune: '40192' })
    expect(copy.content.intervenants).toHaveLength(1)
  })

  test('may be started from a template, of those there are', async () => {
    const started = await writer.read(await writer.start({ template: 'permis-accompagne' }))
    expect(started.content).toMatchObject({ nom: '', thematiques: ['mobilite--preparer-un-permis'] })
    expect((await writer.call('POST', '', { template: 'inconnu' })).code).toBe('unknown-template')
  })

  test('is started by an admin for a structure, which must be told', async () => {
    expect((await landes.call('POST', '', {})).code).toBe('structure-needed')
    const id = await landes.start({ structureId: writer.structure.id })
    expect((await rows(writer)).map((row) => row.id)).toContain(id)
    expect((await rows(landes)).map((row) => row.id)).toContain(id)
    expect((await rows(marne)).map((row) => row.id)).not.toContain(id)
  })
})

describe('saving', () => {
  test('keeps what is written, however wrong, and says what would keep it from being sent', async () => {
    const id = await writer.start()
    const telephone = { ...aContent().intervenants[0]!, telephone: '05 36 49 01' }
    const saved = await writer.save(id, 1, { nom: 'Vélos', intervenants: [telephone] })
    expect(saved).toMatchObject({ status: 200, version: 2, savedBy: { name: 'Camille Autrice', me: true } })
    expect(saved.problems).toEqual({ 'intervenants.0.telephone': expect.stringMatching(/^Il manque deux chiffres/) })
    expect((await writer.read(id)).content.intervenants).toEqual([telephone])
    expect(await rowOf(id)).toMatchObject({ title: 'Vélos', group: 'draft' })
  })

  test('from an old version is refused, with who saved and when, and changes nothing', async () => {
    const id = await writer.start()
    const colleague = await anAccount(it.deps.db, {
      ...{ role: 'partner', structureId: writer.structure.id, name: 'Claude Collègue' },
    })
    await writing(it, await it.signIn(colleague)).save(id, 1, { nom: 'De Claude' })
    const refused = await writer.save(id, 1, { nom: 'De Camille' })
    expect([refused.status, refused.code]).toEqual([409, 'edited-elsewhere'])
    expect(refused.message).toMatch(/^Claude Collègue a modifié cette fiche à \d+\u00a0h\u00a0\d\d\.$/)
    expect((await writer.read(id)).content.nom).toBe('De Claude')
  })

  test('says one’s own other tab, and does not name the admin who writes on behalf', async () => {
    const id = await writer.start()
    await writer.save(id, 1)
    expect((await writer.save(id, 1)).message).toMatch(/^Vous avez modifié cette fiche .* dans un autre onglet/)
    await landes.save(id, 2)
    expect((await writer.save(id, 1)).message).toMatch(/^L’administration a modifié/)
  })

  test('by two people at the same moment keeps one of them, and tells the other', async () => {
    const id = await writer.start()
    const answers = await Promise.all(['un', 'deux', 'trois'].map((nom) => writer.save(id, 1, { nom })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await writer.read(id)).version).toBe(2)
  })

  test('of a published listing leaves what advisers see as it is', async () => {
    const id = await published({ nom: 'Publiée' })
    expect(await writer.read(id)).toMatchObject({
      version: 0,
      open: null,
      sending: 'nothing',
      content: { nom: 'Publiée' },
    })
    expect(await writer.save(id, 0, { nom: 'Réécrite' })).toMatchObject({
      open: 'draft',
      version: 1,
      sending: 'review',
    })
    expect((await writer.read(id)).content.nom).toBe('Réécrite')
    const seen = await it.app.inject({ url: `/api/listings/${id}`, headers: await it.signIn('adviser') })
    expect(seen.json().title).toBe('Publiée')
  })

  test('shows the probable duplicates, those of others once they are published', async () => {
    const nom = 'Garage solidaire des Pins'
    const twin = await published({ nom })
    const hidden = await stranger.start()
    await stranger.save(hidden, 1, { nom, commune: '40192' })
    const { twins } = await writer.save(await writer.start(), 1, { nom, intervenants: [] })
    expect(twins).toMatchObject([{ id: twin, own: true, reasons: expect.arrayContaining(['same-title']) }])
  })
})

describe('the preview', () => {
  test('is the draft through what shows a listing to advisers, kept from the search', async () => {
    const id = await writer.start()
    await writer.save(id, 1, { fermeture: { du: '2030-01-01', au: '2030-01-15', message: 'Travaux' } })
    const seen = await writer.call('GET', `/${id}/preview`)
    expect(seen).toMatchObject({
      ...{ status: 200, title: 'Permis B accompagné', freshness: 'fresh', freins: ['mobilite'] },
      intervenants: [{ name: 'Camille Essai', phone: { href: 'tel:+33536490142' } }],
    })
    const outside = await it.app.inject({ url: `/api/listings/${id}`, headers: await it.signIn('adviser') })
    expect(outside.statusCode).toBe(404)
  })
})

describe('the list', () => {
  test('has what needs somebody first, and the readings by others', async () => {
    const own = await aWriter(it)
    const source = own.structure.record.source_id
    const fresh = await aListing(it.deps.db, { structure_source_id: source, verified_on: it.deps.clock.today() })
    const old = await aListing(it.deps.db, { structure_source_id: source, verified_on: '2020-01-01' })
    const draft = await own.start()
    for (const who of [own.headers, await it.signIn('adviser'), await it.signIn('adviser')])
      await it.app.inject({ url: `/api/listings/${fresh.id}`, headers: who })
    const listed = await rows(own)
    expect(listed.map((row) => [row.id, row.group])).toEqual([
      [draft, 'draft'],
      [old.id, 'confirm'],
      [fresh.id, 'published'],
    ])
    expect(listed.map((row) => row.views)).toEqual([0, 0, 2])
  })
})

test('each step is a line of the history', async () => {
  const id = await published()
  await writer.save(id, 0)
  await writer.send(id, 1)
  await writer.withdraw(id)
  await writer.discard(id, (await writer.read(id)).version)
  await writer.archive(id)
  await writer.reopen(id)
  expect(await history(id)).toEqual([null, 'save', 'send', 'withdraw', 'discard', 'archive', 'reopen'])
})

test('what somebody wrote is in the file of their own data', async () => {
  const own = await aWriter(it)
  await own.save(await own.start(), 1, { nom: 'À moi' })
  const answer = await it.app.inject({ url: '/api/account/data', headers: own.headers })
  expect(answer.json().fichesEcrites).toMatchObject([{ fiche: 'À moi', action: 'Écrite' }])
})
