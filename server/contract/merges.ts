import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Nullable, Obj, Uuid } from './fields.ts'
import { StructureListing } from './structures.ts'

const Side = Obj({ ...StructureListing.properties, structure: Obj({ id: Type.String(), name: Type.String() }) })

/** What a merge would do: the first listing is withdrawn, the second stays. */
export const ListingMerge = Obj({
  from: Side,
  into: Side,
  /** What they say differently, in words. */
  differences: Type.Array(
    Obj({
      field: Type.String(),
      label: Type.String(),
      from: Nullable(Type.String()),
      into: Nullable(Type.String()),
    }),
  ),
  /** Of the first, missing in the second: they may be taken over. */
  intervenants: Type.Array(Obj({ id: Type.String(), text: Type.String() })),
  losses: Type.Array(Type.String()),
  /** Why it cannot be done, in a sentence. */
  refused: Nullable(Type.String()),
})
export type ListingMerge = Static<typeof ListingMerge>

const admins = { admin: 'own-departements' } as const
const ofListing = Obj({ id: Uuid })

export const mergesApi = {
  'POST /api/listings/:id/reassign': {
    access: admins,
    summary:
      'Give a listing to another structure of one’s territory, with the reason; imports leave it alone afterwards',
    params: ofListing,
    body: Obj({ structureId: Uuid, reason: Reason }),
    response: { 204: Type.Null() },
  },
  'GET /api/listings/:id/merge': {
    access: admins,
    summary: 'What this listing and another one say differently, and what a merge would lose',
    params: ofListing,
    querystring: Obj({ into: Uuid }),
    response: { 200: ListingMerge },
  },
  'POST /api/listings/:id/merge': {
    access: admins,
    summary: 'Withdraw this listing for another one, where its readers are sent',
    params: ofListing,
    body: Obj({ into: Uuid, intervenants: Type.Array(Uuid, { uniqueItems: true, maxItems: 8 }) }),
    response: { 200: Obj({ into: Uuid }) },
  },
} as const
