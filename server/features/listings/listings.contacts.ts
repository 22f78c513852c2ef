import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Intervenant, Phone } from '../../contract/listings.ts'
import type { IntervenantRecord } from './listings.records.ts'

const nbsp = '\u00a0'
// Metropolitan France and the départements with a code of their own are all read «0X XX XX XX XX».
const readInPairs = new Set(['33', '262', '590', '594', '596'])

const inPairs = (digits: string) => digits.replace(/\d{2}(?=\d)/g, `$&${nbsp}`)

/** 115, 116 006, 39 39: numbers of the emergency and public services are said as they are. */
const shortText = (digits: string) =>
  digits.length === 6
    ? `${digits.slice(0, 3)}${nbsp}${digits.slice(3)}`
    : digits.length === 4
      ? inPairs(digits)
      : digits

/** A number as it is kept → as it is read and called. What is not a number of the numbering plan stays as written. */
export function phoneOf(kept: string | null): Phone | null {
  const digits = kept?.replace(/[^\d+]/g, '') ?? ''
  if (!kept || digits.length < 2) return null
  if (/^[1-9]\d{1,5}$/.test(digits)) return { text: shortText(digits), href: `tel:${digits}` }
  const phone = parsePhoneNumberFromString(kept, 'FR')
  if (!phone?.isPossible()) return { text: kept.trim(), href: `tel:${digits}` }
  const { countryCallingCode, nationalNumber, number } = phone
  const french = readInPairs.has(countryCallingCode) && nationalNumber.length === 9
  const text = french ? inPairs(`0${nationalNumber}`) : phone.formatInternational().replaceAll(' ', nbsp)
  return { text, href: `tel:${number}` }
}

export const intervenantOf = ({ name, role, telephone, courriel, note }: IntervenantRecord): Intervenant => ({
  name,
  role,
  phone: phoneOf(telephone),
  email: courriel,
  note,
})

/** An address a browser may open, or null: a source must not slip `javascript:` into a page. */
export function webAddress(text: string | null): string | null {
  if (!text) return null
  const address = /^[a-z]+:/i.test(text) ? text : `https://${text}`
  if (!URL.canParse(address)) return null
  const { protocol, href } = new URL(address)
  return protocol === 'https:' || protocol === 'http:' ? href : null
}
