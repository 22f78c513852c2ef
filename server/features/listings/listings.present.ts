import type { Listing } from '../../contract/listings.ts'
import {
  modesMobilisation,
  type PersonneMobilisatrice,
  thematiques,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { frais, radii } from '../../contract/vocabulary.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { presentSaid } from './listings.calls.ts'
import { closedText, closureOf } from './listings.closure.ts'
import { intervenantOf, phoneOf, webAddress } from './listings.contacts.ts'
import { hoursInWords } from './listings.hours.ts'
import { mailAbout, type Writer } from './listings.mail.ts'
import { type Distance, distanceFrom, happensOnSite, happensRemotely, placeOf } from './listings.place.ts'
import type { ListingRow } from './listings.read.ts'
import { coverageKindOf, coverageText, freinsOf, freshnessOf } from './listings.rules.ts'
import { sourceName } from './listings.sources.ts'
import { showTitle } from './listings.title.ts'
import { whyOf } from './listings.why.ts'

/** What a listing is shown from, besides itself. */
export interface Setting {
  readonly directory: Directory
  readonly now: Date
  readonly today: string
  /** The commune of the search it was opened from. */
  readonly commune: Commune | undefined
  /** Its number was reported as wrong. */
  readonly numberDoubted?: boolean
  /** The reader reported something of it. */
  readonly reported?: boolean
  /** Who may write to its people. */
  readonly writer?: Writer
  readonly canReport?: boolean
  readonly canNoteCall?: boolean
  readonly canModerate?: boolean
}

const askers: Record<PersonneMobilisatrice, string> = {
  professionnels: 'Les professionnels',
  usagers: 'Les personnes elles-mêmes',
}

function structureOf(row: ListingRow): Listing['structure'] {
  return {
    id: row.structure_id,
    name: showTitle(row.structure_nom),
    description: row.structure_description,
    website: webAddress(row.structure_site_web),
    phone: phoneOf(row.structure_telephone),
    email: row.structure_courriel,
  }
}

function placeShown(row: ListingRow, directory: Directory): Listing['place'] {
  const commune = row.commune ? directory.resolve(row.commune) : undefined
  return {
    address: row.adresse,
    complement: row.complement_adresse,
    postalCode: row.code_postal,
    commune: commune ? { code: commune.code, name: commune.nom } : null,
  }
}

function mobilisationOf(row: ListingRow): Listing['mobilisation'] {
  return {
    by: row.mobilisable_par.map((code) => askers[code]),
    modes: row.modes_mobilisation.map((code) => modesMobilisation[code]),
    link: webAddress(row.lien_mobilisation),
    details: row.mobilisation_precisions,
  }
}

/** While it is temporarily closed, the week stands and now says so. */
function hoursOf(row: ListingRow, { now, today }: Setting): Listing['hours'] {
  if (!row.horaires_accueil) return null
  const hours = hoursInWords(row.horaires_accueil, now, row.commune)
  const closed = closedText(row, today)
  return closed ? { ...hours, now: { open: false, text: closed } } : hours
}

/** Null too for what answers from afar because it is remote: nobody goes there. */
function distanceOf(row: ListingRow, { directory, commune }: Setting): Distance | null {
  const place = happensOnSite(row.modes_accueil) ? placeOf(row, directory) : null
  const distance = commune && place ? distanceFrom(commune, place) : null
  const outOfReach = distance !== null && distance.km > Math.max(...radii)
  return outOfReach && happensRemotely(row.modes_accueil) ? null : distance
}

/** How it is found: where it serves, how sure it is, why it answers the search it was opened from. */
function findingOf(row: ListingRow, setting: Setting) {
  const { directory, today, commune: livesIn } = setting
  const { zone_eligibilite: zone, publics, verified_on: verifiedOn, answer_days: answerDays, commune } = row
  const distance = distanceOf(row, setting)
  const remote = happensRemotely(row.modes_accueil)
  return {
    coverage: { kind: coverageKindOf(zone, directory), text: coverageText(zone, directory, livesIn) },
    verifiedOn,
    freshness: freshnessOf(verifiedOn, today),
    updatedOn: row.date_maj,
    distanceKm: distance?.km ?? null,
    approximate: distance?.approximate ?? false,
    why: whyOf({ zone, publics, verifiedOn, answerDays, livesIn, commune, distance, remote }, directory, today),
  }
}

/** Field by field, for somebody signed in: what the account may not see is already absent from the row. */
export function presentListing(row: ListingRow, setting: Setting): Listing {
  return {
    id: row.id,
    title: showTitle(row.nom),
    description: row.description,
    type: row.type && typesDeServices[row.type],
    structure: structureOf(row),
    freins: freinsOf(row.thematiques),
    thematiques: row.thematiques.map((code) => ({ code, label: thematiques[code] })),
    publics: row.publics,
    publicsDetails: row.publics_precisions,
    conditions: row.conditions_acces,
    frais: row.frais && frais[row.frais],
    fraisDetails: row.frais_precisions,
    place: placeShown(row, setting.directory),
    onSite: happensOnSite(row.modes_accueil),
    remote: happensRemotely(row.modes_accueil),
    hours: hoursOf(row, setting),
    closure: closureOf(row, setting.today),
    volume: { hoursPerWeek: row.volume_horaire_hebdomadaire, weeks: row.nombre_semaines },
    mobilisation: mobilisationOf(row),
    intervenants: row.intervenants?.map(intervenantOf) ?? null,
    ...findingOf(row, setting),
    source: { name: sourceName(row.source), link: webAddress(row.lien_source) },
    example: row.example,
    ...presentSaid(row, setting.today),
    numberDoubted: setting.numberDoubted ?? false,
    reported: setting.reported ?? false,
    mail: mailOf(row, setting),
    can: {
      seeContacts: row.intervenants !== null,
      report: setting.canReport ?? false,
      moderate: setting.canModerate ?? false,
      noteCall: setting.canNoteCall ?? false,
    },
  }
}

const mailOf = (row: ListingRow, { writer }: Setting) =>
  writer ? mailAbout({ title: showTitle(row.nom), structure: showTitle(row.structure_nom) }, writer) : null
