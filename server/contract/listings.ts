import { type Static, Type } from 'typebox'
import { listingNews } from './calls.ts'
import { CommuneCode, Day, Frein, Nullable, Obj, Public, Uuid } from './fields.ts'
import { CoverageKind, Freshness, Why } from './search.ts'

/** A number ready to show («05 36 49 01 42») and to call (`tel:+33536490142`). */
export const Phone = Obj({ text: Type.String(), href: Type.String() })
export type Phone = Static<typeof Phone>

export const Intervenant = Obj({
  name: Nullable(Type.String()),
  role: Nullable(Type.String()),
  phone: Nullable(Phone),
  email: Nullable(Type.String()),
  note: Nullable(Type.String()),
})
export type Intervenant = Static<typeof Intervenant>

/** One line of the timetable: «Lundi au jeudi» → «8 h 30 – 12 h, 13 h 30 – 17 h». */
export const HoursRow = Obj({ days: Type.String(), hours: Type.String() })

export const OpeningHours = Obj({
  rows: Type.Array(HoursRow),
  /** Now, in words: «Ouvert, ferme à 17 h». `open` is null when it cannot be told. */
  now: Obj({ open: Nullable(Type.Boolean()), text: Type.String() }),
  /** The source text, when it could not be put into rows. */
  raw: Nullable(Type.String()),
})
export type OpeningHours = Static<typeof OpeningHours>

/** A temporary closure, under way (`now`) or announced: «Fermé du 23 déc. au 3 janv.». */
export const Closure = Obj({ now: Type.Boolean(), text: Type.String(), message: Nullable(Type.String()) })
export type Closure = Static<typeof Closure>

const Coded = Obj({ code: Type.String(), label: Type.String() })

export const Listing = Obj({
  id: Type.String(),
  title: Type.String(),
  description: Type.String(),
  type: Nullable(Type.String()),
  structure: Obj({
    id: Type.String(),
    name: Type.String(),
    description: Nullable(Type.String()),
    website: Nullable(Type.String()),
    /** The structure's own desk, not a person. */
    phone: Nullable(Phone),
    email: Nullable(Type.String()),
  }),
  freins: Type.Array(Frein),
  thematiques: Type.Array(Coded),
  publics: Type.Array(Public),
  publicsDetails: Nullable(Type.String()),
  conditions: Nullable(Type.String()),
  frais: Nullable(Type.String()),
  fraisDetails: Nullable(Type.String()),
  place: Obj({
    address: Nullable(Type.String()),
    complement: Nullable(Type.String()),
    postalCode: Nullable(Type.String()),
    commune: Nullable(Obj({ code: Type.String(), name: Type.String() })),
  }),
  onSite: Type.Boolean(),
  remote: Type.Boolean(),
  /** Where people must live: «Couvre le Grand Dax (20 communes)». */
  coverage: Obj({ kind: CoverageKind, text: Type.String() }),
  hours: Nullable(OpeningHours),
  /** Null but on the days it is to be told. */
  closure: Nullable(Closure),
  volume: Obj({ hoursPerWeek: Nullable(Type.Number()), weeks: Nullable(Type.Integer()) }),
  mobilisation: Obj({
    /** Who may ask: «Les professionnels», «Les personnes elles-mêmes». */
    by: Type.Array(Type.String()),
    modes: Type.Array(Type.String()),
    link: Nullable(Type.String()),
    details: Nullable(Type.String()),
  }),
  /** Null when the account may not see them: `can.seeContacts` says so. */
  intervenants: Nullable(Type.Array(Intervenant)),
  verifiedOn: Day,
  freshness: Freshness,
  updatedOn: Day,
  source: Obj({ name: Type.String(), link: Nullable(Type.String()) }),
  /** True for the invented listings of the demo territory. */
  example: Type.Boolean(),
  distanceKm: Nullable(Type.Number()),
  approximate: Type.Boolean(),
  why: Type.Array(Why),
  ...listingNews,
  /** What a mail to its people begins with, ready to be changed; null when nobody writes from here. */
  mail: Nullable(Obj({ subject: Type.String(), body: Type.String() })),
  can: Obj({
    seeContacts: Type.Boolean(),
    report: Type.Boolean(),
    moderate: Type.Boolean(),
    /** Say what came of a call. */
    noteCall: Type.Boolean(),
  }),
})
export type Listing = Static<typeof Listing>

export const listingsApi = {
  'GET /api/listings/:id': {
    access: 'signed-in',
    /** Walking down a list opens one a second; what goes on for longer copies the contacts. */
    limit: { max: 300, minutes: 10 },
    summary: 'Everything needed to act on one listing; contact details by rights, each read counted',
    params: Obj({ id: Uuid }),
    /** The commune of the search, so that distance and reasons can be told. */
    querystring: Obj({ commune: Type.Optional(CommuneCode) }),
    response: { 200: Listing },
  },
} as const
