import { type Commune, type Directory, wholeCountry } from '../communes/communes.directory.ts'
import { zonesOf } from '../communes/communes.zones.ts'

export const coversEverywhere = (zone: readonly string[]) =>
  zone.length === 0 || zone.some((code) => wholeCountry.has(code))

/** The communes of a zone, each once; a code nobody knows has none. Everywhere: all of them. */
export function communesCovered(zone: readonly string[], directory: Directory): readonly Commune[] {
  if (coversEverywhere(zone)) return directory.all()
  const codes = new Set(zone)
  const communes = new Set(zone.flatMap((code) => directory.resolve(code)?.code ?? []))
  return directory
    .all()
    .filter(({ code, epci, departement }) => communes.has(code) || codes.has(epci ?? '') || codes.has(departement))
}

/** The parts of a zone as a list names them: «Mende (48)», «Cœur de Lozère, 7 communes», «Lozère (48)». */
export const zoneNames = (zone: readonly string[], directory: Directory): string[] =>
  zonesOf(directory)
    .reach(zone)
    .zones.map(({ name }) => name)

const figures = new Intl.NumberFormat('fr-FR')
export const figure = (count: number) => figures.format(count).replaceAll('\u202f', '\u00a0')
const counted = (count: number, one: string) => `${figure(count)} ${one}${count < 2 ? '' : 's'}`

/** «7 communes, 15 042 habitants», nobody counted twice. Null: everybody. */
export function reachText(zone: readonly string[], directory: Directory): string | null {
  if (coversEverywhere(zone)) return null
  const { communes, population } = zonesOf(directory).reach(zone)
  return `${counted(communes, 'commune')}, ${counted(population, 'habitant')}`
}
