import type { ListingContent } from '../../contract/content.ts'
import type { ReviewCheck } from '../../contract/moderation.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import { communesCovered, coversEverywhere } from '../listings/listings.coverage.ts'
import { contentFields } from '../listings/listings.fields.ts'
import { isMobile, type PersonalDataKind, personalDataIn } from '../listings/listings.personal-data.ts'
import { distanceBetween, happensOnSite } from '../listings/listings.place.ts'

interface Ground {
  readonly directory: Directory
}
type Check = (content: ListingContent, ground: Ground) => ReviewCheck[]

/** What an admin would look for first. It decides nothing. */
export const checksOf: Check = (content, ground) =>
  [place, point, coverage, mobiles, personal, title, description].flatMap((check) => check(content, ground))

const ok = (code: string, text: string): ReviewCheck => ({ code, level: 'ok', text })
const caution = (code: string, text: string): ReviewCheck => ({ code, level: 'caution', text })
const problem = (code: string, text: string): ReviewCheck => ({ code, level: 'problem', text })
const curly = (text: string) => text.replaceAll("'", '’')

/** The commune against the postal codes given: its own field, and one slipped into the address. */
const place: Check = ({ commune, code_postal, adresse, complement_adresse, modes_accueil }, { directory }) => {
  const known = commune ? directory.resolve(commune) : undefined
  if (!known) return happensOnSite(modes_accueil) ? [problem('no-commune', 'Sur place, mais sans commune connue')] : []
  const name = curly(known.nom)
  const inAddress = [adresse, complement_adresse].flatMap((text) => text?.match(/(?<!\d)\d{5}(?!\d)/g) ?? [])
  const given = [...(code_postal ? [code_postal] : []), ...inAddress]
  const wrong = given.find((code) => !known.codesPostaux.includes(code))
  if (wrong) return [problem('postal-code', `Le code postal ${wrong} n’est pas celui de ${name}`)]
  if (!adresse && happensOnSite(modes_accueil)) return [caution('no-address', `Aucune adresse à ${name}`)]
  return given.length > 0 ? [ok('address', 'Adresse dans la commune')] : []
}

/** From the centre of a commune, beyond the edge of nearly all of them. */
const farKm = 20

const point: Check = ({ commune, latitude, longitude }, { directory }) => {
  const known = commune ? directory.resolve(commune) : undefined
  if (!known || latitude === null || longitude === null) return []
  const km = distanceBetween(known, { latitude, longitude })
  return km > farKm ? [problem('far-point', `Le point donné est à ${Math.round(km)} km de ${curly(known.nom)}`)] : []
}

const coverage: Check = ({ commune, zone_eligibilite: zone, modes_accueil }, { directory }) => {
  const known = commune ? directory.resolve(commune) : undefined
  if (!known || coversEverywhere(zone) || !happensOnSite(modes_accueil)) return []
  const within = communesCovered(zone, directory).some(({ code }) => code === known.code)
  return within
    ? []
    : [caution('outside-zone', `${curly(known.nom)}, où cela se passe, n’est pas dans la zone couverte`)]
}

const mobiles: Check = ({ intervenants }) =>
  intervenants.flatMap(({ telephone }) => {
    const phone = phoneOf(telephone)
    const mobile = phone && isMobile(phone.href.replace('tel:', ''))
    return mobile ? [caution('mobile', `Un portable personnel, peut-être : ${phone.text}`)] : []
  })

const seen: Readonly<Record<PersonalDataKind, string>> = {
  telephone: 'Un numéro de téléphone',
  mobile: 'Un portable',
  courriel: 'Une adresse e-mail',
  nir: 'Un numéro de sécurité sociale',
  'birth-date': 'Une date de naissance',
  name: 'Une personne nommée',
}
const grave = new Set<PersonalDataKind>(['nir', 'birth-date'])

/** Contacts have their own fields, where they are read by right and counted; texts are read by everybody. */
const personal: Check = (content) =>
  contentFields
    .filter(({ long, field }) => long || field === 'nom')
    .flatMap(({ field, label }) =>
      personalDataIn(String(content[field] ?? '')).map(({ kind, text }) => {
        const sentence = `${seen[kind]} dans « ${label} » : ${text}`
        return grave.has(kind) ? problem(`${field}-${kind}`, sentence) : caution(`${field}-${kind}`, sentence)
      }),
    )

const title: Check = ({ nom }) =>
  /\p{Lu}{4}/u.test(nom) && !/\p{Ll}/u.test(nom) ? [caution('shouted', 'Titre tout en capitales')] : []

/** Half of what the completeness counts as enough: see `listings.completeness.ts`. */
const shortSigns = 100

const description: Check = ({ description: text }) =>
  text.trim().length < shortSigns ? [caution('short', `Présentation très courte : ${text.trim().length} signes`)] : []
