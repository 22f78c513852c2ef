import type { Intervenant, Listing, Phone } from '../../../server/contract/listings.ts'

/** A person or a desk one can reach. */
export interface Contact {
  readonly name: string | null
  readonly role: string | null
  readonly phone: Phone | null
  readonly email: string | null
  readonly note: string | null
}

export interface Contacts {
  /** The one to call first: the only large number of the page. */
  readonly first: Contact | null
  readonly others: readonly Contact[]
  /** The structure's own desk, when it is not the one to call first. */
  readonly desk: Contact | null
}

const deskOf = ({ structure: { phone, email } }: Listing): Contact | null =>
  phone || email ? { name: 'Accueil de la structure', role: null, phone, email, note: null } : null

const reachable = ({ name, role, phone, email }: Intervenant) => Boolean(name || role || phone || email)

/** Whoever has a number comes first: people, then the desk; else whoever has an address. */
export function contactsOf(listing: Listing): Contacts {
  const people = (listing.intervenants ?? []).filter(reachable)
  const desk = deskOf(listing)
  const called = people.find(({ phone }) => phone)
  const first = called ?? (desk?.phone ? desk : (people[0] ?? desk))
  return {
    first,
    others: people.filter((person) => person !== first),
    desk: desk === first ? null : withoutRepeats(desk, first),
  }
}

/** A desk that has the same number or address as the person above would only repeat it. */
function withoutRepeats(desk: Contact | null, first: Contact | null): Contact | null {
  if (!desk) return null
  const phone = desk.phone?.href === first?.phone?.href ? null : desk.phone
  const email = desk.email === first?.email ? null : desk.email
  return phone || email ? { ...desk, phone, email } : null
}
