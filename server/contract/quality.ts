import { type Static, Type } from 'typebox'
import { Day, Frein, Instant, Nullable, Obj, refusal } from './fields.ts'
import { type QualityFigure as Code, qualityFigures } from './vocabulary.quality.ts'

const QualityFigure = Type.Enum(
  Object.keys(qualityFigures) as Code[],
  refusal('unknown-figure', 'Ce chiffre n’existe pas.'),
)

const filters = {
  departement: Type.Optional(
    Type.String({ pattern: '^(\\d{2,3}|2[AB])$', ...refusal('unknown-departement', 'Ce département n’existe pas.') }),
  ),
  frein: Type.Optional(Frein),
}

/** Hours: half take less. Null: nothing to measure. */
const Delay = Nullable(Type.Number())

export const QualityBoard = Obj({
  /** When it was counted: a minute ago at most. */
  at: Instant,
  published: Type.Integer(),
  /** How many lines the list of each has. */
  figures: Type.Array(Obj({ code: QualityFigure, count: Type.Integer() })),
  queue: Obj({
    oldest: Nullable(Instant),
    /** Of those that wait now. */
    medianWaiting: Delay,
    /** Over 30 days. */
    decided: Type.Integer(),
    medianDecided: Delay,
  }),
  /** Of those answered over 90 days. */
  medianReport: Delay,
  /** When probable duplicates were last sought; null: never yet. */
  twinsAt: Nullable(Instant),
  /** The first of each month, twelve at most, the oldest first; not kept by frein. */
  months: Type.Array(Obj({ month: Day, published: Type.Integer(), within6: Type.Integer(), within12: Type.Integer() })),
  /** To filter by. */
  departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })),
})
export type QualityBoard = Static<typeof QualityBoard>

export const QualityRow = Obj({
  /** Of the line: a listing, a report, or what was sent. */
  id: Type.String(),
  listing: Obj({ id: Type.String(), title: Type.String(), published: Type.Boolean() }),
  structure: Obj({ id: Type.String(), name: Type.String() }),
  commune: Nullable(Type.String()),
  verifiedOn: Nullable(Day),
  /** What the figure is about, in words. */
  detail: Type.String(),
  /** What is done about it, where: an address of this site. */
  act: Type.Enum(['read', 'settle', 'merge', 'correct']),
  path: Type.String(),
})
export type QualityRow = Static<typeof QualityRow>

const admins = { admin: 'own-departements' } as const
const ofFigure = { figure: QualityFigure, ...filters }

export const qualityApi = {
  'GET /api/quality': {
    access: admins,
    summary: 'How true the base is, in figures, for one’s territory; each has its list',
    querystring: Obj(filters),
    response: { 200: QualityBoard },
  },
  'GET /api/quality/list': {
    access: admins,
    summary: 'The listings behind a figure, the oldest or worst first',
    querystring: Obj({ ...ofFigure, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })) }),
    response: {
      200: Obj({
        rows: Type.Array(QualityRow),
        total: Type.Integer(),
        page: Type.Integer(),
        pageSize: Type.Integer(),
      }),
    },
  },
  'GET /api/quality/list.csv': {
    access: admins,
    summary: 'The same, whole, as a CSV file',
    limit: { max: 60, minutes: 60 },
    querystring: Obj(ofFigure),
    response: { 200: Type.String() },
  },
} as const
