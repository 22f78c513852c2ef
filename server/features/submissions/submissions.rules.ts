import type { ListingContent } from '../../contract/content.ts'
import type { SubmissionGroup } from '../../contract/submissions.ts'
import type { Freshness } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'
import type { ListingState } from '../../platform/schema.ts'
import type { RevisionState } from '../../platform/schema-listings.ts'
import { settledContent } from '../listings/listings.content.ts'
import { fieldsOf, same } from '../listings/listings.sameness.ts'
import type { OpenState } from '../listings/listings.states.ts'

/** What a trusted structure may change by itself: how to reach it, when, at which door, and a closure. */
const smallFields = new Set<keyof ListingContent>([
  ...(['horaires_accueil', 'adresse', 'complement_adresse', 'code_postal', 'longitude', 'latitude'] as const),
  ...(['fermeture', 'intervenants'] as const),
])

const persons = ({ intervenants }: ListingContent) => intervenants.map(({ name, role, note }) => [name, role, note])

/** Whether only small things differ: the same people, reached otherwise, or other hours, another door, a closure. */
export function isSmallCorrection(before: ListingContent, after: ListingContent): boolean {
  const [old, now] = [settledContent(before), settledContent(after)]
  const large = fieldsOf(now).filter((field) => !smallFields.has(field))
  return large.every((field) => same(old[field], now[field])) && same(persons(old), persons(now))
}

interface Standing {
  readonly state: ListingState
  readonly open: OpenState | null
  /** State of the last revision: one that was refused is told until another one is written. */
  readonly last: RevisionState | null
  readonly freshness: Freshness | null
}

/** Where a listing belongs in the list of its structure, by what needs somebody first. */
export function groupOf({ state, open, last, freshness }: Standing): SubmissionGroup {
  if (open === 'changes_requested') return 'changes'
  if (state === 'archived' && open === null) return 'archived'
  if (open === 'draft') return 'draft'
  if (last === 'rejected') return 'refused'
  if (open === 'pending') return 'pending'
  return freshness === 'fresh' ? 'published' : 'confirm'
}

export const groups: readonly SubmissionGroup[] = [
  ...(['changes', 'refused', 'draft', 'confirm', 'pending', 'published', 'archived'] as const),
]

const paris = { timeZone: 'Europe/Paris' } as const
const dayText = new Intl.DateTimeFormat('fr-FR', { ...paris, dateStyle: 'medium' })
const hourText = new Intl.DateTimeFormat('fr-FR', { ...paris, hour: 'numeric', minute: '2-digit' })
const hourOf = (at: Date) => hourText.format(at).replace(/^0?(\d+):/, '$1\u00a0h\u00a0')
/** «à 14 h 32», «le 22 nov. 2026 à 14 h 32». */
const moment = (at: Date, now: Date) => {
  const [day, today] = [dayText.format(at), dayText.format(now)]
  return day === today ? `à ${hourOf(at)}` : `le ${day} à ${hourOf(at)}`
}

/** Says who saved since, and when. */
export function editedElsewhere(saved: { by: { name: string; me: boolean } | null; at: Date }, now: Date): Problem {
  const who = saved.by === null ? 'Quelqu’un a' : saved.by.me ? 'Vous avez' : `${saved.by.name} a`
  const where = saved.by?.me ? ', dans un autre onglet ou sur un autre appareil' : ''
  const sentence = `${who} modifié cette fiche ${moment(saved.at, now)}${where}.`
  return new Problem(409, 'edited-elsewhere', sentence)
}

export function notReady(problems: Readonly<Record<string, string>>): Problem {
  const count = Object.keys(problems).length
  const sentence = count === 1 ? 'Il reste un point à corriger.' : `Il reste ${count} points à corriger.`
  return new Problem(400, 'not-ready', sentence, { ...problems })
}

/** A copy is told from what it was copied from, and is not closed because that one is. */
export const copied = (content: ListingContent): ListingContent => ({
  ...content,
  nom: content.nom && `${content.nom} (copie)`,
  fermeture: null,
})
