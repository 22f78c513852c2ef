import { type Static, type TProperties, Type } from 'typebox'
import { CommuneCode, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Phone } from './listings.ts'

const Departement = Type.String({
  pattern: '^(\\d{2,3}|2[AB])$',
  ...refusal('unknown-departement', 'Choisissez un département dans la liste.'),
})

// Far above what is kept, so that the sentence of the field is the one that is read.
const text = (max: number) =>
  Type.String({ maxLength: max, ...refusal('too-long', `Ce texte est trop long : ${max} signes au plus.`) })
const Text = (max: number) => Nullable(text(max))

export const SectorDesk = Obj({
  name: Nullable(Type.String()),
  phone: Nullable(Phone),
  email: Nullable(Type.String()),
})
export type SectorDesk = Static<typeof SectorDesk>

export const SectorReferent = Obj({
  name: Type.String(),
  role: Nullable(Type.String()),
  phone: Nullable(Phone),
  email: Nullable(Type.String()),
})
export type SectorReferent = Static<typeof SectorReferent>

/** Who is in charge of a commune, as far as everybody signed in may read: the desk, not its people. */
export const CommuneSector = Obj({
  commune: Obj({ code: Type.String(), name: Type.String(), departement: Type.String() }),
  /** Null: nobody said which it is. */
  sector: Nullable(Obj({ id: Type.String(), name: Type.String(), desk: SectorDesk, referents: Type.Integer() })),
  can: Obj({
    /** Read its référents, by name and number: each reading is counted. */
    readReferents: Type.Boolean(),
    /** Say which sector it is, on /secteurs. */
    manage: Type.Boolean(),
  }),
})
export type CommuneSector = Static<typeof CommuneSector>

/** One sector, for whoever administers its département. */
export const Sector = Obj({
  id: Type.String(),
  code: Type.String(),
  name: Type.String(),
  departement: Type.String(),
  desk: SectorDesk,
  referents: Type.Array(SectorReferent),
  communes: Obj({
    count: Type.Integer(),
    population: Type.Integer(),
    /** The most populous ones, by name. */
    largest: Type.Array(Type.String()),
  }),
  /** Open accounts that work there. */
  accounts: Type.Integer(),
  can: Obj({ delete: Type.Boolean() }),
  /** Why it cannot be deleted, in a sentence. */
  heldBy: Nullable(Type.String()),
})
export type Sector = Static<typeof Sector>

const Named = Obj({ code: Type.String(), name: Type.String() })

/** A sector as a choice. */
export const SectorChoice = Obj({ id: Type.String(), name: Type.String(), departement: Type.String() })
export type SectorChoice = Static<typeof SectorChoice>

/** What a line of the file has to tell. */
export const SectorLine = Obj({
  /** As the spreadsheet numbers it. */
  line: Type.Integer(),
  /** Code and territory, as written. */
  text: Type.String(),
  /** Nothing of it is taken. */
  refused: Type.Boolean(),
  /** What is not taken, and why. */
  problems: Type.Array(Type.String()),
  /** What was understood otherwise than it is written. */
  notes: Type.Array(Type.String()),
})
export type SectorLine = Static<typeof SectorLine>

/** What an import does, or would do, to a sector. */
export const SectorChange = Obj({
  code: Type.String(),
  name: Type.String(),
  /** `absent`: not in the file, and left as it is; `removed`: not in the file, deleted. */
  kind: Type.Enum(['added', 'changed', 'same', 'removed', 'absent']),
  details: Type.Array(Type.String()),
})
export type SectorChange = Static<typeof SectorChange>

export const SectorImport = Obj({
  /** How the file was read: «UTF-8, séparateur point-virgule». */
  readAs: Type.String(),
  /** About the whole file: columns left aside. */
  notices: Type.Array(Type.String()),
  /** Lines read, with or without something to tell. */
  read: Type.Integer(),
  refused: Type.Integer(),
  /** Those with something to tell. */
  lines: Type.Array(SectorLine),
  changes: Type.Array(SectorChange),
  /** Communes that go from a sector to another one, in sentences. */
  moves: Type.Array(Type.String()),
  /** Communes that had a sector and have none afterwards. */
  lost: Type.Array(Type.String()),
  /** Communes of the département without a sector afterwards. */
  without: Obj({ communes: Type.Integer(), population: Type.Integer() }),
  /** All of it as a CSV file, a line of the file each. */
  report: Type.String(),
})
export type SectorImport = Static<typeof SectorImport>

/** A file of 5 MB is 6.7 MB in base64. */
const bodyLimit = 7_500_000
const file = {
  departement: Departement,
  name: Type.String({ maxLength: 300, ...refusal('invalid-name', 'Le nom de ce fichier est trop long.') }),
  /** Base64: what is sent is JSON, as everywhere. */
  content: Type.String(),
  /** Delete the sectors of the département that are not in the file. */
  removeAbsent: Type.Boolean(),
} satisfies TProperties

const admins = { admin: 'own-departements' } as const
const ofSector = Obj({ id: Uuid })

export const sectorsApi = {
  'GET /api/sectors/of/:commune': {
    access: 'signed-in',
    summary: 'The social sector in charge of a commune, with its desk',
    params: Obj({ commune: CommuneCode }),
    response: { 200: CommuneSector },
  },
  'GET /api/sectors/of/:commune/referents': {
    access: { adviser: null, referent: null, admin: 'own-departements' },
    summary: 'The référents of the sector of a commune, by name and number; each reading is counted',
    params: Obj({ commune: CommuneCode }),
    response: { 200: Obj({ referents: Type.Array(SectorReferent) }) },
  },
  'GET /api/sectors/own': {
    access: { referent: null },
    summary: 'The sector a référent works in, or which admins can choose it',
    response: {
      200: Obj({
        sector: Nullable(
          Obj({ name: Type.String(), desk: SectorDesk, communes: Type.Integer(), population: Type.Integer() }),
        ),
        /** Without one: who can choose it. */
        ask: Type.Array(Obj({ name: Type.String(), email: Type.String() })),
      }),
    },
  },
  'GET /api/sectors': {
    access: admins,
    summary: 'The sectors of a département, and its communes that have none',
    querystring: Obj({ departement: Type.Optional(Departement) }),
    response: {
      200: Obj({
        departement: Named,
        /** Those one administers. */
        departements: Type.Array(Named),
        sectors: Type.Array(Sector),
        without: Obj({
          communes: Type.Array(Obj({ code: Type.String(), name: Type.String(), population: Type.Integer() })),
          population: Type.Integer(),
        }),
      }),
    },
  },
  'GET /api/sectors/choices': {
    access: admins,
    summary: 'The sectors of one’s territory, to choose where a référent works',
    response: { 200: Obj({ sectors: Type.Array(SectorChoice) }) },
  },
  'GET /api/sectors/model.csv': {
    access: { admin: null },
    summary: 'The table to fill, as CSV (UTF-8 with a byte order mark, semicolons)',
    response: { 200: Type.String() },
  },
  'GET /api/sectors/table.csv': {
    access: admins,
    summary: 'The sectors of a département in the columns of the model, to change and import again',
    querystring: Obj({ departement: Type.Optional(Departement) }),
    response: { 200: Type.String() },
  },
  'POST /api/sectors/check': {
    access: admins,
    summary: 'What an import of this file would do, line by line; writes nothing',
    limit: { max: 60, minutes: 10 },
    bodyLimit,
    body: Obj(file),
    response: { 200: SectorImport },
  },
  'POST /api/sectors/import': {
    access: admins,
    summary: 'Make the sectors of a département those of this file; the same file again changes nothing',
    limit: { max: 60, minutes: 10 },
    bodyLimit,
    body: Obj(file),
    response: { 200: SectorImport },
  },
  'PUT /api/sectors/:id': {
    access: admins,
    summary: 'Change the name, the desk and the référents of a sector',
    params: ofSector,
    body: Obj({
      name: text(200),
      desk: Obj({ name: Text(300), phone: Text(100), email: Text(254) }),
      referents: Type.Array(Obj({ name: text(200), role: Text(300), phone: Text(100), email: Text(254) }), {
        maxItems: 50,
        ...refusal('too-many', 'Cinquante référents au plus.'),
      }),
    }),
    response: { 200: Sector },
  },
  'PUT /api/sectors/of/:commune': {
    access: admins,
    summary: 'Say which sector one commune is of, or that it has none',
    params: Obj({ commune: CommuneCode }),
    body: Obj({
      /** The sector seen on screen, which may have changed since. */
      from: Nullable(Uuid),
      to: Nullable(Uuid),
    }),
    response: { 200: CommuneSector },
  },
  'DELETE /api/sectors/:id': {
    access: admins,
    summary: 'Delete a sector where nobody works and nothing is under way',
    params: ofSector,
    response: { 204: Type.Null() },
  },
} as const
