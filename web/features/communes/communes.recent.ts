import type { CommuneSuggestion } from '../../../server/contract/communes.ts'
import { typo } from '../../typography.ts'

/** What is kept of a commune on this computer: no more than its label needs. */
export type RecentCommune = Pick<CommuneSuggestion, 'code' | 'name' | 'postalCode'>

const key = 'levier.communes'
const kept = 4

const isRecent = (value: unknown): value is RecentCommune =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'postalCode' in value &&
  (value.postalCode === null || typeof value.postalCode === 'string')

/** The last communes searched on this computer, the latest first. Storage may be full, forbidden or altered. */
export function recentCommunes(): RecentCommune[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, kept) : []
  } catch {
    return []
  }
}

export function rememberCommune({ code, name, postalCode }: RecentCommune) {
  const others = recentCommunes().filter((each) => each.code !== code)
  try {
    localStorage.setItem(key, JSON.stringify([{ code, name, postalCode }, ...others].slice(0, kept)))
  } catch {
    // A browser that keeps nothing still searches.
  }
}

/** «Dax (40100)» */
export const communeLabel = ({ name, postalCode }: RecentCommune) => typo(postalCode ? `${name} (${postalCode})` : name)
