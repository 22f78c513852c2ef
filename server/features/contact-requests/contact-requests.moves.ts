import { type Selectable, sql, type Updateable } from 'kysely'
import type { RequestState } from '../../contract/vocabulary.requests.ts'
import type { Trx } from '../../platform/db.ts'
import type { ContactRequestsTable } from '../../platform/schema-requests.ts'
import { noRequest } from './contact-requests.rules.ts'
import {
  checkRequestAction,
  type RequestAction,
  type RequestActor,
  type RequestStanding,
} from './contact-requests.states.ts'

export type HeldRequest = Selectable<ContactRequestsTable>

/** A demande, held to the end of the transaction that moves it. Who may is for the caller. Throws 404. */
export async function holdRequest(trx: Trx, id: string): Promise<HeldRequest> {
  const held = await trx.selectFrom('contact_requests').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!held) throw noRequest()
  return held
}

export const standingOf = ({
  state,
  asked_at,
  outcome,
}: Pick<HeldRequest, 'state' | 'asked_at' | 'outcome'>): RequestStanding => ({
  state,
  asked: asked_at !== null,
  concluded: outcome !== null,
})

export interface Move {
  readonly action: Exclude<RequestAction, 'send'>
  readonly actor: RequestActor
  /** Who is signed in; nobody by a mailed link or for the clock. */
  readonly accountId?: string
  /** What was written, for the other side to read. */
  readonly text?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
  /** What changes beside the state and its dates. */
  readonly set?: Updateable<ContactRequestsTable>
}

/** Moves a demande one step, and writes its history. Throws 409 `not-in-this-state`. */
export async function moveRequest(trx: Trx, held: HeldRequest, move: Move, now: Date): Promise<void> {
  const to = checkRequestAction(standingOf(held), move.action, move.actor)
  await trx
    .updateTable('contact_requests')
    .set({ ...datesOf(held, to, now), ...move.set, state: to, version: sql<number>`version + 1` })
    .where('id', '=', held.id)
    .execute()
  await writeStep(trx, held, { ...move, to }, now)
}

/** The dates a new state brings by itself. */
function datesOf({ state, seen_at }: HeldRequest, to: RequestState, now: Date): Updateable<ContactRequestsTable> {
  if (to === state) return {}
  if (to === 'sent') return { seen_at: null, asked_at: null }
  const seen = { seen_at: seen_at ?? now }
  if (to === 'seen') return seen
  if (to === 'accepted') return { ...seen, answered_at: now, asked_at: null }
  if (to === 'declined') return { ...seen, answered_at: now, asked_at: null, closed_at: now }
  return { closed_at: now, asked_at: null }
}

interface Step {
  readonly action: RequestAction
  readonly actor: RequestActor
  readonly to: RequestState
  readonly accountId?: string
  readonly text?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

export async function writeStep(
  trx: Trx,
  { id, state }: { id: string; state: RequestState | null },
  { action, actor, to, accountId, text, detail = {} }: Step,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('contact_request_steps')
    .values({
      ...{ request_id: id, at: now, actor, account_id: accountId ?? null, action },
      ...{ from_state: state, to_state: to, text: text ?? null, detail: JSON.stringify(detail) },
    })
    .execute()
}
