import { Problem } from '../../platform/errors.ts'
import type { ListingState } from '../../platform/schema.ts'

export type OpenState = 'draft' | 'pending' | 'changes_requested'

/**
 * Where a listing stands: its own state, and that of the revision being written or read, if any. Until it has been
 * published once, its own state is that of its revision.
 */
export interface Standing {
  readonly listing: ListingState
  readonly open: OpenState | null
}

/** Everything that may happen to a listing, in words for its history. */
export const listingActions = {
  save: 'Écrite',
  send: 'Envoyée à relire',
  withdraw: 'Reprise avant relecture',
  discard: 'Brouillon abandonné',
  publish: 'Publiée',
  correct: 'Correction publiée aussitôt',
  ask_changes: 'Corrections demandées',
  reject: 'Refusée',
  archive: 'Retirée',
  reopen: 'Rouverte',
  restore: 'Version rétablie',
} as const
export type ListingAction = keyof typeof listingActions

/** What its history tells besides, which is no step of the machine. */
export const listingNotes = {
  verify: 'Confirmée exacte',
  read: 'Correction relue',
  merge: 'Réunie avec une autre fiche',
  reassign: 'Confiée à une autre structure',
} as const
export type ListingNote = keyof typeof listingNotes

/** Who acts: a partner on its own structure's listings, an admin on those of its départements. */
export type ListingActor = 'partner' | 'admin'

const both: readonly ListingActor[] = ['partner', 'admin']
const admin: readonly ListingActor[] = ['admin']

interface Rule {
  readonly by: readonly ListingActor[]
  /** Where the listing stands afterwards; null: not from here. */
  next(standing: Standing, actor: ListingActor): Standing | null
}

const wasDecided = ({ listing }: Standing) => listing === 'published' || listing === 'archived'

/** The revision moves, and the listing with it until it has been published. `closed`: the state of one left without. */
function withOpen(standing: Standing, open: OpenState | null, closed: ListingState = standing.listing): Standing {
  if (wasDecided(standing)) return { listing: standing.listing, open }
  return { listing: open ?? closed, open }
}

const beingWritten = ({ open }: Standing) => open === 'draft' || open === 'changes_requested'
const published: Standing = { listing: 'published', open: null }

const rules: Readonly<Record<ListingAction, Rule>> = {
  save: {
    by: both,
    next: (standing, actor) => {
      if (beingWritten(standing)) return standing
      if (standing.open === 'pending') return actor === 'admin' ? standing : null
      return standing.listing === 'archived' ? null : withOpen(standing, 'draft')
    },
  },
  send: { by: both, next: (standing) => (beingWritten(standing) ? withOpen(standing, 'pending') : null) },
  withdraw: { by: both, next: (standing) => (standing.open === 'pending' ? withOpen(standing, 'draft') : null) },
  discard: { by: both, next: (standing) => (beingWritten(standing) ? withOpen(standing, null, 'archived') : null) },
  publish: { by: admin, next: ({ open }) => (open === 'pending' ? published : null) },
  correct: {
    by: ['partner'],
    next: ({ listing, open }) => (listing === 'published' && open === 'draft' ? published : null),
  },
  ask_changes: {
    by: admin,
    next: (standing) => (standing.open === 'pending' ? withOpen(standing, 'changes_requested') : null),
  },
  reject: {
    by: admin,
    next: (standing) => (standing.open === 'pending' ? withOpen(standing, null, 'rejected') : null),
  },
  archive: {
    by: both,
    // What was being written is kept, for the day it is opened again; what was sent is taken back.
    next: ({ listing, open }) =>
      listing === 'published' ? { listing: 'archived', open: open === 'pending' ? 'draft' : open } : null,
  },
  reopen: {
    by: both,
    next: ({ listing, open }) => (listing === 'archived' && open === null ? { listing, open: 'draft' } : null),
  },
  restore: { by: admin, next: (standing) => (wasDecided(standing) ? { ...standing, listing: 'published' } : null) },
}

/** Where an action leads; null when it is not for this actor, or not from here. */
export function standingAfter(standing: Standing, action: ListingAction, actor: ListingActor): Standing | null {
  const rule = rules[action]
  return rule.by.includes(actor) ? rule.next(standing, actor) : null
}

/** What somebody may do from here, for the page to offer. */
export const actionsFrom = (standing: Standing, actor: ListingActor): ListingAction[] =>
  (Object.keys(rules) as ListingAction[]).filter((action) => standingAfter(standing, action, actor) !== null)

const whereItIs: Readonly<Record<OpenState | 'rejected' | 'published' | 'archived', string>> = {
  draft: 'Cette fiche est en cours d’écriture.',
  pending: 'Cette fiche est envoyée à relire.',
  changes_requested: 'Des corrections sont demandées sur cette fiche.',
  rejected: 'Cette fiche a été refusée.',
  published: 'Cette fiche est publiée.',
  archived: 'Cette fiche a été retirée.',
}

/** Throws 409 `not-in-this-state`: the page was open while the listing moved, or two people act at once. */
export function checkAction(standing: Standing, action: ListingAction, actor: ListingActor): Standing {
  const next = standingAfter(standing, action, actor)
  if (next) return next
  const sentence = `${whereItIs[standing.open ?? standing.listing]} Rechargez la page pour voir ce qui peut être fait.`
  throw new Problem(409, 'not-in-this-state', sentence)
}
