import type { Geography } from '../../server/features/communes/communes.directory.ts'
import { geographyLoaded, insertGeography } from '../../server/features/communes/communes.queries.ts'
import type { Terminal } from '../../server/platform/command.ts'
import type { Db } from '../../server/platform/db.ts'
import { cogCommunes, cogDepartements, cogEpcis, formerCommunes } from './cog.ts'
import { pointsWithoutOfficial } from './points.ts'

/** The geography that comes with the product: COG 2026 from its npm package, points from GeoNames. */
export function embeddedGeography(): Geography {
  const records = cogCommunes()
  const epcis = cogEpcis()
  const epciOf = new Map(epcis.flatMap(({ code, membres }) => membres.map((member) => [member.code, code] as const)))
  const former = formerCommunes(records)
  const centres = new Map(former.filter(({ code, commune }) => code === commune).map(({ code, nom }) => [code, nom]))
  const places = records
    .filter(({ type }) => type === 'commune-actuelle')
    .map(({ code, nom, departement, region, population, codesPostaux }) => ({
      code,
      nom,
      departement,
      region,
      epci: epciOf.get(code) ?? null,
      population: population ?? 0,
      codesPostaux: codesPostaux ?? [],
      centre: centres.get(code) ?? nom,
    }))
  const pointOf = pointsWithoutOfficial(places)
  const known = new Set(cogDepartements().map(({ code }) => code))
  const communes = places
    .filter(({ departement }) => known.has(departement))
    .map(({ centre, ...place }) => ({ ...place, ...pointOf({ ...place, centre }) }))
  const codes = new Set(communes.map(({ code }) => code))
  return {
    departements: cogDepartements(),
    epcis: epcis.map(({ code, nom }) => ({ code, nom })),
    communes,
    former: former.filter(({ commune }) => codes.has(commune)),
  }
}

/** Loads the geography when there is none; does nothing otherwise. */
export async function loadGeography(db: Db, terminal: Terminal): Promise<void> {
  if (await geographyLoaded(db)) return
  const geography = embeddedGeography()
  terminal.progress('Communes, EPCI et départements', 0, geography.communes.length)
  await insertGeography(db, geography)
  terminal.progress('Communes, EPCI et départements', geography.communes.length, geography.communes.length)
}
