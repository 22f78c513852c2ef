import { type Static, Type } from 'typebox'
import { Day, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Phone } from './listings.ts'
import { Freshness } from './search.ts'
import { Token } from './sign-in.ts'

/** How sure a listing is, once confirmed: «Vérifiée aujourd’hui». */
export const Verified = Obj({ id: Type.String(), verifiedOn: Day, freshness: Freshness, text: Type.String() })
export type Verified = Static<typeof Verified>

const Ids = Type.Array(Uuid, {
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
  ...refusal('no-listing', 'Choisissez de 1 à 200 fiches.'),
})

/** A listing as it stands, for whoever received a link to confirm it. */
export const ListingToConfirm = Obj({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  phones: Type.Array(Phone),
  /** One line of the timetable each; empty when the hours are not known. */
  hours: Type.Array(Type.String()),
  /** Where it takes place: «12 rue des Forges, Dax»; null: nowhere in particular. */
  place: Nullable(Type.String()),
  coverage: Type.String(),
  verifiedOn: Day,
  freshness: Freshness,
  /** «À reconfirmer, 11 mois». */
  text: Type.String(),
  /** `confirmed`: on the day of the mail or since. */
  state: Type.Enum(['to-confirm', 'confirmed']),
})
export type ListingToConfirm = Static<typeof ListingToConfirm>

export const LinkToConfirm = Obj({
  structure: Obj({ id: Type.String(), name: Type.String() }),
  listings: Type.Array(ListingToConfirm),
  /** How many of the mail are no longer published. */
  gone: Type.Integer(),
  /** Somebody of the structure has an account: what changed is written there; else one is asked for. */
  hasMembers: Type.Boolean(),
  /** Whoever it was mailed to is written to again. */
  reminded: Type.Boolean(),
  expiresAt: Instant,
})
export type LinkToConfirm = Static<typeof LinkToConfirm>

const own = { partner: 'own-structure', admin: 'own-departements' } as const
const byLink = { max: 600, minutes: 15 } as const

export const verificationsApi = {
  'POST /api/listings/:id/verify': {
    access: own,
    summary: 'Say that everything on a published listing is still true; once a day counts',
    params: Obj({ id: Uuid }),
    response: { 200: Verified },
  },
  'POST /api/verifications': {
    access: own,
    summary: 'Say so of several listings; those that are not published, or not one’s own, are left and named',
    body: Obj({ ids: Ids }),
    response: { 200: Obj({ verified: Type.Array(Verified), left: Type.Array(Type.String()) }) },
  },
  'POST /api/verifications/read': {
    access: 'public',
    summary: 'The listings a mailed link is about, as they stand; changes nothing',
    limit: byLink,
    body: Obj({ token: Token }),
    response: { 200: LinkToConfirm },
  },
  'POST /api/verifications/confirm': {
    access: 'public',
    summary: 'Say, by a mailed link, that these listings are still true; the link is used once all are',
    limit: byLink,
    body: Obj({ token: Token, ids: Ids }),
    response: { 200: LinkToConfirm },
  },
  'POST /api/verifications/changed': {
    access: 'public',
    summary: 'Note, by a mailed link, that something has changed, which is then written by somebody signed in',
    limit: byLink,
    body: Obj({ token: Token }),
    response: { 200: Obj({ hasMembers: Type.Boolean() }) },
  },
  'POST /api/verifications/reminders': {
    access: 'public',
    summary: 'Want no reminder at the address a mailed link was sent to, or want them again',
    limit: byLink,
    body: Obj({ token: Token, wanted: Type.Boolean() }),
    response: { 200: Obj({ wanted: Type.Boolean() }) },
  },
} as const
