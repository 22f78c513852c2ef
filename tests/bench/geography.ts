import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedGeography } from '../../seed/reference/geography.ts'
import { buildDirectory, type Directory } from '../../server/features/communes/communes.directory.ts'
import { readOfficialPoints } from '../../server/features/communes/communes.official.ts'

const shared = join(import.meta.dirname, '../../../shared/data/geographie/communes.json.gz')

/** The official points beside the project when they are there, else those that come with it. */
export const officialFile = existsSync(shared) ? shared : null

export async function benchDirectory(): Promise<Directory> {
  const geography = embeddedGeography()
  const points = new Map(
    (officialFile ? await readOfficialPoints(officialFile) : []).map((point) => [point.code, point]),
  )
  const communes = geography.communes.map((commune) => {
    const point = points.get(commune.code)
    return point ? { ...commune, ...point, approximate: false } : commune
  })
  return buildDirectory({ ...geography, communes })
}
