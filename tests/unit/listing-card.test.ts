import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Card, cardName, cardText } from '../../web/features/listings/listing.card.ts'
import { mailto } from '../../web/features/listings/listing.mailto.ts'

const nadia: Card = {
  contact: {
    name: 'Nadia Belkacem',
    role: 'Conseillère mobilité; accueil, insertion',
    phone: { text: '05 36 49 01 42', href: 'tel:+33536490142' },
    email: 'nadia@adour.example',
    note: null,
  },
  structure: 'Mobilités Adour, antenne\nde Dax',
  title: 'Permis accompagné',
}
const linesOf = (text: string) => text.split('\r\n')
const unfolded = (text: string) => text.replaceAll('\r\n ', '')

describe('a contact to take away', () => {
  it('is a vCard that phones take: name, role, structure, number, address', () => {
    expect(linesOf(cardText(nadia))).toEqual([
      'BEGIN:VCARD',
      'VERSION:3.0',
      'FN:Nadia Belkacem',
      'N:Nadia Belkacem;;;;',
      'ORG:Mobilités Adour\\, antenne\\nde Dax',
      'TITLE:Conseillère mobilité\\; accueil\\, insertion',
      'TEL;TYPE=WORK,VOICE:+33536490142',
      'EMAIL;TYPE=INTERNET,WORK:nadia@adour.example',
      'NOTE:Permis accompagné',
      'END:VCARD',
      '',
    ])
  })

  it('is of the structure when nobody is named, and says only what is known', () => {
    const desk = { name: null, role: null, phone: null, email: null, note: null }
    const text = cardText({ ...nadia, contact: desk, structure: 'CCAS de Dax' })
    expect(text).toContain('FN:CCAS de Dax\r\nN:;;;;\r\nORG:CCAS de Dax\r\nNOTE:')
    expect(text).not.toMatch(/TEL|EMAIL|TITLE|null/)
  })

  it('has lines of 75 octets at most, that give the text back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const text = cardText({ ...nadia, title })
        for (const line of linesOf(text)) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const note = /^NOTE:(.*)$/m.exec(unfolded(text).replaceAll('\r\n', '\n'))?.[1] ?? ''
        const said = note.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
        expect(said).toBe(title.replace(/\r\n?/g, '\n'))
      }),
    )
  })

  it('has a name that every system takes', () => {
    expect(cardName(nadia)).toBe('nadia-belkacem.vcf')
    const named = (name: string | null, structure = 'Œuvre d’Été') =>
      cardName({ ...nadia, contact: { ...nadia.contact, name }, structure })
    expect(named(null)).toBe('oeuvre-d-ete.vcf')
    expect(named('../../etc/passwd')).toBe('etc-passwd.vcf')
    expect(named('名前')).toBe('contact.vcf')
  })
})

describe('a mail', () => {
  it('opens with its subject and its first lines', () => {
    const mail = { subject: 'Prise de contact : Permis & code', body: 'Bonjour,\n\nAvez-vous de la place ?' }
    expect(mailto('a+b@adour.example', { mail, title: 'Permis' })).toBe(
      'mailto:a%2Bb@adour.example?subject=Prise%20de%20contact%20%3A%20Permis%20%26%20code' +
        '&body=Bonjour%2C%0D%0A%0D%0AAvez-vous%20de%20la%20place%20%3F',
    )
    expect(mailto('a@adour.example', { mail: null, title: 'Permis' })).toBe('mailto:a@adour.example?subject=Permis')
  })
})
