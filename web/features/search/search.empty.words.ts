import { defaultRadius } from '../../../server/contract/vocabulary.ts'
import type { Search } from './search.address.ts'
import { accueilLabels, capital, dispoLabels, freinInSentence, lower, orList, publicLabel } from './search.sentences.ts'

/** What nothing was found for: «le frein mobilité», «« navette » et les freins mobilité ou logement». */
export function needOf({ q, freins: codes }: Search): string {
  const words = q && `«\u00a0${q}\u00a0»`
  const named =
    codes.length > 0 && `${codes.length > 1 ? 'les freins' : 'le frein'} ${orList(codes.map(freinInSentence))}`
  return [words, named].filter(Boolean).join(' et ')
}

const toPublic = (code: string) => (code === 'tous-publics' ? 'tous les publics' : `les ${lower(publicLabel(code))}`)

const rooms = (dispo: readonly string[]) => `avec ${orList(dispo.map((code) => lower(dispoLabels[code] ?? code)))}`

/** What the search was limited to: «Dans un rayon de 30 km, pour les jeunes, gratuit.» */
export function limitsOf(search: Search, placed: boolean): string {
  const { rayon, publics: codes, accueil, frais, dispo } = search
  const limits = [
    placed && `dans un rayon de ${rayon || defaultRadius} km`,
    `pour ${orList(codes.map(toPublic)) || 'tous les publics'}`,
    accueil && lower(accueilLabels[accueil] ?? accueil),
    frais && 'gratuit',
    dispo.length > 0 && rooms(dispo),
  ]
  return `${capital(limits.filter(Boolean).join(', '))}.`
}
