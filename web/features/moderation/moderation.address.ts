import type { QueueItem } from '../../../server/contract/moderation.ts'
import { natures } from '../../../server/contract/vocabulary.moderation.ts'
import { freins } from '../../../server/contract/vocabulary.ts'

/** What of the queue is looked at: in the address, so that it is found again. */
export interface QueueFilters {
  departement?: string
  frein?: keyof typeof freins
  nature?: keyof typeof natures
  mine?: true
}

const known = <T extends object>(words: T, code: string | undefined): code is keyof T & string =>
  code !== undefined && Object.hasOwn(words, code)

export const readFilters = ({ departement, frein, nature, miennes }: Record<string, string>): QueueFilters => ({
  ...(departement && /^(\d{2,3}|2[AB])$/.test(departement) && { departement }),
  ...(known(freins, frein) && { frein }),
  ...(known(natures, nature) && { nature }),
  ...(miennes === 'oui' && { mine: true as const }),
})

type Place = Pick<QueueItem, 'kind' | 'id'>

/** Where something is reviewed; null: the queue itself. Access requests have their own page. */
export function queueHref(item: Place | null, { mine, ...filters }: QueueFilters): string {
  if (item?.kind === 'acces') return '/comptes/demandes'
  const query = new URLSearchParams({ ...filters, ...(mine && { miennes: 'oui' }) }).toString()
  return `/file${item ? `/${item.kind}/${item.id}` : ''}${query && `?${query}`}`
}

/** The one to go on with: so many further, never one that has a page of its own; null at the end of the list. */
export function neighbour(items: readonly QueueItem[], from: Place | null, step: 1 | -1): QueueItem | null {
  const here = items.filter(({ kind }) => kind !== 'acces')
  const at = here.findIndex(({ kind, id }) => kind === from?.kind && id === from.id)
  return (at < 0 ? here[0] : here[at + step]) ?? null
}

const minute = 60_000

/** How long something has waited: «12 min», «26 h», «3 j». */
export function age(sentAt: string, now: number): string {
  const minutes = Math.max(0, Math.floor((now - Date.parse(sentAt)) / minute))
  if (minutes < 60) return `${minutes}\u00a0min`
  const hours = Math.floor(minutes / 60)
  return hours < 72 ? `${hours}\u00a0h` : `${Math.floor(hours / 24)}\u00a0j`
}
