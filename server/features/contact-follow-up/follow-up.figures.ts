import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { RequestFigures } from '../../contract/contact-figures.ts'
import type { RequestState } from '../../contract/vocabulary.requests.ts'
import type { Territory } from '../../platform/access.ts'
import { csvFile } from '../../platform/csv.ts'
import type { Db } from '../../platform/db.ts'
import { within } from '../../platform/territory.ts'
import { answersAtLeast, daysOf, median } from './follow-up.delays.ts'

interface Sent {
  readonly structure_id: string
  readonly structure: string
  readonly commune: string | null
  readonly departements: readonly string[]
  readonly state: RequestState
  readonly sent_at: Date
  readonly answered_at: Date | null
  readonly undelivered: boolean
  readonly started: boolean
}

/** Admins count those of their départements; nobody else counts. */
const counted = (territory: Territory): RawBuilder<SqlBool> => within(territory, { departements: 'departements' })

/** The demandes of twelve months to structures: when, to whom, and how they ended. Neither who asked nor what. */
export async function readSent(db: Db, territory: Territory, now: Date): Promise<Sent[]> {
  const { rows } = await sql<Sent>`
    select structures.id as structure_id, structures.nom as structure, communes.nom as commune,
      contact_requests.departements, contact_requests.state, sent_at,
      undelivered_at is not null as undelivered, outcome = 'started' is true as started,
      (select min(at) from contact_request_steps steps where steps.request_id = contact_requests.id
        and steps.actor = 'recipient' and steps.action in ('accept', 'decline', 'ask')) as answered_at
    from contact_requests
    join structures on structures.id = structure_id
    left join communes on communes.code = structures.commune
    where kind = 'direct' and sent_at > ${now}::timestamptz - interval '12 months' and ${counted(territory)}
    order by structures.nom, structures.id`.execute(db)
  return rows
}

/** What tells of a delay, as on the cards: what was answered, or ended without having been. */
const isTimed = ({ answered_at, state, undelivered }: Sent) =>
  !undelivered && (answered_at !== null || state === 'expired')

export function figuresOf(sent: readonly Sent[]): RequestFigures {
  const count = (is: (one: Sent) => boolean) => sent.filter(is).length
  const timed = sent.filter(isTimed)
  return {
    sent: sent.length,
    waiting: count(({ state }) => state === 'sent' || state === 'seen'),
    accepted: count(({ state }) => state === 'accepted'),
    declined: count(({ state }) => state === 'declined'),
    expired: count(({ state }) => state === 'expired'),
    cancelled: count(({ state }) => state === 'cancelled'),
    undelivered: count(({ undelivered }) => undelivered),
    started: count(({ started }) => started),
    medianDays: timed.length < answersAtLeast ? null : median(timed.map(daysOf)),
  }
}

/** A line a structure, those with the most first. */
export function byStructure(sent: readonly Sent[]) {
  const rows = [...Map.groupBy(sent, ({ structure_id }) => structure_id)].map(([id, own]) => ({
    ...{ structure: { id, name: own[0]!.structure }, commune: own[0]!.commune },
    departements: [...new Set(own.flatMap(({ departements }) => departements))].toSorted(),
    ...figuresOf(own),
  }))
  return rows.toSorted((a, b) => b.sent - a.sent)
}

/** A line a département of one's own, by code. */
export function byDepartement(sent: readonly Sent[], territory: Territory) {
  const isOwn = (code: string) => territory.kind !== 'departements' || territory.codes.includes(code)
  const codes = new Set(sent.flatMap(({ departements }) => departements.filter(isOwn)))
  return [...codes].toSorted().map((code) => ({ code, ...figuresOf(inDepartement(sent, code)) }))
}

export const inDepartement = (sent: readonly Sent[], code: string | undefined) =>
  code ? sent.filter(({ departements }) => departements.includes(code)) : sent

const columns: readonly [string, keyof RequestFigures][] = [
  ['Demandes', 'sent'],
  ['En attente', 'waiting'],
  ['Acceptées', 'accepted'],
  ['Refusées', 'declined'],
  ['Sans réponse', 'expired'],
  ['Annulées', 'cancelled'],
  ['Non remises', 'undelivered'],
  ['Commencées', 'started'],
  ['Réponse médiane (jours ouvrés)', 'medianDays'],
]

export function requestsCsv(sent: readonly Sent[]): string {
  const line = (figures: RequestFigures) => columns.map(([, field]) => String(figures[field] ?? ''))
  return csvFile([
    ['Structure', 'Commune', 'Départements', ...columns.map(([head]) => head)],
    ...byStructure(sent).map((row) => [
      row.structure.name,
      row.commune ?? '',
      row.departements.join(', '),
      ...line(row),
    ]),
    ['Ensemble', '', '', ...line(figuresOf(sent))],
  ])
}
