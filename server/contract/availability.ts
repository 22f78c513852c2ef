import { type Static, Type } from 'typebox'
import { Day, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { availabilities, type AvailabilityState as State } from './vocabulary.availability.ts'

export const AvailabilityState = Type.Enum(
  Object.keys(availabilities) as State[],
  refusal('unknown-availability', 'Choisissez : des places, liste d’attente ou complet.'),
)

/** Whether there is room, said less than 30 days ago: «Des places, le 12 nov.». */
export const Availability = Obj({ state: AvailabilityState, on: Day, text: Type.String() })
export type Availability = Static<typeof Availability>

export const availabilityApi = {
  'PUT /api/listings/:id/availability': {
    access: { partner: 'own-structure', admin: 'own-departements' },
    summary: 'Say whether a published listing has room, or that it is not known; shown at once, for 30 days',
    limit: { max: 600, minutes: 60 },
    params: Obj({ id: Uuid }),
    body: Obj({ state: Nullable(AvailabilityState) }),
    response: { 200: Obj({ availability: Nullable(Availability) }) },
  },
} as const
