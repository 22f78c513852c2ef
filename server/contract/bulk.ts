import { type Static, Type } from 'typebox'
import { Nullable, Obj, refusal, Uuid } from './fields.ts'
import { bulkFields, type BulkField as FieldCode } from './vocabulary.bulk.ts'

export const BulkField = Type.Enum(
  Object.keys(bulkFields) as FieldCode[],
  refusal('unknown-field', 'Cette information n’existe pas. Choisissez-la dans la liste.'),
)
export type BulkField = Static<typeof BulkField>

/** A file of 5 MB is 6.7 MB in base64. */
const bodyLimit = 7_500_000
const file = {
  name: Type.String({ maxLength: 300, ...refusal('invalid-name', 'Le nom de ce fichier est trop long.') }),
  /** Base64: what is sent is JSON, as everywhere. */
  content: Type.String(),
}
const asked = {
  ...file,
  /** Whose listings they are; a partner’s own structure without. */
  structureId: Type.Optional(Uuid),
  /** What each column is, in the order of the file; null: not imported. */
  columns: Type.Array(Nullable(BulkField), { maxItems: 60 }),
  /** What to read where the cell is empty or the column missing, by field. */
  defaults: Type.Optional(
    Type.Record(
      Type.String({ pattern: '^[a-z0-9_]{1,40}$' }),
      Type.String({ maxLength: 300, ...refusal('too-long', '300 signes au plus.') }),
    ),
  ),
}

export const BulkColumn = Obj({
  title: Type.String(),
  /** Of the spreadsheet: `A`. */
  letter: Type.String(),
  /** What it seems to be. */
  field: Nullable(BulkField),
  /** Why, when it is not its title: «d’après son contenu». */
  because: Nullable(Type.String()),
  examples: Type.Array(Type.String()),
  filled: Type.Integer(),
})
export type BulkColumn = Static<typeof BulkColumn>

const Said = Obj({
  /** Title of the column, null when it is about the line. */
  column: Nullable(Type.String()),
  sentence: Type.String(),
})

export const BulkLine = Obj({
  /** As the spreadsheet numbers it. */
  line: Type.Integer(),
  title: Type.String(),
  /** `new`: becomes a draft; `known`: seems to be there already; `example`: that of the model; `unreadable`: stays out. */
  outcome: Type.Enum(['new', 'known', 'example', 'unreadable']),
  /** Nothing keeps it from being sent. */
  ready: Type.Boolean(),
  /** What keeps it from being sent, or from being read. */
  problems: Type.Array(Said),
  /** What was understood otherwise than it is written. */
  notes: Type.Array(Said),
  /** Listings that are probably the same one. */
  twins: Type.Array(
    Obj({ id: Type.String(), title: Type.String(), structure: Type.String(), own: Type.Boolean(), why: Type.String() }),
  ),
})
export type BulkLine = Static<typeof BulkLine>

export const BulkDraft = Obj({
  id: Type.String(),
  line: Type.Integer(),
  title: Type.String(),
  ready: Type.Boolean(),
  problems: Type.Array(Said),
})
export type BulkDraft = Static<typeof BulkDraft>

const anyone = { partner: null, admin: null } as const
const own = { partner: 'own-structure', admin: 'own-departements' } as const

export const bulkApi = {
  'GET /api/bulk/model.csv': {
    access: anyone,
    summary: 'The table to fill, as CSV (UTF-8 with a byte order mark, semicolons)',
    response: { 200: Type.String() },
  },
  'GET /api/bulk/model.xlsx': {
    access: anyone,
    summary: 'The table to fill, as a workbook, with a sheet that explains each column',
    response: { 200: Type.String() },
  },
  'POST /api/bulk/read': {
    access: anyone,
    summary: 'What is in a CSV or XLSX file: its columns, with what each seems to be; nothing is kept',
    limit: { max: 120, minutes: 10 },
    bodyLimit,
    body: Obj(file),
    response: {
      200: Obj({
        kind: Type.Enum(['csv', 'xlsx']),
        /** How it was read, in words. */
        readAs: Type.String(),
        titlesLine: Type.Integer(),
        lines: Type.Integer(),
        columns: Type.Array(BulkColumn),
        /** What to look at: titles that are missing or there twice. */
        notices: Type.Array(Type.String()),
      }),
    },
  },
  'POST /api/bulk/check': {
    access: own,
    summary: 'What an import would do, line by line; nothing is written',
    limit: { max: 120, minutes: 10 },
    bodyLimit,
    body: Obj(asked),
    response: {
      200: Obj({
        structure: Type.String(),
        lines: Type.Array(BulkLine),
        /** The same as a CSV file. */
        report: Type.String(),
      }),
    },
  },
  'POST /api/bulk/import': {
    access: own,
    summary: 'Write the lines chosen as drafts; the same key again answers the same',
    limit: { max: 60, minutes: 10 },
    bodyLimit,
    body: Obj({
      ...asked,
      /** Numbers of the lines to write. */
      lines: Type.Array(Type.Integer({ minimum: 1 }), {
        minItems: 1,
        maxItems: 500,
        ...refusal('no-lines', 'Choisissez au moins une ligne, et 500 au plus.'),
      }),
      /** Made by the page for this import: a double click writes once. */
      key: Uuid,
    }),
    response: { 200: Obj({ drafts: Type.Array(BulkDraft), left: Type.Array(BulkLine), report: Type.String() }) },
  },
  'POST /api/bulk/send': {
    access: own,
    summary: 'Send drafts together, those that can be; the others stay drafts',
    body: Obj({
      ids: Type.Array(Uuid, {
        minItems: 1,
        maxItems: 500,
        uniqueItems: true,
        ...refusal('no-drafts', 'Choisissez au moins un brouillon, et 500 au plus.'),
      }),
    }),
    response: {
      200: Obj({
        sent: Type.Array(Type.String()),
        /** Why, for each that stayed. */
        kept: Type.Array(Obj({ id: Type.String(), sentence: Type.String() })),
      }),
    },
  },
} as const
