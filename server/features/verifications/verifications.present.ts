import type { LinkToConfirm, ListingToConfirm, Verified } from '../../contract/verifications.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { hoursLines } from '../listings/listings.hours.ts'
import { coverageText, freshnessOf } from '../listings/listings.rules.ts'
import { summaryOf } from '../listings/listings.summary.ts'
import { showTitle } from '../listings/listings.title.ts'
import { freshnessText } from '../listings/listings.why.ts'
import type { Found } from './verifications.links.ts'
import type { LinkListingRow } from './verifications.queries.ts'

interface Setting {
  readonly directory: Directory
  readonly now: Date
  readonly today: string
}

const freshness = (verifiedOn: string, today: string) => ({
  verifiedOn,
  freshness: freshnessOf(verifiedOn, today),
  text: freshnessText(verifiedOn, today),
})

export const presentVerified = ({ id, verified_on }: { id: string; verified_on: string }, today: string): Verified => ({
  id,
  ...freshness(verified_on, today),
})

function placeOf({ adresse, commune }: LinkListingRow, directory: Directory): string | null {
  const town = commune ? directory.resolve(commune)?.nom : null
  return [adresse, town].filter(Boolean).join(', ') || null
}

function phonesOf({ telephones, telephone }: LinkListingRow): ListingToConfirm['phones'] {
  const phones = [...telephones, telephone].map(phoneOf).filter((phone) => phone !== null)
  return phones.filter(({ href }, i) => phones.findIndex((other) => other.href === href) === i)
}

const presentListing = (row: LinkListingRow, { directory, now, today }: Setting): ListingToConfirm => ({
  id: row.id,
  title: showTitle(row.nom),
  summary: summaryOf(row.description),
  phones: phonesOf(row),
  hours: hoursLines(row.horaires_accueil, now, row.commune),
  place: placeOf(row, directory),
  coverage: coverageText(row.zone_eligibilite, directory),
  ...freshness(row.verified_on, today),
  state: row.state,
})

/** What a mailed link shows: what everybody signed in sees of these listings, names of people left out. */
export const presentLink = ({ link, listings }: Found, setting: Setting): LinkToConfirm => ({
  structure: { id: link.structure.id, name: showTitle(link.structure.nom) },
  listings: listings.map((row) => presentListing(row, setting)),
  gone: link.listing_ids.length - listings.length,
  hasMembers: link.structure.has_members,
  reminded: !link.refused,
  expiresAt: link.expires_at.toISOString(),
})
