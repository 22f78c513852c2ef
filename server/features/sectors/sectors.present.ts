import type { CommuneSector, SectorDesk, Sector as SectorShown } from '../../contract/sectors.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { phoneOf } from '../listings/listings.contacts.ts'
import type { SectorWhole } from './sectors.plan.ts'
import type { Sector } from './sectors.queries.ts'
import { heldBy, type SectorTexts } from './sectors.rules.ts'

const largestShown = 3

export const presentDesk = ({ name, phone, email }: SectorTexts['desk']): SectorDesk => ({
  name,
  phone: phoneOf(phone),
  email,
})

export const presentReferents = (referents: SectorTexts['referents']) =>
  referents.map(({ name, role, phone, email }) => ({ name, role, phone: phoneOf(phone), email }))

/** The sector of a commune, without its people. */
export const presentOf = (commune: Commune, sector: Sector | null, can: CommuneSector['can']): CommuneSector => ({
  commune: { code: commune.code, name: commune.nom, departement: commune.departement },
  sector: sector && {
    id: sector.id,
    name: sector.name,
    desk: presentDesk(sector.desk),
    referents: sector.referents.length,
  },
  can,
})

export function presentSector(sector: SectorWhole, departement: string, directory: Directory): SectorShown {
  const communes = [...sector.communes].flatMap((code) => directory.get(code) ?? [])
  const largest = communes.toSorted((a, b) => b.population - a.population).slice(0, largestShown)
  const held = heldBy(sector)
  return {
    ...{ id: sector.id, code: sector.code, name: sector.name, departement },
    desk: presentDesk(sector.desk),
    referents: presentReferents(sector.referents),
    communes: {
      count: communes.length,
      population: populationOf(communes),
      largest: largest.map(({ nom }) => nom),
    },
    ...{ accounts: sector.accounts, can: { delete: held === null }, heldBy: held },
  }
}

export const populationOf = (communes: readonly Pick<Commune, 'population'>[]) =>
  communes.reduce((sum, { population }) => sum + population, 0)

/** Communes of a département that no sector has, the most populous first. */
export function withoutSector(sectors: readonly SectorWhole[], departement: string, directory: Directory) {
  const held = new Set(sectors.flatMap(({ communes }) => [...communes]))
  const communes = directory
    .all()
    .filter((commune) => commune.departement === departement && !held.has(commune.code))
    .toSorted((a, b) => b.population - a.population)
    .map(({ code, nom, population }) => ({ code, name: nom, population }))
  return { communes, population: populationOf(communes) }
}
