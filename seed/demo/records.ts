import type {
  IntervenantRecord,
  ListingRecord,
  StructureRecord,
} from '../../server/features/listings/listings.records.ts'
import { datedHours, dayBefore } from './days.ts'
import type { DemoContact, DemoListing, DemoStructure } from './model.ts'
import { areas, towns, zoneCode } from './places.ts'

const source = 'demo'
const structureSourceId = (structure: DemoStructure) => `demo--${structure.id}`

/** The demo territory as it is on that day: same day, same records. */
export function demoRecords(
  territory: readonly DemoStructure[],
  today: string,
): { structures: StructureRecord[]; listings: ListingRecord[] } {
  return {
    structures: territory.map((structure) => structureRecord(structure, today)),
    listings: territory.flatMap((structure) =>
      structure.listings.map((listing) => listingRecord(structure, listing, today)),
    ),
  }
}

function structureRecord(structure: DemoStructure, today: string): StructureRecord {
  const lastVerified = Math.min(...structure.listings.map(({ verifiedDaysAgo }) => verifiedDaysAgo))
  return {
    source,
    source_id: structureSourceId(structure),
    nom: structure.nom,
    description: structure.description,
    date_maj: dayBefore(today, lastVerified),
    lien_source: null,
    siret: null,
    ...addressOf(structure),
    complement_adresse: null,
    telephone: structure.tel ?? null,
    courriel: structure.mail ?? null,
    site_web: structure.site ?? null,
    horaires_accueil: structure.horaires ?? null,
    accessibilite_lieu: null,
    reseaux_porteurs: [],
  }
}

function listingRecord(structure: DemoStructure, listing: DemoListing, today: string): ListingRecord {
  const verifiedOn = dayBefore(today, listing.verifiedDaysAgo)
  const place = listing.at === undefined ? structure : listing.at
  return {
    source,
    source_id: `${structureSourceId(structure)}--${listing.id}`,
    structure_source_id: structureSourceId(structure),
    state: 'published',
    nom: listing.nom,
    description: listing.description,
    date_maj: verifiedOn,
    verified_on: verifiedOn,
    lien_source: null,
    type: listing.type,
    thematiques: [...listing.thematiques],
    frais: listing.paid === null ? null : listing.paid ? 'payant' : 'gratuit',
    frais_precisions: listing.paid ?? null,
    publics: [...(listing.publics ?? (['tous-publics'] as const))],
    publics_precisions: listing.publicsPrecisions ?? null,
    conditions_acces: listing.conditions ?? null,
    ...(place ? addressOf(place) : nowhere),
    complement_adresse: listing.complement ?? null,
    modes_accueil: modesAccueilOf(listing),
    zone_eligibilite: zoneOf(structure, listing),
    lien_mobilisation: listing.link ?? null,
    modes_mobilisation: modesMobilisationOf(listing),
    mobilisable_par: [...(listing.by ?? (['professionnels', 'usagers'] as const))],
    mobilisation_precisions: listing.how ?? null,
    volume_horaire_hebdomadaire: listing.hoursPerWeek ?? null,
    nombre_semaines: listing.weeks ?? null,
    horaires_accueil: hoursOf(structure, listing, today),
    example: true,
    intervenants: (listing.contacts ?? []).map(intervenantOf),
  }
}

const nowhere = { commune: null, code_postal: null, adresse: null, latitude: null, longitude: null }

function addressOf({ town, adresse, point }: Pick<DemoStructure, 'town' | 'adresse' | 'point'>) {
  const [commune, code_postal] = towns[town]
  return { commune, code_postal, adresse: adresse ?? null, latitude: point?.[0] ?? null, longitude: point?.[1] ?? null }
}

function modesAccueilOf({ remote }: DemoListing): ListingRecord['modes_accueil'] {
  if (remote === 'only') return ['a-distance']
  return remote === 'also' ? ['en-presentiel', 'a-distance'] : ['en-presentiel']
}

function zoneOf({ town }: DemoStructure, { covers }: DemoListing): string[] {
  if (covers) return covers.map(zoneCode)
  const departement = towns[town][0].slice(0, 2)
  return Object.values(areas).filter((code) => code === departement)
}

function modesMobilisationOf({ modes, contacts = [], link }: DemoListing): ListingRecord['modes_mobilisation'] {
  if (modes) return [...modes]
  const found: ListingRecord['modes_mobilisation'] = []
  if (contacts.some(({ tel }) => tel)) found.push('telephoner')
  if (contacts.some(({ mail }) => mail)) found.push('envoyer-un-courriel')
  if (link) found.push('utiliser-lien-mobilisation')
  return found
}

function hoursOf(structure: DemoStructure, { horaires }: DemoListing, today: string): string | null {
  if (horaires === undefined) return structure.horaires ?? null
  return horaires === null || typeof horaires === 'string' ? horaires : datedHours(horaires, today)
}

const intervenantOf = ({ name, role, tel, mail, note }: DemoContact): IntervenantRecord => ({
  name: name ?? null,
  role: role ?? null,
  telephone: tel ?? null,
  courriel: mail ?? null,
  note: note ?? null,
})
