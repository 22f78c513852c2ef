import { type Thematique, thematiques, thematiquesOfFrein } from '../../server/contract/vocabulary.listing.ts'
import { type ModeAccueil, type Public, publics } from '../../server/contract/vocabulary.ts'
import type { Commune, Directory } from '../../server/features/communes/communes.directory.ts'
import type { ListingRecord, StructureRecord } from '../../server/features/listings/listings.queries.ts'
import { makeRandom, type Random, sampler } from './random.ts'

/** The size of the national base of data·inclusion in August 2025. */
export const nationalSize = 86_670

const kinds = [
  'Association',
  'CCAS',
  'Centre social',
  'Mission locale',
  'Maison de quartier',
  'Régie',
  'Atelier',
  'Relais',
]
const names = [
  'des Deux Rives',
  'Horizon',
  'La Passerelle',
  'du Canal',
  'Entraide',
  'Les Tilleuls',
  'Cap Emploi Plus',
  'Solidarité',
]
const acts = ['Accompagnement', 'Aide', 'Permanence', 'Atelier', 'Prêt', 'Conseil', 'Orientation', 'Accueil']
const phrases = [
  'Un conseiller reçoit sur rendez-vous et cherche une solution adaptée à la situation de la personne.',
  'Un premier entretien permet de faire le point sur les droits, les aides et les démarches à engager.',
  'L’équipe travaille avec les services sociaux du département, la CAF et les bailleurs du territoire.',
  'Apportez une pièce d’identité, un justificatif de domicile et les derniers courriers reçus.',
  'Des ateliers en petit groupe ont lieu chaque semaine, avec une garde d’enfants sur demande.',
  'Une aide financière peut être demandée au fonds de solidarité pour le logement.',
  'Le véhicule ou le vélo est prêté de un à trois mois, le temps de prendre un emploi.',
  'Un psychologue tient une permanence gratuite et confidentielle deux fois par mois.',
]
const hours = [
  'Mo-Fr 09:00-12:00,14:00-17:00',
  'Mo-Th 08:30-12:30,13:30-17:30; Fr 08:30-12:30',
  'Tu,Th 14:00-18:00',
  'Mo-Sa 09:00-18:00',
  'We 09:00-12:00',
]
const everyPublic = Object.keys(publics).filter((code) => code !== 'tous-publics') as Public[]
const everyThematique = Object.keys(thematiques) as Thematique[]
const families = Object.values(thematiquesOfFrein)

/** Five thématiques a listing on average: most keep to one frein, some list a lot. */
function drawThematiques(random: Random): Thematique[] {
  if (random.chance(0.03)) return []
  const family = random.pick(families)
  const near = 1 + random.below(Math.min(4, family.length))
  const far = random.chance(0.35) ? 2 + random.below(10) : 0
  const drawn = [
    ...Array.from({ length: near }, () => random.pick(family)),
    ...Array.from({ length: far }, () => random.pick(everyThematique)),
  ]
  return [...new Set(drawn)]
}

const drawPublics = (random: Random): Public[] =>
  random.chance(0.55)
    ? ['tous-publics']
    : random.chance(0.2)
      ? []
      : [...new Set([random.pick(everyPublic), random.pick(everyPublic)])]

/** Département first, then EPCI, commune, whole country, none, several départements: as in the published base. */
function drawZone(
  random: Random,
  { code, epci, departement, region }: Commune,
  ofRegion: ReadonlyMap<string, string[]>,
): string[] {
  const kind = random.weighted({ departement: 48, epci: 18, commune: 16, france: 7, open: 6, region: 5 })
  if (kind === 'open') return []
  if (kind === 'france') return ['france']
  if (kind === 'region') return ofRegion.get(region) ?? [departement]
  if (kind === 'epci' && epci) return [epci]
  return [kind === 'departement' ? departement : code]
}

function drawModes(random: Random): ModeAccueil[] {
  const mode = random.weighted({ site: 74, both: 14, remote: 8, unknown: 4 })
  if (mode === 'unknown') return []
  return mode === 'site' ? ['en-presentiel'] : mode === 'remote' ? ['a-distance'] : ['a-distance', 'en-presentiel']
}

/** A day up to `span` days before `today`, more often a recent one. */
function drawDay(random: Random, today: string, span: number): string {
  const days = Math.floor(random.next() ** 2 * span)
  return new Date(Date.parse(`${today}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}

function placeOf(random: Random, commune: Commune) {
  return {
    commune: commune.code,
    code_postal: commune.codesPostaux[0] ?? null,
    adresse: `${1 + random.below(120)} rue de la Gare`,
    complement_adresse: null,
    longitude: commune.longitude + (random.next() - 0.5) * 0.04,
    latitude: commune.latitude + (random.next() - 0.5) * 0.03,
  }
}

function structureAt(random: Random, number: number, commune: Commune, today: string): StructureRecord {
  return {
    source: 'bench',
    source_id: `structure-${number}`,
    nom: `${random.pick(kinds)} ${random.pick(names)} de ${commune.nom}`,
    description: null,
    date_maj: drawDay(random, today, 700),
    lien_source: null,
    siret: null,
    ...placeOf(random, commune),
    telephone: '01 99 00 12 34',
    courriel: `contact-${number}@bench.example`,
    site_web: null,
    horaires_accueil: null,
    accessibilite_lieu: null,
    reseaux_porteurs: [],
  }
}

function listingOf(
  random: Random,
  number: number,
  commune: Commune,
  structure: StructureRecord,
  shared: Shared,
): ListingRecord {
  const drawn = drawThematiques(random)
  const subject = drawn[0] ? thematiques[drawn[0]] : 'Insertion sociale'
  const day = drawDay(random, shared.today, 700)
  return {
    source: 'bench',
    source_id: `listing-${number}`,
    structure_source_id: structure.source_id,
    state: 'published',
    nom: `${random.pick(acts)} : ${subject.toLowerCase()}`,
    description: `${subject}. ${random.pick(phrases)} ${random.pick(phrases)} ${random.pick(phrases)}`,
    date_maj: day,
    lien_source: null,
    type: 'accompagnement',
    thematiques: drawn,
    frais: random.chance(0.7) ? 'gratuit' : random.chance(0.5) ? 'payant' : null,
    frais_precisions: null,
    publics: drawPublics(random),
    publics_precisions: null,
    conditions_acces: null,
    ...placeOf(random, commune),
    modes_accueil: drawModes(random),
    zone_eligibilite: drawZone(random, commune, shared.departementsOfRegion),
    lien_mobilisation: null,
    modes_mobilisation: ['telephoner'],
    mobilisable_par: ['usagers', 'professionnels'],
    mobilisation_precisions: null,
    volume_horaire_hebdomadaire: null,
    nombre_semaines: null,
    horaires_accueil: random.chance(0.7) ? random.pick(hours) : null,
    verified_on: day,
    example: false,
    intervenants: [{ name: null, role: 'Accueil', telephone: '01 99 00 12 34', courriel: null, note: null }],
  }
}

interface Shared {
  readonly today: string
  readonly departementsOfRegion: ReadonlyMap<string, string[]>
}

export interface Batch {
  structures: StructureRecord[]
  listings: ListingRecord[]
}

/**
 * A national base over the real communes, the same at every run: places by population, thématiques, coverage, publics
 * and remote in the proportions of the published one. Three listings in four have a structure of their own.
 */
export function* nationalSet(
  directory: Directory,
  { size = nationalSize, today = '2026-11-22', batch = 5000 } = {},
): Generator<Batch> {
  const random = makeRandom(20_261_122)
  const communes = directory.all()
  const place = sampler(
    communes.map(({ population }) => population + 50),
    random,
  )
  const departementsOfRegion = new Map<string, string[]>()
  for (const code of new Set(communes.map(({ departement }) => departement))) {
    const region = directory.departement(code)?.region ?? ''
    departementsOfRegion.set(region, [...(departementsOfRegion.get(region) ?? []), code])
  }
  let structure: StructureRecord | null = null
  let commune = communes[0]!
  for (let from = 0; from < size; from += batch) {
    const structures: StructureRecord[] = []
    const listings: ListingRecord[] = []
    for (let number = from; number < Math.min(from + batch, size); number++) {
      if (!structure || random.chance(0.75)) {
        commune = communes[place()]!
        structure = structureAt(random, number, commune, today)
        structures.push(structure)
      }
      listings.push(listingOf(random, number, commune, structure, { today, departementsOfRegion }))
    }
    yield { structures, listings }
  }
}
