import { type ListingRecord, recordId, saveListings } from '../../server/features/listings/listings.queries.ts'
import type { Db } from '../../server/platform/db.ts'
import { aStructure } from './a-structure.ts'

let made = 0

/**
 * A published listing: on site in Mont-de-Marsan, frein mobilité, for everyone, no condition of residence. Every field
 * may be told; without `structure_source_id` a structure is made for it. `id` is what the API calls it by.
 */
export async function aListing(db: Db, overrides: Partial<ListingRecord> = {}) {
  made += 1
  const { source = 'essai' } = overrides
  const structureSourceId = overrides.structure_source_id ?? (await aStructure(db, { source })).record.source_id
  const record: ListingRecord = {
    source,
    source_id: `essai--fiche-${made}`,
    structure_source_id: structureSourceId,
    state: 'published',
    nom: `Aide au permis ${made}`,
    description: 'Prépare au permis de conduire avec un moniteur, deux matinées par semaine.',
    date_maj: '2026-10-01',
    verified_on: '2026-10-01',
    lien_source: null,
    type: 'accompagnement',
    thematiques: ['mobilite--preparer-un-permis'],
    frais: 'gratuit',
    frais_precisions: null,
    publics: ['tous-publics'],
    publics_precisions: null,
    conditions_acces: null,
    commune: '40192',
    code_postal: '40000',
    adresse: '1 rue de l’Essai',
    complement_adresse: null,
    longitude: -0.5,
    latitude: 43.89,
    modes_accueil: ['en-presentiel'],
    zone_eligibilite: [],
    lien_mobilisation: null,
    modes_mobilisation: ['telephoner'],
    mobilisable_par: ['professionnels', 'usagers'],
    mobilisation_precisions: null,
    volume_horaire_hebdomadaire: null,
    nombre_semaines: null,
    horaires_accueil: null,
    intervenants: [
      {
        name: 'Camille Essai',
        role: 'Accueil',
        telephone: '05 36 49 01 42',
        courriel: 'camille@essai.example',
        note: null,
      },
    ],
    ...overrides,
  }
  await db.transaction().execute((trx) => saveListings(trx, [record], { actor: 'seed', at: new Date() }))
  return { id: recordId(record.source, record.source_id), record }
}
