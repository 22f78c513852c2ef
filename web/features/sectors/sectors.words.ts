import type { Sector, SectorChange, SectorImport } from '../../../server/contract/sectors.ts'
import { count, number, plural, typo } from '../../typography.ts'

export const inhabitants = (population: number) => count(population, 'habitant')
const communes = (total: number) => count(total, 'commune')

/** «20 communes, 59 038 habitants: Dax, Saint-Paul-lès-Dax…». */
export function reachWords({ communes: { count: total, population, largest } }: Sector): string {
  if (total === 0) return 'Aucune commune'
  const names = largest.map(typo).join(', ')
  const more = total > largest.length ? '…' : ''
  return `${communes(total)}, ${inhabitants(population)}\u00a0: ${names}${more}`
}

/** Who answers there: «2 référents, 1 compte». */
export const peopleWords = ({ referents, accounts }: Sector) =>
  `${referents.length === 0 ? 'aucun référent' : count(referents.length, 'référent')}, ${accounts === 0 ? 'aucun compte' : count(accounts, 'compte')}`

/** «2 communes sans secteur, 157 habitants». */
export const withoutWords = (total: number, population: number) =>
  total === 0 ? 'Toutes les communes ont un secteur' : `${communes(total)} sans secteur, ${inhabitants(population)}`

const kinds: Readonly<Record<SectorChange['kind'], readonly [one: string, many: string]>> = {
  added: ['ajouté', 'ajoutés'],
  changed: ['modifié', 'modifiés'],
  removed: ['supprimé', 'supprimés'],
  same: ['inchangé', 'inchangés'],
  absent: ['absent du fichier, gardé', 'absents du fichier, gardés'],
}
/** At the end of the line of a sector. */
export const kindWord = (kind: SectorChange['kind']) => kinds[kind][0].replace(/^./, (first) => first.toUpperCase())

/** «9 secteurs: 2 ajoutés, 1 modifié, 6 inchangés». */
export function changesInShort(changes: readonly SectorChange[]): string {
  const parts = Object.entries(kinds).flatMap(([kind, [one, many]]) => {
    const total = changes.filter((change) => change.kind === kind).length
    return total > 0 ? [`${number(total)}\u00a0${plural(total, one, many)}`] : []
  })
  return `${count(changes.length, 'secteur')}\u00a0: ${parts.join(', ')}`
}

export const changesSomething = ({ changes }: SectorImport) =>
  changes.some(({ kind }) => kind === 'added' || kind === 'changed' || kind === 'removed')

export const linesInShort = ({ read, refused }: SectorImport) =>
  refused === 0
    ? `${count(read, 'ligne lue', 'lignes lues')}, toutes prises`
    : `${count(read, 'ligne lue', 'lignes lues')}, ${number(refused)}\u00a0${plural(refused, 'laissée', 'laissées')} de côté`
