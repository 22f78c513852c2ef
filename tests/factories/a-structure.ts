import { recordId, type StructureRecord, saveStructures } from '../../server/features/listings/listings.queries.ts'
import type { Db } from '../../server/platform/db.ts'

let made = 0

/** A structure in Mont-de-Marsan, saved like any other; every field may be told. */
export async function aStructure(db: Db, overrides: Partial<StructureRecord> = {}) {
  made += 1
  const record: StructureRecord = {
    source: 'essai',
    source_id: `essai--structure-${made}`,
    nom: `Association d’essai ${made}`,
    description: null,
    date_maj: '2026-10-01',
    lien_source: null,
    siret: null,
    commune: '40192',
    code_postal: '40000',
    adresse: '1 rue de l’Essai',
    complement_adresse: null,
    longitude: -0.5,
    latitude: 43.89,
    telephone: null,
    courriel: null,
    site_web: null,
    horaires_accueil: null,
    accessibilite_lieu: null,
    reseaux_porteurs: [],
    ...overrides,
  }
  await db.transaction().execute((trx) => saveStructures(trx, [record]))
  return { id: recordId(record.source, record.source_id), record }
}
