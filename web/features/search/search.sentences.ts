import type { SearchAnswer } from '../../../server/contract/search.ts'
import { freins, publics } from '../../../server/contract/vocabulary.ts'
import { count, number } from '../../typography.ts'
import { atCommune } from '../communes/communes.words.ts'
import type { Search } from './search.address.ts'

const isKey = <T extends object>(table: T, code: string): code is Extract<keyof T, string> => Object.hasOwn(table, code)

/** A code nobody knows is shown as it is: the server refuses it with a sentence of its own. */
export const freinLabel = (code: string) => (isKey(freins, code) ? freins[code] : code)
export const publicLabel = (code: string) => (isKey(publics, code) ? publics[code] : code)

export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export const orList = (words: readonly string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} ou ${words.at(-1)}` : (words[0] ?? '')

/** «15 ressources à Dax», «Plus de 1 000 ressources», «Aucune ressource à Mende». */
export function answerTitle(answer: SearchAnswer): string {
  const where = answer.place ? ` ${atCommune(answer.place.name)}` : ''
  if (answer.total === 0) return `Aucune ressource${answer.expired.total ? ' confirmée' : ''}${where}`
  return `${answer.totalIsAtLeast ? 'Plus de ' : ''}${count(answer.total, 'ressource')}${where}`
}

export const freinInSentence = (code: string) => lower(freinLabel(code))

/** What is looked for, in a few words: «« navette », mobilité ou logement». */
export function subjectOf({ q, freins: codes }: Search): string {
  const words = q && `«\u00a0${q}\u00a0»`
  return [words, orList(codes.map(freinInSentence))].filter(Boolean).join(', ')
}

/** The name of the tab: «Mobilité ou logement à Dax : 15 ressources». */
export function tabTitle(search: Search, answer: SearchAnswer | null): string {
  if (!answer) return capital(subjectOf(search)) || 'Recherche'
  const { place } = answer
  const asked = [subjectOf(search), place && atCommune(place.name)].filter(Boolean).join(' ')
  const found = count(answer.total, 'ressource')
  return asked ? `${capital(asked)}\u00a0: ${found}` : found
}

/** How people are received; empty: either way. */
export const accueilLabels: Readonly<Record<string, string>> = {
  '': 'Sur place ou à distance',
  'en-presentiel': 'Sur place',
  'a-distance': 'À distance',
}

/** Whether there is room, as it can be asked for. */
export const dispoLabels: Readonly<Record<string, string>> = { places: 'Des places', attente: 'Liste d’attente' }

/** «1 à 20 sur 118» */
export function pageWords({ page, pageSize, totalIsAtLeast, hits }: SearchAnswer, listed: number): string {
  const first = (page - 1) * pageSize + 1
  const all = `${totalIsAtLeast ? 'plus de ' : ''}${number(listed)}`
  return `${number(first)} à ${number(first + hits.length - 1)} sur ${all}`
}
