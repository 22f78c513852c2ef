import { describe, expect, test } from 'vitest'
import type { Listing } from '../../server/contract/listings.ts'
import type { Role } from '../../server/contract/vocabulary.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { useApp } from '../support/app.ts'

const it = useApp({ engine: false, today: '2026-11-25' })

async function open(
  id: string,
  { role = 'adviser', commune }: { role?: Role | { id: string }; commune?: string } = {},
) {
  const query = commune ? `?commune=${commune}` : ''
  return it.app.inject({ url: `/api/listings/${id}${query}`, headers: await it.signIn(role) })
}
const shown = async (...args: Parameters<typeof open>) => (await open(...args)).json<Listing>()
const readsOf = (id: string) =>
  it.deps.db.selectFrom('contact_reads').select(['account_id', 'day', 'reads']).where('listing_id', '=', id).execute()

describe('a listing', () => {
  test('is refused to a visitor', async () => {
    const { id } = await aListing(it.deps.db)
    expect((await it.app.inject(`/api/listings/${id}`)).statusCode).toBe(401)
  })

  test('says everything needed to act, field by field', async () => {
    const { id: structureId, record: structure } = await aStructure(it.deps.db, {
      nom: 'ASSOCIATION DES PINS',
      description: 'Aide à la mobilité.',
      telephone: '+33536490100',
      courriel: 'accueil@pins.example',
      site_web: 'pins.example/aide',
    })
    const { id } = await aListing(it.deps.db, {
      structure_source_id: structure.source_id,
      nom: 'LOCATION SOLIDAIRE DE VOITURES',
      description: 'Des voitures à petit prix.',
      thematiques: ['mobilite--acceder-a-un-vehicule', 'trouver-un-emploi--maintien-dans-lemploi'],
      publics: ['jeunes', 'demandeurs-emploi'],
      publics_precisions: 'Permis de conduire valable',
      conditions_acces: 'Un contrat ou une promesse d’embauche',
      frais: 'payant',
      frais_precisions: '5 € par jour',
      modes_accueil: ['en-presentiel', 'a-distance'],
      zone_eligibilite: ['40'],
      horaires_accueil: 'Mo-Fr 08:30-12:00',
      volume_horaire_hebdomadaire: 3.5,
      nombre_semaines: 6,
      lien_mobilisation: 'https://pins.example/demande',
      modes_mobilisation: ['telephoner', 'envoyer-un-courriel'],
      mobilisable_par: ['professionnels', 'usagers'],
      mobilisation_precisions: 'Rappelle sous 48 h',
      lien_source: 'https://source.example/fiche',
      verified_on: '2026-11-13',
      intervenants: [
        {
          name: 'Maëlle Lartigue',
          role: 'Référente mobilité',
          telephone: '+33536490142',
          courriel: 'm.lartigue@pins.example',
          note: null,
        },
      ],
    })
    expect(await shown(id, { commune: '40192' })).toEqual({
      id,
      title: 'Location solidaire de voitures',
      description: 'Des voitures à petit prix.',
      type: 'Accompagnement',
      structure: {
        id: structureId,
        name: 'Association des pins',
        description: 'Aide à la mobilité.',
        website: 'https://pins.example/aide',
        phone: { text: '05\u00a036\u00a049\u00a001\u00a000', href: 'tel:+33536490100' },
        email: 'accueil@pins.example',
      },
      freins: ['mobilite'],
      thematiques: [
        { code: 'mobilite--acceder-a-un-vehicule', label: 'Accéder à un véhicule' },
        { code: 'trouver-un-emploi--maintien-dans-lemploi', label: 'Maintien dans l’emploi' },
      ],
      publics: ['jeunes', 'demandeurs-emploi'],
      publicsDetails: 'Permis de conduire valable',
      conditions: 'Un contrat ou une promesse d’embauche',
      frais: 'Payant',
      fraisDetails: '5 € par jour',
      place: {
        address: '1 rue de l’Essai',
        complement: null,
        postalCode: '40000',
        commune: { code: '40192', name: 'Mont-de-Marsan' },
      },
      onSite: true,
      remote: true,
      coverage: { kind: 'departement', text: 'Couvre les Landes' },
      closure: null,
      hours: {
        rows: [
          { days: 'Lundi au vendredi', hours: '8\u00a0h\u00a030 – 12\u00a0h' },
          { days: 'Samedi, dimanche', hours: 'Fermé' },
        ],
        now: { open: expect.any(Boolean), text: expect.stringMatching(/ouvre|ferme/i) },
        raw: null,
      },
      volume: { hoursPerWeek: 3.5, weeks: 6 },
      mobilisation: {
        by: ['Les professionnels', 'Les personnes elles-mêmes'],
        modes: ['Téléphoner', 'Envoyer un courriel'],
        link: 'https://pins.example/demande',
        details: 'Rappelle sous 48 h',
      },
      intervenants: [
        {
          name: 'Maëlle Lartigue',
          role: 'Référente mobilité',
          phone: { text: '05\u00a036\u00a049\u00a001\u00a042', href: 'tel:+33536490142' },
          email: 'm.lartigue@pins.example',
          note: null,
        },
      ],
      verifiedOn: '2026-11-13',
      freshness: 'fresh',
      updatedOn: '2026-10-01',
      source: { name: 'Essai', link: 'https://source.example/fiche' },
      example: false,
      distanceKm: expect.any(Number),
      approximate: expect.any(Boolean),
      why: expect.arrayContaining([
        { code: 'coverage', text: 'Couvre les Landes' },
        { code: 'freshness', text: 'Vérifiée il y a 12 jours' },
      ]),
      ...{ numberDoubted: false, reported: false, reached: null, availability: null },
      mail: { subject: expect.any(String), body: expect.any(String) },
      can: { seeContacts: true, report: true, moderate: false, noteCall: true },
    })
  })

  test('has no distance without a commune, nor when it is remote only', async () => {
    const onSite = await aListing(it.deps.db)
    const remote = await aListing(it.deps.db, { modes_accueil: ['a-distance'] })
    expect(await shown(onSite.id)).toMatchObject({ distanceKm: null, approximate: false })
    expect(await shown(remote.id, { commune: '40088' })).toMatchObject({ distanceKm: null, onSite: false })
    const far = await shown(onSite.id, { commune: '40088' })
    expect(far.distanceKm).toBeGreaterThan(40)
    expect(far.why.map(({ code }) => code)).toContain('distance')
  })

  test('opened from a former commune is told from the commune of today', async () => {
    const former = await it.deps.db
      .selectFrom('former_communes')
      .select(['code', 'commune'])
      .where('commune', 'like', '48%')
      .executeTakeFirstOrThrow()
    const { id } = await aListing(it.deps.db)
    const [then, now] = [await shown(id, { commune: former.code }), await shown(id, { commune: former.commune })]
    expect(then.distanceKm).toBe(now.distanceKm)
  })

  test('without place, hours, price or people is shown all the same', async () => {
    const { id } = await aListing(it.deps.db, {
      commune: null,
      code_postal: null,
      adresse: null,
      longitude: null,
      latitude: null,
      type: null,
      frais: null,
      thematiques: [],
      publics: [],
      modes_accueil: [],
      modes_mobilisation: [],
      mobilisable_par: [],
      intervenants: [],
    })
    expect(await shown(id, { commune: '48095' })).toMatchObject({
      place: { commune: null },
      hours: null,
      closure: null,
      intervenants: [],
      distanceKm: null,
      ...{ numberDoubted: false, reported: false, reached: null, availability: null },
      mail: { subject: expect.any(String), body: expect.any(String) },
      can: { seeContacts: true, report: true, moderate: false, noteCall: true },
    })
    expect(await readsOf(id)).toEqual([])
  })

  test('never hands a link that is not one', async () => {
    const { record } = await aStructure(it.deps.db, { site_web: 'javascript:alert(1)' })
    const { id } = await aListing(it.deps.db, {
      structure_source_id: record.source_id,
      lien_mobilisation: 'data:text/html,x',
      lien_source: 'pas une adresse',
    })
    expect(await shown(id)).toMatchObject({
      structure: { website: null },
      mobilisation: { link: null },
      source: { link: null },
    })
  })

  test.each([
    ['0536490142', '05 36 49 01 42', 'tel:+33536490142'],
    ['05.36.49.01.42', '05 36 49 01 42', 'tel:+33536490142'],
    ['+262262123456', '02 62 12 34 56', 'tel:+262262123456'],
    ['+3227887878', '+32 2 788 78 78', 'tel:+3227887878'],
    ['3949', '39 49', 'tel:3949'],
    ['115', '115', 'tel:115'],
    ['116006', '116 006', 'tel:116006'],
    ['05 36 49', '05 36 49', 'tel:053649'],
  ])('the number %s is read %s', async (telephone, text, href) => {
    const { id } = await aListing(it.deps.db, {
      intervenants: [{ name: null, role: null, telephone, courriel: null, note: null }],
    })
    const { intervenants } = await shown(id)
    expect(intervenants?.[0]?.phone).toEqual({ text: expect.any(String), href })
    expect(intervenants?.[0]?.phone?.text.replaceAll('\u00a0', ' ')).toBe(text)
  })
})

describe('a listing that is not published', () => {
  test('withdrawn says so', async () => {
    const { id } = await aListing(it.deps.db, { state: 'archived' })
    const answer = await open(id)
    expect([answer.statusCode, answer.json().code]).toEqual([410, 'listing-gone'])
    expect(answer.json().message).toContain('retirée')
  })

  test.each(['draft', 'pending', 'changes_requested', 'rejected'] as const)(
    '%s does not exist yet for readers',
    async (state) => {
      const { id } = await aListing(it.deps.db, { state })
      for (const role of ['adviser', 'admin'] as const) expect((await open(id, { role })).statusCode).toBe(404)
    },
  )

  test('unknown, or of a commune that does not exist, is a 404 with a sentence', async () => {
    const unknown = await open('00000000-0000-4000-8000-000000000000')
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'not-found'])
    const { id } = await aListing(it.deps.db)
    const nowhere = await open(id, { commune: '99999' })
    expect([nowhere.statusCode, nowhere.json().code]).toEqual([404, 'unknown-commune'])
  })
})
