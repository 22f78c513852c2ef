import type {
  OwnSheet,
  SharedSheet,
  SheetFacts,
  SheetListing,
  SheetPreview,
  SheetSector,
} from '../../contract/sheets.ts'
import type { SheetContentRow } from '../../platform/schema-sheets.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { closureOf } from '../listings/listings.closure.ts'
import { phoneOf, webAddress } from '../listings/listings.contacts.ts'
import { hoursLines } from '../listings/listings.hours.ts'
import { happensOnSite, happensRemotely } from '../listings/listings.place.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { Sector } from '../sectors/sectors.queries.ts'
import type { OwnSheetRow, PublicListingRow } from './sheets.queries.ts'
import { hasNotes, warningsOf } from './sheets.rules.ts'

export interface Setting {
  readonly directory: Directory
  readonly now: Date
  readonly today: string
}

function placeOf({ adresse, code_postal, commune, modes_accueil }: PublicListingRow, directory: Directory) {
  if (!happensOnSite(modes_accueil)) return null
  const town = [code_postal, commune && directory.resolve(commune)?.nom].filter(Boolean).join(' ')
  return [adresse, town].filter(Boolean).join(', ') || null
}

/**
 * What may be handed to anybody. Nothing says of an intervenant that their name or direct number may be public: it is
 * the structure's own desk that is given, then its address and site. Closed days are left to be understood.
 */
function factsOf(row: PublicListingRow, { directory, now, today }: Setting): SheetFacts {
  const hours = hoursLines(row.horaires_accueil, now, row.commune)
  const open = hours.filter((line) => !/\u00a0: Fermé$/.test(line))
  return {
    title: showTitle(row.nom),
    structure: showTitle(row.structure),
    phone: phoneOf(row.telephone),
    email: row.courriel,
    website: webAddress(row.lien_mobilisation) ?? webAddress(row.site_web),
    place: placeOf(row, directory),
    remote: happensRemotely(row.modes_accueil),
    hours: open.length > 0 ? open : hours,
    closure: closureOf(row, today)?.text ?? null,
  }
}

/** Each listing of a sheet in its order, as it stands. */
function presentLines(
  { listings }: SheetContentRow,
  rows: readonly PublicListingRow[],
  setting: Setting,
): SheetListing[] {
  const found = new Map(rows.map((row) => [row.id, factsOf(row, setting)]))
  return listings.map(({ id, note }) => ({ id, note, facts: found.get(id) ?? null }))
}

/** A sheet with what it names. */
export interface Read {
  readonly content: SheetContentRow
  readonly rows: readonly PublicListingRow[]
  readonly sector: Sector | null
}

const sectorOf = ({ name, desk }: Sector): SheetSector => ({ name: desk.name ?? name, phone: phoneOf(desk.phone) })

const common = ({ content, rows, sector }: Read, setting: Setting) => ({
  listings: presentLines(content, rows, setting),
  bring: content.bring,
  place: content.commune ? (setting.directory.resolve(content.commune)?.nom ?? null) : null,
  sector: sector && sectorOf(sector),
})

export const presentPreview = (read: Read, author: SheetPreview['author'], setting: Setting): SheetPreview => ({
  ...common(read, setting),
  author,
  warnings: warningsOf(read.content),
})

export const presentShared = (read: Read, expiresAt: Date, setting: Setting): SharedSheet => ({
  ...common(read, setting),
  expiresAt: expiresAt.toISOString(),
})

interface Dated {
  readonly id: string
  readonly created_at: Date
  readonly expires_at: Date
}

export const presentOwn = ({ id, created_at, expires_at }: Dated) => ({
  id,
  createdAt: created_at.toISOString(),
  expiresAt: expires_at.toISOString(),
})

export const presentOwnSheet = (row: OwnSheetRow): OwnSheet => ({
  ...presentOwn(row),
  titles: row.titles.map(showTitle),
  withNotes: hasNotes(row.content),
})
