import type { StructureChanges, StructureDetails, StructureField } from '../../contract/structures.ts'
import { Problem } from '../../platform/errors.ts'
import { oneLine, written } from '../../platform/text.ts'
import { holdsAddress } from '../accounts/accounts.names.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import { hoursSentence } from '../listings/hours.library.ts'
import { phoneSentence, postalCodeSentence } from '../listings/listings.checks.ts'
import { webAddress } from '../listings/listings.contacts.ts'
import { type Oppositions, withoutOpposed } from '../oppositions/oppositions.rules.ts'

/** The fields of a structure, in the order of its page. */
export const structureFields = [
  'nom',
  'description',
  'siret',
  'adresse',
  'complement_adresse',
  'code_postal',
  'commune',
  'telephone',
  'courriel',
  'site_web',
  'horaires_accueil',
  'accessibilite_lieu',
  'reseaux_porteurs',
] as const satisfies readonly StructureField[]

const line = (text: string | null) => (text === null ? null : oneLine(text) || null)
/** «www.site.fr» is kept as a link that opens. */
const link = (text: string | null) => {
  const kept = line(text)
  return kept && !/^[a-z]+:/i.test(kept) && webAddress(kept) ? `https://${kept}` : kept
}

/** As it is kept: clean texts, numbers as they are dialled; what cannot be read stays as typed, to be told. */
export const settledDetails = (details: StructureDetails): StructureDetails => ({
  nom: oneLine(details.nom),
  description: details.description === null ? null : written(details.description),
  siret: details.siret === null ? null : details.siret.replace(/[\s.]/g, '') || null,
  commune: details.commune || null,
  code_postal: line(details.code_postal),
  adresse: line(details.adresse),
  complement_adresse: line(details.complement_adresse),
  telephone: details.telephone === null ? null : (phoneOf(details.telephone) ?? line(details.telephone)),
  courriel: details.courriel === null ? null : (emailOf(details.courriel) ?? line(details.courriel)),
  site_web: link(details.site_web),
  horaires_accueil: line(details.horaires_accueil),
  accessibilite_lieu: link(details.accessibilite_lieu),
  reseaux_porteurs: details.reseaux_porteurs,
})

/** SIREN of La Poste: its SIRET have a key of their own, the sum of the digits. */
const laPoste = '356000000'

/** Whether a SIRET has its 14 digits and a right key (Luhn). */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  const digits = [...text].map(Number)
  if (text.startsWith(laPoste) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0) return true
  const sum = digits.reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit * 2 : digit
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

interface CheckGround {
  readonly directory: Directory
  readonly oppositions: Oppositions
}
type Sentences = Partial<Record<StructureField, string>>
type Check = (details: StructureDetails, ground: CheckGround) => Sentences

const lengths: readonly [StructureField, min: number, max: number, sentence: string][] = [
  ['nom', 3, 150, 'Donnez le nom en 3 à 150 signes.'],
  ['description', 0, 2000, 'Cette présentation est trop longue : 2 000 signes au plus.'],
  ['adresse', 0, 150, '150 signes au plus. Exemple : « 2 place du Foirail ».'],
  ['complement_adresse', 0, 150, '150 signes au plus. Exemple : « Bâtiment B, 1er étage ».'],
  ['site_web', 0, 500, 'Cette adresse est trop longue : 500 signes au plus.'],
  ['accessibilite_lieu', 0, 500, 'Cette adresse est trop longue : 500 signes au plus.'],
]

const texts: Check = (details) => ({
  ...(holdsAddress(details.nom) && { nom: 'Écrivez ce nom sans adresse de site ni adresse e-mail.' }),
  ...Object.fromEntries(
    lengths.flatMap(([field, min, max, sentence]) => {
      const { length } = String(details[field] ?? '')
      return length < min || length > max ? [[field, sentence]] : []
    }),
  ),
})

const identity: Check = ({ siret }) => {
  if (siret === null || isSiret(siret)) return {}
  return /^\d{14}$/.test(siret)
    ? { siret: 'Ce SIRET a une erreur : sa clé de contrôle ne correspond pas. Relisez-le.' }
    : { siret: 'Un SIRET a quatorze chiffres. Exemple : 130 025 265 00013.' }
}

const place: Check = ({ commune, code_postal }, { directory }) => {
  const known = commune ? directory.resolve(commune) : undefined
  if (commune && !known) return { commune: 'Cette commune n’existe pas. Choisissez-la dans la liste.' }
  const sentence = code_postal && postalCodeSentence(code_postal, known)
  return sentence ? { code_postal: sentence } : {}
}

const reach: Check = ({ telephone, courriel, site_web, accessibilite_lieu, horaires_accueil }) => ({
  ...(telephone && !phoneOf(telephone) && { telephone: phoneSentence(telephone) }),
  ...(courriel &&
    !emailOf(courriel) && { courriel: 'Cette adresse e-mail n’est pas complète. Exemple : accueil@structure.fr' }),
  ...(site_web && !webAddress(site_web) && { site_web: 'Ce lien ne s’ouvre pas. Exemple : https://www.structure.fr' }),
  ...(accessibilite_lieu &&
    !webAddress(accessibilite_lieu) && {
      accessibilite_lieu: 'Donnez l’adresse d’une page. Exemple : https://acceslibre.beta.gouv.fr/app/…',
    }),
  ...(horaires_accueil &&
    hoursSentence(horaires_accueil) && { horaires_accueil: hoursSentence(horaires_accueil) ?? '' }),
})

const opposedContact = 'La personne s’est opposée à ce que ce contact soit publié. Donnez celui de l’accueil.'

const opposed: Check = ({ telephone, courriel, description }, { oppositions }) => ({
  ...(telephone && oppositions.telephone(telephone) && { telephone: opposedContact }),
  ...(courriel && oppositions.courriel(courriel) && { courriel: opposedContact }),
  ...(description &&
    withoutOpposed(description, oppositions) !== description && {
      description: 'Ce texte contient un contact auquel la personne s’est opposée. Retirez-le.',
    }),
})

const checks: readonly Check[] = [opposed, reach, place, identity, texts]

/**
 * Throws 400 `invalid-structure` with a sentence for each changed field that is wrong: what a source wrote wrongly, and
 * nobody touched, keeps nobody from correcting the rest.
 */
export function checkDetails(details: StructureDetails, changed: readonly StructureField[], ground: CheckGround): void {
  const found: Sentences = Object.assign({}, ...checks.map((check) => check(details, ground)))
  // A postal code is checked against its commune: whichever of them was changed.
  const asked = new Set<string>(changed.includes('commune') ? [...changed, 'code_postal'] : changed)
  const fields = Object.fromEntries(Object.entries(found).filter(([field]) => asked.has(field)))
  const [first] = structureFields.flatMap((field) => fields[field] ?? [])
  if (first) throw new Problem(400, 'invalid-structure', first, fields)
}

/** The fields that a change changes, once settled. */
export const changedFields = (before: StructureDetails, after: StructureDetails): StructureField[] =>
  structureFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

/** Where the structure would stand with these changes: what nobody touched stays as it was written, even badly. */
export function withChanges(before: StructureDetails, changes: StructureChanges): StructureDetails {
  const settled = settledDetails({ ...before, ...changes })
  const touched = structureFields.filter((field) => Object.hasOwn(changes, field))
  return { ...before, ...Object.fromEntries(touched.map((field) => [field, settled[field]])) }
}

export const editedElsewhere = () =>
  new Problem(
    409,
    'edited-elsewhere',
    'Cette structure a été modifiée entre-temps, dans un autre onglet ou par une autre personne.',
  )
