import type { Waiting } from '../../contract/moderation.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import { notFound, Problem } from '../../platform/errors.ts'

/** What nothing should wait longer than (DESIGN §1: no queue older than two days). */
const lateAfterHours = 48
/** Somebody who has said nothing for so long has left: two heartbeats of fifteen seconds may be lost. */
export const presentSeconds = 40

const before = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000)
export const lateBefore = (now: Date) => before(now, lateAfterHours * 3600)
export const presentSince = (now: Date) => before(now, presentSeconds)

export const waitingOf = (rows: { count: number; late: number; oldest: Date | null }): Waiting => ({
  count: rows.count,
  late: rows.late,
  oldest: rows.oldest?.toISOString() ?? null,
})

const isAccount = (actor: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(actor)

/** The name of whoever did something: an account's, its pseudonym once deleted; null when it was no account. */
export const nameOf = (actor: string | null, name: string | null): string | null =>
  name ?? (actor && isAccount(actor) ? pseudonymOf(actor) : null)

const paris = { timeZone: 'Europe/Paris' } as const
const dayText = new Intl.DateTimeFormat('fr-FR', { ...paris, dateStyle: 'medium' })
const hourText = new Intl.DateTimeFormat('fr-FR', { ...paris, hour: 'numeric', minute: '2-digit' })
/** «22 nov. 2026 à 13 h 45». */
export const moment = (at: Date) =>
  `${dayText.format(at)} à ${hourText.format(at).replace(/^0?(\d+):/, '$1\u00a0h\u00a0')}`

export interface Decided {
  readonly state: string
  readonly toRead: boolean
  readonly by: string | null
  readonly at: Date | null
}

const verbs: Readonly<Record<string, string>> = {
  approved: 'Cette version a déjà été publiée',
  superseded: 'Cette version a déjà été publiée, et remplacée depuis',
  rejected: 'Cette version a déjà été refusée',
  changes_requested: 'Des corrections ont déjà été demandées sur cette version',
  draft: 'Cette version a été reprise par la structure avant d’être relue',
  discarded: 'Cette version a été abandonnée par la structure',
}
const ofStructure = new Set(['draft', 'discarded'])

/** What became of a revision that waits no longer, whose decision it was and when; null: it waits. */
export function decisionText({ state, toRead, by, at }: Decided): string | null {
  const verb = verbs[state]
  if (!verb || toRead) return null
  const who = by && !ofStructure.has(state) ? ` par ${by}` : ''
  const when = at && !ofStructure.has(state) ? ` le ${moment(at)}` : ''
  return `${verb}${who}${when}.`
}

/** The first decision stands, and says whose it is; what was taken back is to be read again when it comes. */
export function notWaiting(decided: Decided): Problem {
  const sentence = decisionText(decided) ?? 'Cette version n’attend pas de décision.'
  return new Problem(409, ofStructure.has(decided.state) ? 'withdrawn' : 'already-decided', sentence)
}

export const changedSince = () =>
  new Problem(
    409,
    'edited-elsewhere',
    'Cette fiche a été modifiée pendant votre relecture. Relisez la nouvelle version.',
  )

export const noRevision = () => notFound('Cette version n’existe pas ou n’existe plus.')
