import type { Pair, PairDetail } from '../../contract/pairs.ts'
import type { NoteRow, PairRow } from './pairs.queries.ts'

const named = (id: string | null, name: string | null) => (id && name ? { id, name } : null)

export const presentPair = (row: PairRow): Pair => ({
  ...{ id: row.id, kind: row.kind, sector: named(row.sector_id, row.sector_name), commune: row.town },
  adviser: row.adviser_name ? { name: row.adviser_name, organisation: row.adviser_organisation } : null,
  referent: row.referent_account ?? row.referent_name,
  ...{ reference: row.reference, freins: row.freins, lifted: row.lifted },
  ...{ startedOn: row.started_on, endedOn: row.ended_on, outcome: row.outcome, ending: row.ending },
  ...{ nextOn: row.next_on, version: row.version, requestId: row.request_id },
})

export const presentPairDetail = (row: PairRow, notes: readonly NoteRow[]): PairDetail => ({
  ...presentPair(row),
  notes: notes.map(({ at, who, text }) => ({ at: at.toISOString(), who: who ?? 'Compte supprimé', text })),
})
