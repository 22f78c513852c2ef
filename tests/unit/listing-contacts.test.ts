import { describe, expect, it } from 'vitest'
import type { Intervenant, Listing } from '../../server/contract/listings.ts'
import { contactsOf } from '../../web/features/listings/listing.contacts.ts'
import { addressOf, linesOf, mapHref } from '../../web/features/listings/listing.text.ts'

const phone = (text: string) => ({ text, href: `tel:+33${text.replaceAll(' ', '').slice(1)}` })
const person = (change: Partial<Intervenant>): Intervenant => ({
  name: null,
  role: null,
  phone: null,
  email: null,
  note: null,
  ...change,
})
const maelle = person({ name: 'Maëlle Lartigue', phone: phone('05 36 49 01 42') })
const bastien = person({ name: 'Bastien Dupouy', email: 'b.dupouy@garage.example' })
const front = phone('05 36 49 01 40')

const listing = (intervenants: Intervenant[] | null, desk: Partial<Listing['structure']> = {}) =>
  ({
    intervenants,
    structure: { id: '', name: '', description: null, website: null, phone: null, email: null, ...desk },
  }) as Listing

describe('the one to call first', () => {
  it('is the first person who has a number', () => {
    const contacts = contactsOf(listing([bastien, maelle], { phone: front }))
    expect(contacts.first).toBe(maelle)
    expect(contacts.others).toEqual([bastien])
    expect(contacts.desk?.phone).toBe(front)
  })

  it('is the desk when nobody has a number, or when people are not shown', () => {
    expect(contactsOf(listing([bastien], { phone: front }))).toMatchObject({
      first: { name: 'Accueil de la structure', phone: front },
      others: [bastien],
      desk: null,
    })
    expect(contactsOf(listing(null, { phone: front })).first?.phone).toBe(front)
  })

  it('is whoever has an address when there is no number at all, and nobody when there is nothing', () => {
    expect(contactsOf(listing([bastien])).first).toBe(bastien)
    expect(contactsOf(listing([], { email: 'accueil@garage.example' })).first?.email).toBe('accueil@garage.example')
    expect(contactsOf(listing([person({ note: 'le matin' })]))).toEqual({ first: null, others: [], desk: null })
  })

  it('has the name of the structure when nobody is named', () => {
    const contacts = contactsOf(listing([person({ phone: front })], { name: 'Emmaüs Connect' }))
    expect(contacts.first).toMatchObject({ name: 'Emmaüs Connect', phone: front })
  })

  it('is not repeated as the desk', () => {
    expect(contactsOf(listing([maelle, person({ role: 'accueil', phone: front })], { phone: front })).desk).toBeNull()
    const same = { phone: maelle.phone, email: 'accueil@garage.example' }
    expect(contactsOf(listing([maelle], same)).desk).toMatchObject({ phone: null, email: 'accueil@garage.example' })
    expect(contactsOf(listing([maelle], { phone: maelle.phone })).desk).toBeNull()
  })
})

describe('texts of a listing', () => {
  it('become a list when they were written as one', () => {
    expect(linesOf('- Permis\r\n• Caution de 150 €\n\n')).toEqual(['Permis', 'Caution de 150 €'])
  })

  it('give an address to read and one to find on a map', () => {
    const place = {
      address: '14 rue des Lavandières',
      complement: 'Bâtiment B',
      postalCode: '40100',
      commune: { code: '40088', name: 'Dax' },
    }
    expect(addressOf(place)).toBe('14 rue des Lavandières, 40100 Dax')
    expect(addressOf({ ...place, address: null, postalCode: null, commune: null })).toBe('')
    expect(mapHref(place)).toBe('https://www.openstreetmap.org/search?query=14+rue+des+Lavandi%C3%A8res%2C+40100+Dax')
  })
})
