import type { CommuneSuggestion } from '../../contract/communes.ts'
import { buildSuggester, type Named } from './communes.suggest.ts'

/** A commune of today's COG, with where it is. */
export interface Commune {
  readonly code: string
  readonly nom: string
  readonly departement: string
  readonly region: string
  readonly epci: string | null
  readonly population: number
  readonly codesPostaux: readonly string[]
  /** Degrees, WGS 84. */
  readonly latitude: number
  readonly longitude: number
  /** The point is a guess from the neighbours, kilometres wrong at times. */
  readonly approximate: boolean
}

export interface FormerCommune {
  readonly code: string
  readonly nom: string
  /** Code of the commune of today it leads to. */
  readonly commune: string
  readonly codesPostaux: readonly string[]
}

export interface Departement {
  readonly code: string
  readonly nom: string
  readonly region: string
}

export interface Epci {
  readonly code: string
  readonly nom: string
  readonly communes: readonly string[]
}

export interface Geography {
  readonly departements: readonly Departement[]
  readonly epcis: readonly { readonly code: string; readonly nom: string }[]
  readonly communes: readonly Commune[]
  readonly former: readonly FormerCommune[]
}

/** The whole geography in memory: every question about a place is answered without a round trip. */
export interface Directory {
  get(code: string): Commune | undefined
  /** A code of today, of a former commune or of an arrondissement → the commune of today. */
  resolve(code: string): Commune | undefined
  departement(code: string): Departement | undefined
  /** All of them, in the order of their codes. */
  departements(): { code: string; name: string }[]
  epci(code: string): Epci | undefined
  all(): readonly Commune[]
  suggest(q: string, limit: number): CommuneSuggestion[]
  suggestion(code: string): CommuneSuggestion | undefined
}

/** The whole country, in a zone d'éligibilité: the word of data·inclusion, or its INSEE country code. */
export const wholeCountry: ReadonlySet<string> = new Set(['france', '99100'])

/** Every coverage code that serves people living in this commune. */
export const coverageCodesOf = ({ code, epci, departement }: Commune): string[] =>
  [code, epci, departement, ...wholeCountry].filter((served) => served !== null)

function groupByEpci({ epcis, communes }: Geography): Map<string, Epci> {
  const members = new Map<string, string[]>(epcis.map(({ code }) => [code, []]))
  for (const { code, epci } of communes) if (epci) members.get(epci)?.push(code)
  return new Map(epcis.map(({ code, nom }) => [code, { code, nom, communes: members.get(code) ?? [] }]))
}

const byCode = <T extends { readonly code: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.code, item]))

export function buildDirectory(geography: Geography): Directory {
  const communes = byCode(geography.communes)
  const departements = byCode(geography.departements)
  const named = geography.departements
    .map(({ code, nom }) => ({ code, name: nom }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
  const epcis = groupByEpci(geography)
  const successors = new Map(geography.former.map(({ code, commune }) => [code, commune]))
  const get = (code: string) => communes.get(code)
  const resolve = (code: string) => get(code) ?? get(successors.get(code) ?? '')

  const present = (commune: Commune, via: string | null, postalCode: string | undefined): CommuneSuggestion => ({
    code: commune.code,
    name: commune.nom,
    postalCode: postalCode ?? commune.codesPostaux[0] ?? null,
    departement: { code: commune.departement, name: departements.get(commune.departement)?.nom ?? commune.departement },
    population: commune.population,
    via,
  })
  const today: Named[] = geography.communes.map((commune) => ({ ...commune, leadsTo: commune, former: false }))
  const before: Named[] = geography.former.flatMap((former) => {
    const leadsTo = get(former.commune)
    return leadsTo && leadsTo.nom !== former.nom ? [{ ...former, leadsTo, former: true }] : []
  })
  const suggester = buildSuggester([...today, ...before])

  return {
    get,
    resolve,
    departement: (code) => departements.get(code),
    departements: () => named,
    epci: (code) => epcis.get(code),
    all: () => geography.communes,
    suggest: (q, limit) =>
      suggester(q, limit).map(({ named, postalCode }) =>
        present(named.leadsTo, named.former ? named.nom : null, postalCode),
      ),
    suggestion: (code) => {
      const commune = resolve(code)
      return commune && present(commune, null, undefined)
    },
  }
}
