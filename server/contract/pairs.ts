import { type Static, Type } from 'typebox'
import { Version, Words } from './contact-requests.ts'
import { Day, Frein, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import {
  type OtherEnding as Ending,
  type PairOutcome as Outcome,
  otherEndings,
  pairOutcomes,
  pairTicks,
  type PairTick as Tick,
} from './vocabulary.pairs.ts'

const codes = <C extends string>(words: Readonly<Record<C, string>>, sentence: string) =>
  Type.Enum(Object.keys(words) as C[], refusal('unknown-code', sentence))

const PairKind = Type.Enum(['global', 'exclusif'])
const PairOutcome = codes<Outcome>(pairOutcomes, 'Dites comment l’accompagnement s’est terminé.')
const OtherEnding = codes<Ending>(otherEndings, 'Choisissez une raison dans la liste.')
const PairTick = codes<Tick>(pairTicks, 'Cette case n’existe pas.')
const Freins = Type.Array(Frein, { maxItems: 13, uniqueItems: true })
const Year = Type.Integer({ minimum: 2000, maximum: 2100, ...refusal('invalid-year', 'Cette année n’existe pas.') })

/** Two people who follow somebody together: nothing here names that person. */
export const Pair = Obj({
  id: Type.String(),
  kind: PairKind,
  sector: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  commune: Nullable(Type.String()),
  adviser: Nullable(Obj({ name: Type.String(), organisation: Nullable(Type.String()) })),
  referent: Nullable(Type.String()),
  /** The adviser's own; null once forgotten. */
  reference: Nullable(Type.String()),
  freins: Freins,
  /** Those of them no longer in the way. */
  lifted: Freins,
  startedOn: Day,
  endedOn: Nullable(Day),
  outcome: Nullable(PairOutcome),
  ending: Nullable(OtherEnding),
  nextOn: Nullable(Day),
  version: Version,
  requestId: Nullable(Type.String()),
})
export type Pair = Static<typeof Pair>

export const PairDetail = Obj({
  ...Pair.properties,
  /** Newest first. */
  notes: Type.Array(Obj({ at: Instant, who: Type.String(), text: Type.String() })),
})
export type PairDetail = Static<typeof PairDetail>

const Counts = Type.Record(Type.String(), Type.Integer())

/** A year of one sector, or of all. */
export const PairYear = Obj({
  /** Null for the whole. */
  sector: Nullable(Obj({ id: Nullable(Type.String()), name: Type.String(), departement: Type.String() })),
  asked: Type.Integer(),
  /** Of them, by kind. */
  ways: Counts,
  /** What became of them: their sum. */
  answers: Obj({
    accepted: Type.Integer(),
    declined: Type.Integer(),
    /** Left without an answer. */
    expired: Type.Integer(),
    cancelled: Type.Integer(),
    /** Not answered yet. */
    waiting: Type.Integer(),
  }),
  /** Begun, by kind; those that are to begin later are not there. */
  started: Counts,
  /** Under way on its last day, or today. */
  ongoing: Type.Integer(),
  ended: Type.Integer(),
  /** What those that ended came to: their sum is `ended`, that of `endings` is the other outcomes. */
  outcomes: Counts,
  endings: Counts,
  /** How long those that ended lasted. */
  durations: Counts,
  /** Half lasted less than so many days. */
  medianDays: Nullable(Type.Integer()),
  /** Found, of those that began. */
  freins: Counts,
  /** Lifted, of those that ended. */
  lifted: Counts,
  ticks: Counts,
})
export type PairYear = Static<typeof PairYear>

const both = { adviser: null, referent: 'own-sector' } as const
const readers = { referent: 'own-sector', admin: 'own-departements' } as const
const ofPair = Obj({ id: Uuid })

export const pairsApi = {
  'POST /api/contact-requests/:id/start': {
    access: both,
    summary:
      'Start following somebody together, once the référent accepted; what is ticked goes to monthly counters only',
    params: ofPair,
    body: Obj({
      version: Version,
      startedOn: Day,
      freins: Freins,
      ticks: Type.Array(PairTick, { maxItems: 3, uniqueItems: true }),
    }),
    response: { 201: PairDetail },
  },
  'GET /api/pairs': {
    access: both,
    summary: 'Those one follows, or of one’s sector: under way first, by when the two meet again',
    querystring: Obj({
      etat: Type.Optional(Type.Enum(['en-cours', 'termines'], refusal('unknown-state', 'Cet état n’existe pas.'))),
    }),
    response: { 200: Obj({ pairs: Type.Array(Pair), ongoing: Type.Integer(), ended: Type.Integer() }) },
  },
  'GET /api/pairs/figures': {
    access: readers,
    summary: 'The yearly figures of the agreement, in all and by sector',
    querystring: Obj({ annee: Type.Optional(Year) }),
    response: {
      200: Obj({
        year: Type.Integer(),
        years: Type.Array(Type.Integer()),
        whole: PairYear,
        sectors: Type.Array(PairYear),
      }),
    },
  },
  'GET /api/pairs/figures.csv': {
    access: readers,
    summary: 'The same, a line a sector',
    querystring: Obj({ annee: Type.Optional(Year) }),
    response: { 200: Type.String() },
  },
  'GET /api/pairs/:id': {
    access: both,
    summary: 'One with its notes, for the two who follow and their sector',
    params: ofPair,
    response: { 200: PairDetail },
  },
  'PATCH /api/pairs/:id': {
    access: both,
    summary: 'The freins found and lifted, and when the two meet again',
    params: ofPair,
    body: Obj({ version: Version, freins: Freins, lifted: Freins, nextOn: Nullable(Day) }),
    response: { 200: PairDetail },
  },
  'POST /api/pairs/:id/notes': {
    access: both,
    summary: 'Write a note for the other of the two',
    params: ofPair,
    body: Obj({
      text: Words,
      /** The warning about what looks like a person’s data was read. */
      confirmed: Type.Optional(Type.Boolean()),
    }),
    response: { 201: PairDetail },
  },
  'POST /api/pairs/:id/end': {
    access: both,
    summary: 'Say when and how it ended; said again, it corrects',
    params: ofPair,
    body: Obj({
      version: Version,
      endedOn: Day,
      outcome: PairOutcome,
      ending: Type.Optional(OtherEnding),
      lifted: Freins,
    }),
    response: { 200: PairDetail },
  },
} as const
