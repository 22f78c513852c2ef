import type { ZoneReached, ZoneSuggestion } from '../../contract/zones.ts'
import { fold } from '../../platform/text.ts'
import { departementWithArticle, epciInList, epciWithArticle } from './communes.articles.ts'
import { type Commune, type Directory, wholeCountry } from './communes.directory.ts'

/** A territory of several communes, ready to be looked for. */
interface Area {
  readonly code: string
  readonly kind: 'epci' | 'departement'
  readonly words: readonly string[]
  readonly name: string
  readonly communes: readonly Commune[]
  readonly population: number
  readonly suggestion: ZoneSuggestion
  /** Inside a sentence: «le Grand Dax». */
  readonly said: string
}

export interface Zones {
  suggest(q: string, limit: number): ZoneSuggestion[]
  reach(zone: readonly string[]): { zones: ZoneReached[]; communes: number; population: number }
}

const figures = new Intl.NumberFormat('fr-FR')
const communesText = (count: number) => `${figures.format(count)} ${count < 2 ? 'commune' : 'communes'}`
const populationOf = (communes: readonly Commune[]) => communes.reduce((sum, { population }) => sum + population, 0)
const curly = (text: string) => text.replaceAll("'", '’')

function areasOf(directory: Directory): Map<string, Area> {
  const area = (
    code: string,
    kind: Area['kind'],
    communes: readonly Commune[],
    words: Pick<Area, 'said'> & { name: string; detail: string },
  ) => ({
    ...{ code, kind, communes, population: populationOf(communes), said: words.said },
    ...{ name: fold(words.name), words: fold(words.name).split(' ') },
    suggestion: { code, kind, name: words.name, detail: words.detail },
  })
  const byEpci = Map.groupBy(directory.all(), ({ epci }) => epci)
  const byDepartement = Map.groupBy(directory.all(), ({ departement }) => departement)
  const epcis = [...byEpci].flatMap(([code, communes]) => {
    const epci = code === null ? undefined : directory.epci(code)
    if (!epci) return []
    const { name, kind } = epciInList(epci.nom)
    const detail = `${kind}, ${communesText(communes.length)}`
    return [area(epci.code, 'epci', communes, { name, detail, said: epciWithArticle(epci.nom) })]
  })
  const departements = directory.departements().flatMap(({ code, name }) => {
    const communes = byDepartement.get(code)
    const said = departementWithArticle({ code, nom: name })
    return communes
      ? [area(code, 'departement', communes, { name: curly(name), detail: `Département ${code}`, said })]
      : []
  })
  return new Map([...departements, ...epcis].map((one) => [one.code, one]))
}

const allOfFrance = (directory: Directory): ZoneSuggestion => ({
  ...{ code: 'france', kind: 'france', name: 'Toute la France' },
  detail: communesText(directory.all().length),
})

/** Each word typed begins a different word of the name. */
function answers(words: readonly string[], typed: readonly string[]): boolean {
  const free = [...words]
  return typed.every((word) => {
    const place = free.findIndex((candidate) => candidate.startsWith(word))
    if (place >= 0) free.splice(place, 1)
    return place >= 0
  })
}

function suggester(directory: Directory, areas: ReadonlyMap<string, Area>): Zones['suggest'] {
  const all = [...areas.values()].sort((a, b) => b.population - a.population)
  const france = { words: ['toute', 'la', 'france', 'nationale', 'pays'], suggestion: allOfFrance(directory) }
  const communesFor = (q: string): ZoneSuggestion[] => {
    const byCode = /^(\d{5}|2[AB]\d{3})$/i.test(q) ? directory.suggestion(q.toUpperCase()) : undefined
    return [...directory.suggest(q, 8), ...(byCode ? [byCode] : [])].map(({ code, name, postalCode, departement }) => ({
      ...{ code, kind: 'commune' as const, name: curly(name) },
      detail: [postalCode, curly(departement.name)].filter(Boolean).join(', '),
    }))
  }
  /** People think of a town and mean its surroundings: «Agglomération, 20 communes dont Dax». */
  const around = (commune: ZoneSuggestion | undefined, phrase: string): ZoneSuggestion[] => {
    const found = commune && fold(commune.name) === phrase ? directory.get(commune.code) : undefined
    if (!commune || !found) return []
    return [found.epci, found.departement].flatMap((code) => {
      const area = areas.get(code ?? '')
      if (!area) return []
      const { suggestion, kind } = area
      return kind === 'epci' ? [{ ...suggestion, detail: `${suggestion.detail} dont ${commune.name}` }] : [suggestion]
    })
  }
  return (q, limit) => {
    const phrase = fold(q)
    const typed = phrase.split(' ')
    if (phrase === '') return []
    const named = all.filter(({ words, code }) => code === phrase.toUpperCase() || answers(words, typed))
    const exact = (one: Area) => one.code === phrase.toUpperCase() || one.name === phrase
    const inOrder = [...named.filter(exact), ...named.filter((one) => !exact(one))].map(({ suggestion }) => suggestion)
    const of = (kind: Area['kind']) => inOrder.filter((one) => one.kind === kind)
    const communes = communesFor(q)
    const found = [
      ...(answers(france.words, typed) ? [france.suggestion] : []),
      ...of('departement').slice(0, 3),
      ...communes.slice(0, 2),
      ...around(communes[0], phrase),
      ...of('epci').slice(0, 3),
      ...communes.slice(2),
      ...of('epci').slice(3),
    ]
    return [...new Map(found.toReversed().map((one) => [one.code, one])).values()].toReversed().slice(0, limit)
  }
}

/** A zone that was chosen, with its communes. */
interface Part {
  readonly code: string
  readonly members: ReadonlySet<Commune>
}

function reacher(directory: Directory, areas: ReadonlyMap<string, Area>): Zones['reach'] {
  const communesOf = (code: string): readonly Commune[] => {
    if (wholeCountry.has(code)) return directory.all()
    const commune = directory.resolve(code)
    return areas.get(code)?.communes ?? (commune ? [commune] : [])
  }
  const saidOf = (code: string) =>
    wholeCountry.has(code) ? 'toute la France' : (areas.get(code)?.said ?? curly(directory.resolve(code)?.nom ?? code))
  const inWords = (code: string): Omit<ZoneReached, 'redundant'> => {
    if (wholeCountry.has(code)) return { code, kind: 'france', name: 'Toute la France' }
    const area = areas.get(code)
    if (area) {
      const { kind, suggestion, communes } = area
      const name =
        kind === 'epci' ? `${suggestion.name}, ${communesText(communes.length)}` : `${suggestion.name} (${code})`
      return { code, kind, name }
    }
    const commune = directory.resolve(code)
    if (!commune) return { code, kind: null, name: `Territoire inconnu (${code})` }
    return { code, kind: 'commune', name: `${curly(commune.nom)} (${commune.departement})` }
  }
  /** The larger holds the smaller; of two that are the same, the first stays. */
  const redundancy = ({ code, members }: Part, at: number, parts: readonly Part[]): string | null => {
    const holds = (other: Part, place: number) =>
      other.members.size > members.size || (other.members.size === members.size && place < at)
    const isInside = (other: Part) => [...members].every((commune) => other.members.has(commune))
    const holder = parts.find((other, place) => members.size > 0 && holds(other, place) && isInside(other))
    if (!holder) return null
    const said = saidOf(code)
    if (holder.members.size === members.size) return `${capital(said)} ${are(said)} déjà dans la liste.`
    return `${capital(said)} ${are(said)} déjà dans ${saidOf(holder.code)}.`
  }
  return (zone) => {
    const parts = zone.map((code) => ({ code, members: new Set(communesOf(code)) }))
    const zones = parts.map((part, at) => ({ ...inWords(part.code), redundant: redundancy(part, at, parts) }))
    const reached = new Set(parts.flatMap(({ members }) => [...members]))
    return { zones, communes: reached.size, population: populationOf([...reached]) }
  }
}

const are = (said: string) => (said.startsWith('les ') ? 'sont' : 'est')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

const built = new WeakMap<Directory, Zones>()

/** What zones d'éligibilité are made of, worked out once for a geography. */
export function zonesOf(directory: Directory): Zones {
  const known = built.get(directory)
  if (known) return known
  const areas = areasOf(directory)
  const zones = { suggest: suggester(directory, areas), reach: reacher(directory, areas) }
  built.set(directory, zones)
  return zones
}
