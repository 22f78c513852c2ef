import { type Static, type TProperties, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Availability } from './availability.ts'
import { Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Freshness } from './search.ts'
import { type ReseauPorteur, reseauxPorteurs } from './vocabulary.reseaux.ts'

// Far above what is kept, so that the sentence of the field is the one that is read.
const text = (max: number) =>
  Type.String({ maxLength: max, ...refusal('too-long', `Ce texte est beaucoup trop long : ${max} signes au plus.`) })
const Text = (max: number) => Nullable(text(max))

const details = {
  nom: text(600),
  description: Text(20_000),
  siret: Text(40),
  /** INSEE code. */
  commune: Text(5),
  code_postal: Text(20),
  adresse: Text(400),
  complement_adresse: Text(400),
  telephone: Text(100),
  courriel: Text(254),
  site_web: Text(2000),
  /** OSM opening_hours. */
  horaires_accueil: Text(1000),
  /** Address of a page that says how the place can be reached. */
  accessibilite_lieu: Text(2000),
  reseaux_porteurs: Type.Array(
    Type.Enum(Object.keys(reseauxPorteurs) as ReseauPorteur[], refusal('unknown-code', 'Ce choix n’existe pas.')),
    { maxItems: 20, uniqueItems: true, ...refusal('too-many', 'Vingt réseaux au plus.') },
  ),
} satisfies TProperties

/** What a structure says of itself, under the names of data·inclusion v1. */
export const StructureDetails = Obj(details)
export type StructureDetails = Static<typeof StructureDetails>
export type StructureField = keyof StructureDetails
const fieldNames = Object.keys(details) as StructureField[]
const Field = Type.Enum(fieldNames)

export const StructureChanges = Type.Partial(StructureDetails, { additionalProperties: false })
export type StructureChanges = Static<typeof StructureChanges>

/** Of one of a list, or of a choice. */
export const StructureShort = Obj({
  id: Type.String(),
  name: Type.String(),
  /** Name and département: «Mende (48)». */
  place: Nullable(Type.String()),
  listings: Type.Integer(),
  members: Type.Integer(),
})
export type StructureShort = Static<typeof StructureShort>

export const Structure = Obj({
  id: Type.String(),
  /** What an edit starts from. */
  version: Type.Integer(),
  details: StructureDetails,
  /** Its opening hours in words, a line for each. */
  hours: Nullable(Type.String()),
  /** Name and département: «Mende (48)». */
  place: Nullable(Type.String()),
  source: Type.String(),
  /** Somebody changed it here: imports leave it alone. */
  keptHere: Type.Boolean(),
  trusted: Type.Boolean(),
})
export type Structure = Static<typeof Structure>

export const Member = Obj({
  id: Type.String(),
  name: Type.String(),
  lastSeenAt: Nullable(Instant),
  you: Type.Boolean(),
})
export type Member = Static<typeof Member>

const State = Type.Enum(['draft', 'pending', 'changes_requested', 'rejected', 'published', 'archived'])

/** Listings of a structure, counted. */
export const Numbers = Obj({
  byState: Type.Array(Obj({ state: State, count: Type.Integer() })),
  /** Of the published ones. */
  byFreshness: Type.Array(Obj({ freshness: Freshness, count: Type.Integer() })),
  /** Published ones with a new version that waits to be read. */
  waiting: Type.Integer(),
  /** Readings of contacts by others, over 30 days. */
  views: Type.Integer(),
})
export type Numbers = Static<typeof Numbers>

export const StructureListing = Obj({
  id: Type.String(),
  title: Type.String(),
  state: State,
  freshness: Freshness,
  place: Nullable(Type.String()),
  source: Type.String(),
  can: Obj({ move: Type.Boolean() }),
})
export type StructureListing = Static<typeof StructureListing>

/** The same in the file of its structure, with what calls say of it. */
export const ReachedListing = Obj({
  ...StructureListing.properties,
  /** Null when it is not known, or too old. */
  availability: Nullable(Availability),
  /** What calls met in 30 days, in a sentence. */
  calls: Nullable(Type.String()),
  can: Obj({ move: Type.Boolean(), sayAvailability: Type.Boolean() }),
})
export type ReachedListing = Static<typeof ReachedListing>

/** One line of the history of a structure. */
export const StructureEvent = Obj({
  id: Type.Integer(),
  at: Instant,
  /** Who, in words. */
  by: Type.String(),
  action: Type.Enum(['edit', 'trust', 'distrust', 'merge', 'merged']),
  changes: Type.Array(Obj({ field: Field, before: Nullable(Type.String()), after: Nullable(Type.String()) })),
  reason: Nullable(Type.String()),
  other: Nullable(Obj({ id: Type.String(), name: Type.String() })),
})
export type StructureEvent = Static<typeof StructureEvent>

export const StructureFile = Obj({
  structure: Structure,
  /** The structure that took its place. */
  mergedInto: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  members: Type.Array(Member),
  numbers: Numbers,
  listings: Type.Array(ReachedListing),
  history: Type.Array(StructureEvent),
  /** Probably the same one. */
  alike: Type.Array(Obj({ structure: StructureShort, reasons: Type.Array(Type.String()) })),
  can: Obj({ edit: Type.Boolean(), trust: Type.Boolean(), merge: Type.Boolean() }),
})
export type StructureFile = Static<typeof StructureFile>

/** What a merge would do: both sides, and what goes from the first to the second. */
export const MergePreview = Obj({
  from: Structure,
  into: Structure,
  moves: Obj({ listings: Type.Integer(), members: Type.Integer(), invitations: Type.Integer() }),
  /** What is lost, in sentences. */
  losses: Type.Array(Type.String()),
  /** Why it cannot be done, in a sentence. */
  refused: Nullable(Type.String()),
})
export type MergePreview = Static<typeof MergePreview>

/** The fields to take from the structure that goes, and what the choice was made from. */
export const MergeChoice = {
  fields: Type.Array(Field, { uniqueItems: true, maxItems: fieldNames.length }),
  versions: Obj({ from: Type.Integer(), into: Type.Integer() }),
}

/** A structure that says another one of the base is itself. */
export const Claim = Obj({
  id: Type.String(),
  state: Type.Enum(['pending', 'approved', 'refused']),
  /** The one of the base. */
  structure: StructureShort,
  claimant: StructureShort,
  /** Name of who asked; null: the account is no more. */
  by: Nullable(Type.String()),
  message: Nullable(Type.String()),
  createdAt: Instant,
  decidedAt: Nullable(Instant),
  decidedBy: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  can: Obj({ withdraw: Type.Boolean(), decide: Type.Boolean() }),
})
export type Claim = Static<typeof Claim>

const admins = { admin: 'own-departements' } as const
const partners = { partner: 'own-structure' } as const
const ofStructure = Obj({ id: Uuid })

export const structuresApi = {
  'GET /api/structure': {
    access: partners,
    summary: 'One’s own structure: details, members, listings counted, claims',
    response: {
      200: Obj({
        structure: Structure,
        members: Type.Array(Member),
        numbers: Numbers,
        /** Demandes of advisers that wait for an answer. */
        requests: Type.Integer(),
        claims: Type.Array(Claim),
        can: Obj({ edit: Type.Boolean(), invite: Type.Boolean(), claim: Type.Boolean() }),
      }),
    },
  },
  'GET /api/structure/claimable': {
    access: partners,
    summary: 'Structures of one’s départements by name, to say that one of them is one’s own',
    querystring: Obj({ q: Type.Optional(Type.String({ maxLength: 100 })), id: Type.Optional(Uuid) }),
    response: {
      200: Obj({
        structures: Type.Array(
          Obj({ ...StructureShort.properties, can: Obj({ claim: Type.Boolean() }), note: Nullable(Type.String()) }),
        ),
      }),
    },
  },
  'PATCH /api/structures/:id': {
    access: { ...admins, ...partners },
    summary: 'Change details of a structure, from the version that was read; imports leave it alone afterwards',
    params: ofStructure,
    body: Obj({ version: Type.Integer({ minimum: 1 }), changes: StructureChanges }),
    response: { 200: Structure },
  },
  'GET /api/structures/directory': {
    access: admins,
    summary: 'Structures of one’s territory, found by name, département, trust, want of members or likeness',
    querystring: Obj({
      q: Type.Optional(Type.String({ maxLength: 100 })),
      departement: Type.Optional(Type.String({ pattern: '^(\\d{2,3}|2[AB])$' })),
      show: Type.Optional(Type.Enum(['trusted', 'memberless', 'alike'])),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
    }),
    response: {
      200: Obj({
        structures: Type.Array(Obj({ ...StructureShort.properties, trusted: Type.Boolean() })),
        total: Type.Integer(),
        page: Type.Integer(),
        pageSize: Type.Integer(),
        departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
      }),
    },
  },
  'GET /api/structures/:id': {
    access: admins,
    summary: 'Everything about one structure of one’s territory',
    params: ofStructure,
    response: { 200: StructureFile },
  },
  'PUT /api/structures/:id/trust': {
    access: admins,
    summary: 'Whether small corrections of this structure are published at once; with the reason',
    params: ofStructure,
    body: Obj({ trusted: Type.Boolean(), reason: Reason }),
    response: { 200: Structure },
  },
  'GET /api/structures/:id/merge': {
    access: admins,
    summary: 'What would move, and be lost, if this structure were merged into another one',
    params: ofStructure,
    querystring: Obj({ into: Uuid }),
    response: { 200: MergePreview },
  },
  'POST /api/structures/:id/merge': {
    access: admins,
    summary: 'Merge this structure into another one: listings, members, invitations and later imports follow',
    params: ofStructure,
    body: Obj({ into: Uuid, ...MergeChoice }),
    response: { 200: Structure },
  },
} as const
