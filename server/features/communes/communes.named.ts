import { fold } from '../../platform/text.ts'
import type { Commune, Directory, Epci } from './communes.directory.ts'

// Territories as people write them in tables: «St-Paul lès Dax», «CA du Grand Dax».

const spelledOut: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' }
/** A name as it is compared: «St-Paul lès Dax» is «Saint-Paul-lès-Dax». */
export const nameOf = (text: string) =>
  fold(text)
    .split(' ')
    .map((word) => spelledOut[word] ?? word)
    .join(' ')

export interface Hint {
  readonly postalCode: string | null
  /** Of the structure, to choose between places of the same name. */
  readonly departement: string | null
}

const longestList = 20

/** Every commune of this very name, or that a former one of this name leads to. */
export function communesNamed(name: string, directory: Directory): Commune[] {
  const wanted = nameOf(name)
  if (!wanted) return []
  const found = directory
    .suggest(name, longestList)
    .filter((one) => nameOf(one.name) === wanted || nameOf(one.via ?? '') === wanted)
  return [...new Set(found.map(({ code }) => code))].map((code) => directory.get(code)!)
}

export const posts = (commune: Commune, postalCode: string) => commune.codesPostaux.includes(postalCode)
const inDepartement = (commune: Commune, postalCode: string) =>
  commune.departement.replace(/[AB]/, '0').slice(0, 2) === postalCode.slice(0, 2)

/** The one that a postal code, else its département, else that of the structure tells from the others. */
export function closest(communes: readonly Commune[], { postalCode, departement }: Hint): Commune | null {
  const tests: ((commune: Commune) => boolean)[] = [
    ...(postalCode ? [(one: Commune) => posts(one, postalCode), (one: Commune) => inDepartement(one, postalCode)] : []),
    ...(departement ? [(one: Commune) => one.departement === departement] : []),
  ]
  for (const test of tests) {
    const kept = communes.filter(test)
    if (kept.length === 1) return kept[0]!
  }
  return communes.length === 1 ? communes[0]! : null
}

export const placed = (commune: Commune) => `${commune.nom} (${commune.departement})`

const kinds =
  /^(ca|cc|cu|communaute d agglomeration|communaute de communes|communaute urbaine|communaute|agglomeration|agglo|metropole|epci|interco|intercommunalite)\b/
/** What the name of an EPCI keeps once said what it is: «CA du Grand Dax» → «grand dax». */
const ownName = (name: string) =>
  nameOf(name)
    .replace(
      /\b(communaute|communes|commune|agglomeration|agglo|urbaine|metropole|ca|cc|cu|epci|interco|intercommunalite)\b/g,
      ' ',
    )
    .split(' ')
    .filter((word) => word && !['d', 'de', 'du', 'des', 'la', 'le', 'les', 'l'].includes(word))
    .join(' ')

/** Whether a name says that it is that of an EPCI. */
export const saysEpci = (text: string) => kinds.test(nameOf(text))

const kept = new WeakMap<Directory, ReadonlyMap<string, readonly string[]>>()

/** Codes of the EPCI by their own name. */
function epcisOf(directory: Directory): ReadonlyMap<string, readonly string[]> {
  const known = kept.get(directory)
  if (known) return known
  const epcis = new Map<string, string[]>()
  for (const code of new Set(directory.all().flatMap(({ epci }) => epci ?? []))) {
    const name = ownName(directory.epci(code)?.nom ?? '')
    epcis.set(name, [...(epcis.get(name) ?? []), code])
  }
  kept.set(directory, epcis)
  return epcis
}

/** The EPCI of that name; of several, the one that has a commune in that département. */
export function epciNamed(text: string, directory: Directory, departement: string | null): Epci | null {
  const found = epcisOf(directory).get(ownName(text)) ?? []
  const near = found.filter((code) =>
    directory.epci(code)!.communes.some((one) => directory.get(one)?.departement === departement),
  )
  const [code, other] = found.length > 1 ? near : found
  return (code && !other && directory.epci(code)) || null
}
