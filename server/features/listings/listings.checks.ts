import type { FieldProblems, ListingContent } from '../../contract/content.ts'
import { type Commune, type Directory, wholeCountry } from '../communes/communes.directory.ts'
import { emailOf, phoneOf } from './contacts.kept.ts'
import { hoursSentence } from './hours.library.ts'
import { webAddress } from './listings.contacts.ts'
import { happensOnSite } from './listings.place.ts'

/** What a content is checked against. */
export interface CheckGround {
  readonly directory: Directory
  readonly today: string
  /** Somebody opposed to the use of this address or number. */
  isOpposed(kind: 'courriel' | 'telephone', value: string): boolean
}

type Check = (content: ListingContent, ground: CheckGround) => FieldProblems

/** Why it cannot be sent, a sentence by field; empty when it can. */
export const checkContent: Check = (content, ground) => {
  const checks = [texts, choices, place, zone, hours, asking, people, closure]
  // The first sentence of a field is the one to show.
  return Object.assign({}, ...checks.map((check) => check(content, ground)).reverse())
}

const lengths: readonly [keyof ListingContent & string, min: number, max: number, sentence: string][] = [
  ['nom', 3, 150, 'Donnez un titre de 3 à 150 signes. Exemple : « Permis B accompagné ».'],
  ['description', 50, 2000, 'Dites en deux ou trois phrases ce que c’est : de 50 à 2 000 signes.'],
  ['publics_precisions', 0, 1000, '1 000 signes au plus.'],
  ['conditions_acces', 0, 1000, '1 000 signes au plus.'],
  ['frais_precisions', 0, 500, '500 signes au plus. Exemple : « 15 € par an ».'],
  ['adresse', 0, 150, '150 signes au plus. Exemple : « 2 place du Foirail ».'],
  ['complement_adresse', 0, 150, '150 signes au plus. Exemple : « Bâtiment B, 1er étage ».'],
  ['mobilisation_precisions', 0, 1000, '1 000 signes au plus.'],
  ['lien_mobilisation', 0, 500, 'Ce lien est trop long : 500 signes au plus.'],
]

const texts: Check = (content) =>
  Object.fromEntries(
    lengths.flatMap(([field, min, max, sentence]) => {
      const length = String(content[field] ?? '').trim().length
      return length < min || length > max ? [[field, sentence]] : []
    }),
  )

const choices: Check = ({ thematiques, publics, modes_accueil, mobilisable_par, frais, frais_precisions }) => ({
  ...(thematiques.length === 0 && { thematiques: 'Choisissez au moins une thématique.' }),
  ...(thematiques.length > 10 && { thematiques: 'Dix thématiques au plus : deux ou trois suffisent.' }),
  ...(publics.includes('tous-publics') &&
    publics.length > 1 && { publics: '« Tous publics » ne va avec aucun autre choix.' }),
  ...(modes_accueil.length === 0 && { modes_accueil: 'Dites si cela se passe sur place, à distance, ou les deux.' }),
  ...(mobilisable_par.length === 0 && { mobilisable_par: 'Dites qui peut demander : un professionnel, la personne.' }),
  ...(frais === 'payant' &&
    !frais_precisions?.trim() && { frais_precisions: 'Dites combien. Exemple : « 15 € par an ».' }),
})

const place: Check = ({ modes_accueil, commune, code_postal }, { directory }) => {
  const known = commune ? directory.resolve(commune) : undefined
  if (commune && !known) return { commune: 'Cette commune n’existe pas. Choisissez-la dans la liste.' }
  if (modes_accueil.includes('en-presentiel') && happensOnSite(modes_accueil) && !known)
    return { commune: 'Choisissez la commune où cela se passe.' }
  const sentence = code_postal && postalCodeSentence(code_postal, known)
  return sentence ? { code_postal: sentence } : {}
}

/** What is wrong with a postal code; null when it may be that of the commune. */
export function postalCodeSentence(code: string, commune: Commune | undefined): string | null {
  if (!/^\d{5}$/.test(code)) return 'Un code postal a cinq chiffres. Exemple : 48400.'
  if (!commune || commune.codesPostaux.includes(code)) return null
  // A CEDEX is none of a commune's own: only the département can be told from it.
  const departement = commune.departement.replace(/[AB]/, '0')
  return code.startsWith(departement.slice(0, 2)) ? null : `Ce code postal n’est pas celui de ${commune.nom}.`
}

const zone: Check = ({ zone_eligibilite }, { directory }) => {
  const exists = (code: string) =>
    wholeCountry.has(code) || directory.departement(code) || directory.epci(code) || directory.resolve(code)
  const unknown = zone_eligibilite.filter((code) => !exists(code))
  return unknown.length > 0 ? { zone_eligibilite: `Ce territoire n’existe pas : ${unknown.join(', ')}.` } : {}
}

const hours: Check = ({ horaires_accueil }) => {
  const sentence = horaires_accueil && hoursSentence(horaires_accueil)
  return sentence ? { horaires_accueil: sentence } : {}
}

/** Each way of asking needs what it takes. */
const asking: Check = ({ modes_mobilisation, lien_mobilisation, intervenants }) => {
  const anybody = (field: 'telephone' | 'courriel') => intervenants.some((one) => one[field]?.trim())
  if (lien_mobilisation?.trim() && !webAddress(lien_mobilisation))
    return { lien_mobilisation: 'Ce lien ne s’ouvre pas. Exemple : https://www.structure.fr/inscription' }
  if (modes_mobilisation.length === 0) return { modes_mobilisation: 'Dites comment faire la demande.' }
  return {
    ...(modes_mobilisation.includes('telephoner') &&
      !anybody('telephone') && { intervenants: 'Donnez un numéro : vous demandez qu’on téléphone.' }),
    ...(modes_mobilisation.includes('envoyer-un-courriel') &&
      !anybody('courriel') && { intervenants: 'Donnez une adresse e-mail : vous demandez qu’on écrive.' }),
    ...(modes_mobilisation.includes('utiliser-lien-mobilisation') &&
      !lien_mobilisation?.trim() && { lien_mobilisation: 'Donnez le lien à utiliser.' }),
  }
}

const people: Check = ({ intervenants }, ground) =>
  Object.assign({}, ...intervenants.map((one, at) => person(one, `intervenants.${at}`, ground)))

function person(
  { name, role, telephone, courriel, note }: ListingContent['intervenants'][number],
  at: string,
  { isOpposed }: CheckGround,
): FieldProblems {
  const number = telephone?.trim() ? phoneOf(telephone) : null
  const address = courriel?.trim() ? emailOf(courriel) : null
  const opposed = 'Cette personne s’est opposée à ce que ce contact soit publié. Donnez celui de l’accueil.'
  return {
    ...((name?.trim().length ?? 0) > 100 && { [`${at}.name`]: '100 signes au plus.' }),
    ...((role?.trim().length ?? 0) > 100 && { [`${at}.role`]: '100 signes au plus. Exemple : « Accueil ».' }),
    ...(telephone?.trim() && !number && { [`${at}.telephone`]: phoneSentence(telephone) }),
    ...(number && isOpposed('telephone', number) && { [`${at}.telephone`]: opposed }),
    ...(courriel?.trim() &&
      !address && { [`${at}.courriel`]: 'Cette adresse e-mail n’est pas complète. Exemple : accueil@structure.fr' }),
    ...(address && isOpposed('courriel', address) && { [`${at}.courriel`]: opposed }),
    ...((note?.trim().length ?? 0) > 300 && { [`${at}.note`]: '300 signes au plus. Exemple : « Le mardi matin ».' }),
  }
}

const numerals = ['', 'un chiffre', 'deux chiffres', 'trois chiffres', 'quatre chiffres'] as const

/** Says what is missing when it can be told: a French number has ten digits. */
export function phoneSentence(typed: string): string {
  const digits = typed.replace(/\D/g, '')
  const example = 'Exemple : 04 65 71 05 20.'
  const missing = numerals[10 - digits.length]
  return digits.startsWith('0') && missing ? `Il manque ${missing}. ${example}` : `Ce numéro n’existe pas. ${example}`
}

const closure: Check = ({ fermeture }, { today }) => {
  if (!fermeture) return {}
  const { du, au, message } = fermeture
  if (!du) return { 'fermeture.du': 'Donnez le premier jour de la fermeture.' }
  return {
    ...(au && au < du && { 'fermeture.au': 'La fermeture finit avant de commencer.' }),
    ...(au && au >= du && au < today && { 'fermeture.au': 'Cette fermeture est passée : retirez-la.' }),
    ...((message?.trim().length ?? 0) > 300 && { 'fermeture.message': '300 signes au plus.' }),
  }
}
