import { beforeAll, describe, expect, it } from 'vitest'
import { coverageCodesOf } from '../../server/features/communes/communes.directory.ts'
import { type ListingRecord, saveListings } from '../../server/features/listings/listings.queries.ts'
import type { Around } from '../../server/features/search/search.words.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { useApp } from '../support/app.ts'

const listings: Record<string, Partial<ListingRecord>> = {
  permis: {
    nom: 'Permis à un euro par jour',
    thematiques: ['mobilite--preparer-un-permis'],
    description: 'Un prêt à taux zéro.',
  },
  garage: {
    nom: 'Garage solidaire',
    thematiques: ['mobilite--entretenir-reparer-son-vehicule'],
    description: 'Réparations à petit prix, aussi pour passer le permis tranquille.',
    zone_eligibilite: ['40'],
  },
  addictologie: {
    nom: 'Consultation d’addictologie',
    thematiques: ['sante--acces-aux-soins'],
    description: 'Avec ou sans rendez-vous.',
    zone_eligibilite: ['48'],
  },
  fsl: {
    nom: 'Aide au maintien dans le logement',
    thematiques: ['logement-hebergement--se-maintenir-dans-le-logement'],
    description: 'Le fonds de solidarité pour le logement prend en charge une dette de loyer.',
  },
  fslAcronym: {
    nom: 'FSL des Landes',
    thematiques: ['logement-hebergement--reduire-les-impayes-de-loyer'],
    description: 'Dossier avec un travailleur social.',
  },
  garde: {
    nom: 'Accueil de la petite enfance à horaires larges',
    thematiques: ['famille--garde-denfants'],
    description: 'De 6 h à 22 h.',
  },
  foyer: {
    nom: 'Foyer de jeunes travailleurs',
    thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
    description: 'Une chambre meublée.',
    commune: '40119',
    publics: ['personnes-exilees'],
    mobilisation_precisions: 'Demander madame Introuvable.',
  },
  cafe: { nom: 'Café santé', thematiques: ['remobilisation--lien-social'], description: 'Le premier jeudi du mois.' },
  caf: { nom: 'Permanence de la CAF', thematiques: [], description: 'Tous les mardis.' },
}

describe.each([
  ['the engine', true],
  ['the database', false],
])('words matched by %s', (_by, engine) => {
  const server = useApp({ engine })
  const ids = new Map<string, string>()

  const match = async (q: string, around: Around | null = null) => {
    const { tiers, ...rest } = await server.deps.words.match(q, around)
    expect(rest.degraded).toBe(!engine)
    return { found: Object.fromEntries([...tiers].map(([id, tier]) => [ids.get(id), tier])), ...rest }
  }
  const names = async (q: string, around: Around | null = null) => Object.keys((await match(q, around)).found).sort()
  const aroundCommune = (code: string, radiusKm = 30): Around => {
    const place = server.deps.directory().get(code)!
    return { place, codes: coverageCodesOf(place), radiusKm }
  }

  beforeAll(async () => {
    const { record } = await aStructure(server.deps.db, { nom: 'Entraide des Pins' })
    for (const [name, fields] of Object.entries(listings)) {
      const structure_source_id = record.source_id
      ids.set((await aListing(server.deps.db, { ...fields, structure_source_id })).id, name)
    }
    await server.deps.words.settle()
  })

  it('are better in the title or the thématique than in the text', async () => {
    expect((await match('permis')).found).toEqual({ permis: 0, garage: 1 })
  })

  it('are looked for in the name of the structure', async () => {
    expect(await names('pins garage')).toEqual(['garage'])
  })

  it('are looked for in the commune and the publics, and not in how to ask, where sources write names', async () => {
    expect(await names('jeunes travailleurs hagetmau')).toEqual(['foyer'])
    expect(await names('personnes exilées')).toEqual(['foyer'])
    expect(await names('introuvable')).toEqual([])
  })

  it.each([
    ['PERMIS', ['garage', 'permis']],
    ['réparation', ['garage']],
    ['reparations', ['garage']],
    ['l’addictologie', ['addictologie']],
    ['addictolgie', ['addictologie']],
    ['consultations addictologie', ['addictologie']],
    ['prêts à taux zéro', ['permis']],
    ['d\'addictologie "consultation"', ['addictologie']],
  ])('forgive accents, plurals, elisions, quotes and a slip: %s', async (q, expected) => {
    expect(await names(q)).toEqual(expected)
  })

  it.each([
    ['fsl', ['fsl', 'fslAcronym']],
    ['Fonds de solidarité pour le logement', ['fsl', 'fslAcronym']],
    ['nounou', ['garde']],
    ['garde d’enfants', ['garde']],
    ['fjt', ['foyer']],
  ])('know acronyms and everyday words: %s', async (q, expected) => {
    expect(await names(q)).toEqual(expected)
  })

  it('do not take one word for another: loyer and foyer, CAF and café', async () => {
    expect(await names('foyer')).toEqual(['foyer'])
    expect(await names('loyer')).not.toContain('foyer')
    expect(await names('caf')).toEqual(['caf'])
  })

  it('keep what serves the commune', async () => {
    const fromAgen = aroundCommune('47001', 100)
    expect(await names('permis', aroundCommune('40192'))).toEqual(['garage', 'permis'])
    expect(await names('permis', fromAgen)).toEqual(['permis'])
  })

  it('keep what takes place within reach, is remote, or nobody knows where', async () => {
    const make = async (name: string, fields: Partial<ListingRecord>) =>
      ids.set((await aListing(server.deps.db, { nom: 'Sophrologie', description: '', ...fields })).id, name)
    const nowhere = { latitude: null, longitude: null }
    await make('here', {})
    await make('here by its commune', nowhere)
    await make('remote', { modes_accueil: ['a-distance'], latitude: 50.6, longitude: 3.06 })
    await make('unknown', { ...nowhere, commune: null })
    await make('far', { latitude: 50.6, longitude: 3.06 })
    await server.deps.words.settle()
    expect(await names('sophrologie', aroundCommune('40192'))).toEqual([
      'here',
      'here by its commune',
      'remote',
      'unknown',
    ])
    expect(await names('sophrologie')).toHaveLength(5)
  })

  it('must all be there; when nothing has them all, what has the most is said to be close', async () => {
    expect((await match('permis tranquille')).found).toEqual({ garage: 1 })
    expect(await match('permis parachute')).toMatchObject({ found: { permis: 2, garage: 2 }, relaxed: true })
    expect(await match('parachute')).toMatchObject({ found: {}, relaxed: false, totalIsAtLeast: false })
  })

  it('refuse a question of empty words with a sentence', async () => {
    await expect(match('de la')).rejects.toMatchObject({ statusCode: 400, code: 'only-stop-words' })
  })

  it.each([
    'permis" OR coverage IS EMPTY OR id EXISTS',
    "permis' OR 1=1 --",
    'permis) OR (state = "draft"',
    'permis%',
    'permis\\',
    'permis .* ^ $ [a',
    '_geoRadius(45, 5, 1000)',
  ])('are only words: %s', async (q) => {
    expect(await names(q, aroundCommune('47001', 100))).not.toContain('garage')
  })

  it('follow a change, and forget what is no longer published', async () => {
    const { id, record } = await aListing(server.deps.db, { nom: 'Atelier zéphyr', description: '' })
    ids.set(id, 'zephyr')
    const write = (fields: Partial<ListingRecord>) =>
      server.deps.db
        .transaction()
        .execute((trx) => saveListings(trx, [{ ...record, ...fields }], { actor: 'seed', at: server.deps.clock.now() }))
    await server.deps.words.settle()
    expect(await names('zéphyr')).toEqual(['zephyr'])
    await write({ nom: 'Atelier mistral' })
    await server.deps.words.settle()
    expect([await names('zéphyr'), await names('mistral')]).toEqual([[], ['zephyr']])
    await write({ nom: 'Atelier mistral', state: 'archived' })
    await server.deps.words.settle()
    expect(await names('mistral')).toEqual([])
  })
})
