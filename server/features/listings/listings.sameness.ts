import type { ListingContent } from '../../contract/content.ts'
import { Problem } from '../../platform/errors.ts'
import { settledContent } from './listings.content.ts'

/** What is read back from the database has its keys in another order. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}
export const same = (a: unknown, b: unknown) => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
export const fieldsOf = (content: ListingContent) => Object.keys(content) as (keyof ListingContent)[]

/** Whether they say the same, however it was typed. */
export function saysTheSame(before: ListingContent, after: ListingContent): boolean {
  const [old, now] = [settledContent(before), settledContent(after)]
  return fieldsOf(now).every((field) => same(old[field], now[field]))
}

export const nothingChanged = () =>
  new Problem(409, 'nothing-changed', 'Rien n’a changé depuis la version publiée : il n’y a rien à envoyer.')
