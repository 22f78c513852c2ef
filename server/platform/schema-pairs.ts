import type { Generated } from 'kysely'
import type { OtherEnding, PairOutcome, PairTick } from '../contract/vocabulary.pairs.ts'
import type { RequestKind } from '../contract/vocabulary.requests.ts'
import type { Frein } from '../contract/vocabulary.ts'
import type { Instant, Nullish } from './schema.ts'

export type PairKind = Exclude<RequestKind, 'direct'>

export interface PairsTable {
  id: Generated<string>
  /** The demande it came from; null once that is gone. */
  request_id: Nullish<string>
  kind: PairKind
  sector_id: Nullish<string>
  /** Of the sector: whose admins count it. */
  departement: string
  /** The two who follow; null once they left, and a year after the end. */
  adviser_id: Nullish<string>
  referent_id: Nullish<string>
  /** Who answered without an account. */
  referent_name: Nullish<string>
  /** The adviser's own; forgotten a year after the end. */
  reference: Nullish<string>
  commune: Nullish<string>
  /** Found so far, and those of them no longer in the way. */
  freins: Frein[]
  lifted: Generated<Frein[]>
  started_on: string
  ended_on: Nullish<string>
  outcome: Nullish<PairOutcome>
  ending: Nullish<OtherEnding>
  /** When the two meet again. */
  next_on: Nullish<string>
  /** One more at each change: two people who start from the same one are told. */
  version: Generated<number>
}

export interface PairNotesTable {
  id: Generated<string>
  pair_id: string
  at: Instant
  account_id: Nullish<string>
  text: string
}

export interface PairTicksTable {
  departement: string
  sector_id: Nullish<string>
  /** Its first day. */
  month: string
  tick: PairTick
  count: number
}
