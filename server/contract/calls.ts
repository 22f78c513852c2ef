import { type Static, Type } from 'typebox'
import { Availability } from './availability.ts'
import { Day, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { callOutcomes, type CallOutcome as Outcome } from './vocabulary.calls.ts'

const CallOutcome = Type.Enum(
  Object.keys(callOutcomes) as Outcome[],
  refusal('unknown-outcome', 'Dites ce que l’appel a donné : choisissez dans la liste.'),
)

/** The last day an adviser got somebody: «Joint par un conseiller il y a 3 jours». */
export const Reached = Obj({ on: Day, text: Type.String() })

/** What calls change of a listing, as readers see it. */
export const listingNews = {
  reached: Nullable(Reached),
  availability: Nullable(Availability),
  /** Somebody reported the number as wrong, and nobody has answered yet. */
  numberDoubted: Type.Boolean(),
  /** This account reported something here, not answered, or less than a month ago. */
  reported: Type.Boolean(),
}
const ListingNews = Obj(listingNews)
export type ListingNews = Static<typeof ListingNews>

const callers = { adviser: null, referent: null } as const

export const callsApi = {
  'POST /api/listings/:id/calls': {
    access: callers,
    summary: 'Say what came of a call; the same again within some minutes is kept once',
    limit: { max: 120, minutes: 60 },
    params: Obj({ id: Uuid }),
    body: Obj({ outcome: CallOutcome }),
    response: {
      200: Obj({
        call: Obj({ id: Type.String(), outcome: CallOutcome, /** It may be taken back until then. */ until: Instant }),
        listing: ListingNews,
      }),
    },
  },
  'DELETE /api/calls/:id': {
    access: callers,
    summary: 'Take back what one has just said of a call, and what it changed',
    params: Obj({ id: Uuid }),
    response: { 200: Obj({ listing: ListingNews }) },
  },
} as const
