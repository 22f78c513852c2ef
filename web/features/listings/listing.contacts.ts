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

/** Nobody is named, nor any role: it is the structure that answers. */
const named = (person: Intervenant, structure: string): Contact =>
  person.name || person.role ? person : { ...person, name: structure }

/** Whoever has a number comes first: people, then the desk; else whoever has an address. */
export function contactsOf(listing: Listing): Contacts {
  const people = (listing.intervenants ?? []).filter(reachable).map((person) => named(person, listing.structure.name))
  const desk = deskOf(listing)
  const called = people.find(({ phone }) => phone)
  const first = called ?? (desk?.phone ? desk : (people[0] ?? desk))
  return {
    first,
    others: people.filter((person) => person !== first),
    desk: desk === first ? null : withoutRepeats(desk, people),
  }
}

/** A desk that has the same number or address as a person above would only repeat it. */
function withoutRepeats(desk: Contact | null, people: readonly Contact[]): Contact | null {
  if (!desk) return null
  const phone = people.some((person) => person.phone?.href === desk.phone?.href) ? null : desk.phone
  const email = people.some((person) => person.email === desk.email) ? null : desk.email
  return phone || email ? { ...desk, phone, email } : null
}
