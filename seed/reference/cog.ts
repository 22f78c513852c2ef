import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The records of `@etalab/decoupage-administratif` (COG 2026), as far as they are used. */
interface CogCommune {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  departement: string
  region: string
  population?: number
  codesPostaux?: string[]
  anciensCodes?: string[]
  /** Of a commune déléguée or associée: the commune it is part of. */
  chefLieu?: string
  /** Of an arrondissement. */
  commune?: string
}
interface CogEpci {
  code: string
  nom: string
  membres: { code: string }[]
}
interface CogDepartement {
  code: string
  nom: string
  region: string
}

const packages = createRequire(import.meta.url)
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(packages.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8'))

export const cogDepartements = () =>
  read<CogDepartement[]>('departements').map(({ code, nom, region }) => ({ code, nom, region }))

export const cogEpcis = () => read<CogEpci[]>('epci')

export const cogCommunes = () => read<CogCommune[]>('communes')

/**
 * Names and codes that lead to a commune of today: communes déléguées and associées, arrondissements of Paris, Lyon and
 * Marseille, and retired codes that no longer have a name of their own.
 */
export function formerCommunes(records: readonly CogCommune[]) {
  const current = records.filter(({ type }) => type === 'commune-actuelle')
  const named = records.flatMap(({ code, nom, chefLieu, commune, codesPostaux }) => {
    const leadsTo = chefLieu ?? commune
    return leadsTo ? [{ code, nom, commune: leadsTo, codesPostaux: codesPostaux ?? [] }] : []
  })
  const known = new Set([...named, ...current].map(({ code }) => code))
  const retired = current.flatMap(({ code, nom, anciensCodes }) =>
    (anciensCodes ?? [])
      .filter((old) => !known.has(old))
      .map((old) => ({ code: old, nom, commune: code, codesPostaux: [] })),
  )
  return [...named, ...retired]
}
