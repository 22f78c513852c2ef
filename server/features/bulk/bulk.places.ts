import { quote } from '../../platform/text.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { closest, communesNamed, type Hint, nameOf, placed, posts } from '../communes/communes.named.ts'
import { puzzling, type Understood, understood } from './bulk.choices.ts'

/** A postal code as it is kept; spreadsheets drop the first zero of «01000». */
export function readPostalCode(text: string): Understood<string | null> {
  const found = /\d{5}/.exec(text.replace(/(?<=\d)\s(?=\d)/g, ''))?.[0]
  if (found) return understood(found)
  if (/^\d{4}$/.test(text)) return { ...understood(`0${text}`), notes: [`${quote(text)} compris : 0${text}`] }
  return puzzling(text.slice(0, 20), `${quote(text)} n’est pas un code postal : il a cinq chiffres.`)
}

interface Place {
  readonly commune: Commune | null
  readonly postalCode: string | null
}

/** «Dax», «40100 Dax», «Dax (40)», «DAX CEDEX», «40100», or an INSEE code under a title that says so. */
export function readCommune(text: string, title: string, hint: Hint, directory: Directory): Understood<Place> {
  const insee = /^(\d{5}|2[AB]\d{3})$/i.test(text) ? directory.resolve(text.toUpperCase()) : undefined
  if (insee && /insee/i.test(title)) return understood({ commune: insee, postalCode: hint.postalCode })
  const postalCode = /\b\d{5}\b/.exec(text)?.[0] ?? hint.postalCode
  const departement = /\((\d{2,3}|2[AB])\)/i.exec(text)?.[1]?.toUpperCase() ?? hint.departement
  const name = text.replace(/\b\d{5}\b|\([^)]*\)|\bcedex\b\s*\d*|,.*$/gi, ' ').trim()
  const named = name ? communesNamed(name, directory) : directory.all().filter((one) => posts(one, postalCode ?? ''))
  const commune = closest(named, { postalCode, departement }) ?? (name ? null : (insee ?? null))
  if (commune) return said(text, { commune, postalCode })
  const none = { commune: null, postalCode }
  if (named.length === 0) return puzzling(none, `Nous ne trouvons pas la commune ${quote(text)}. Vérifiez son nom.`)
  const some = named.slice(0, 3).map(placed).join(', ')
  return puzzling(none, `${quote(text)} peut être ${some}${named.length > 3 ? '…' : ''}. Ajoutez le code postal.`)
}

function said(text: string, place: { commune: Commune; postalCode: string | null }): Understood<Place> {
  const same = nameOf(text.replace(/\b\d{5}\b|\([^)]*\)/g, ' ')) === nameOf(place.commune.nom)
  return { ...understood(place), notes: same ? [] : [`${quote(text)} compris : ${placed(place.commune)}`] }
}

/** «2 place du Foirail, 40100 Dax», when nothing else says where: the street, and what to read the commune from. */
export function splitAddress(text: string): { street: string; rest: string } | null {
  const found = /^(.*?)[\s,;–-]+(\d{5}\s+\p{L}[^\d\n]*)$/su.exec(text.trim())
  return found ? { street: found[1]!.trim(), rest: found[2]!.trim() } : null
}
