import type { OwnReport, Report, ReportDetail } from '../../contract/reports.ts'
import { reportKinds, reportStates } from '../../contract/vocabulary.reports.ts'
import type { Territory } from '../../platform/access.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import { listingActions, listingNotes } from '../listings/listings.states.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { OwnRow, ReportRow, Story } from './reports.queries.ts'
import { dueBy, editorPath, fieldName } from './reports.rules.ts'

const said = (row: OwnRow | ReportRow) => ({
  id: row.id,
  field: row.field,
  kind: row.kind,
  message: row.message,
  createdAt: row.created_at.toISOString(),
  dueAt: dueBy(row.created_at).toISOString(),
  state: row.state,
  answer: row.answer,
  decidedAt: row.decided_at?.toISOString() ?? null,
})

export const presentOwn = (row: OwnRow): OwnReport => ({
  ...said(row),
  listing: { id: row.listing_id, title: showTitle(row.listing_nom), state: row.listing_state },
})

const reporterOf = ({ reporter_name: name, reporter_organisation: organisation }: ReportRow) =>
  name === null ? null : { name, organisation }

const partnerOf = ({ partner_answer: answer, partner_answered_at: at }: ReportRow) =>
  answer && at ? { answer, at: at.toISOString() } : null

export const presentReport = (row: ReportRow, territory: Territory): Report => {
  const open = row.state === 'open'
  const partner = territory.kind === 'structure'
  return {
    ...said(row),
    listing: {
      id: row.listing_id,
      title: showTitle(row.listing_nom),
      state: row.listing_state,
      structure: { id: row.structure_id, name: showTitle(row.structure_nom) },
      commune: row.town,
    },
    reporter: reporterOf(row),
    calls: row.calls,
    decidedBy: row.decider ?? (row.decided_by && pseudonymOf(row.decided_by)),
    asked: row.asked_at?.toISOString() ?? null,
    partner: partnerOf(row),
    editor: editorPath(row.listing_id, row.field),
    can: { decide: open && !partner, respond: open && partner },
  }
}

interface Around {
  readonly value: string[]
  readonly others: readonly ReportRow[]
  readonly story: Story
  readonly canAsk: boolean
}

export function presentDetail(row: ReportRow, territory: Territory, around: Around): ReportDetail {
  const report = presentReport(row, territory)
  const { decide } = report.can
  return {
    ...report,
    value: around.value,
    others: around.others.map((one) => presentReport(one, territory)),
    history: historyOf(around.story, territory.kind !== 'structure'),
    can: { ...report.can, ask: decide && around.canAsk, unpublish: decide && row.listing_state === 'published' },
  }
}

/** Who is not a person of this base. */
const actors: Readonly<Record<string, string>> = {
  import: 'Import',
  seed: 'Démonstration',
  opposition: 'Opposition',
  structure: 'La structure, par le lien reçu',
}
const listingWords: Readonly<Record<string, string>> = { ...listingActions, ...listingNotes }
/** Of a state that an import gave: `listings.states.ts` has the words of the rest. */
const arrivals: Readonly<Record<string, string>> = { published: 'Publiée', archived: 'Retirée' }

const stepText = ({ action, to_state, reason }: Story['steps'][number]) => {
  const words = action ? (listingWords[action] ?? action) : (arrivals[to_state] ?? to_state)
  return [words, reason].filter(Boolean).join(' : ')
}
const decidedText = ({ field, kind, state, answer }: Story['decided'][number]) =>
  [`Signalement, ${fieldName(field).toLowerCase()}`, reportKinds[kind], reportStates[state], answer]
    .filter(Boolean)
    .join(' : ')

/** Last first. A structure is not told who decided. */
function historyOf({ decided, steps }: Story, told: boolean): ReportDetail['history'] {
  const lines = [
    ...decided.map((one) => ({ at: one.at!, who: one.who, text: decidedText(one) })),
    ...steps.map((one) => ({ at: one.at, who: one.who ?? actors[one.actor] ?? null, text: stepText(one) })),
  ]
  return lines
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, who, text }) => ({ at: at.toISOString(), who: told ? who : null, text }))
}
