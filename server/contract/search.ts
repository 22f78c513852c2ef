import { type Static, Type } from 'typebox'
import { AvailabilityState } from './availability.ts'
import { CommuneCode, Day, Frein, Nullable, Obj, Public, refusal } from './fields.ts'
import type { AvailabilityState as State } from './vocabulary.availability.ts'
import { defaultRadius, type Frais, type ModeAccueil, modesAccueil, type Order, orders, radii } from './vocabulary.ts'

export const Freshness = Type.Enum(['fresh', 'aging', 'stale', 'expired'])
export const CoverageKind = Type.Enum(['commune', 'epci', 'departement', 'region', 'france', 'open'])

/** A reason a listing is among the answers, in words. `code`: coverage, distance, public, freshness, words… */
export const Why = Obj({ code: Type.String(), text: Type.String() })
export type Why = Static<typeof Why>

export const Hit = Obj({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  structure: Obj({ id: Type.String(), name: Type.String() }),
  freins: Type.Array(Frein),
  thematiques: Type.Array(Type.String()),
  publics: Type.Array(Public),
  commune: Nullable(Obj({ code: Type.String(), name: Type.String() })),
  /** Kilometres from the commune asked for; null without a commune, or when nothing happens on site. */
  distanceKm: Nullable(Type.Number()),
  /** True when the distance starts or ends at an approximate point. */
  approximate: Type.Boolean(),
  remote: Type.Boolean(),
  coverage: CoverageKind,
  verifiedOn: Day,
  freshness: Freshness,
  why: Type.Array(Why),
  /** Those a row tells, in few words. */
  brief: Type.Array(Why),
  /** Null when the opening hours are unknown. */
  openNow: Nullable(Type.Boolean()),
  /** The same in two or three words: «Ouvert», «Ferme à 12 h», «Ouvre lundi», «Sur rendez-vous». */
  openText: Nullable(Type.String()),
  /** Null when it is not known: «Des places», «Liste d’attente», «Complet». */
  availability: Nullable(Obj({ state: AvailabilityState, text: Type.String() })),
})
export type Hit = Static<typeof Hit>

const Counts = Type.Record(Type.String(), Type.Integer())

export const SearchAnswer = Obj({
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
  place: Nullable(
    Obj({ code: Type.String(), name: Type.String(), departement: Type.String(), approximate: Type.Boolean() }),
  ),
  hits: Type.Array(Hit),
  /** Counts by value; a group counts as if none of its own values were ticked. */
  facets: Obj({ frein: Counts, public: Counts, accueil: Counts, frais: Counts, dispo: Counts }),
  /** Listings nobody confirmed for 18 months: counted apart. */
  expired: Obj({ total: Type.Integer() }),
  totalIsAtLeast: Type.Boolean(),
  /** The words were matched by the database because the word engine did not answer. */
  degraded: Type.Boolean(),
  /** No listing had all the words: these have some of them. */
  relaxed: Type.Boolean(),
  tookMs: Type.Number(),
})
export type SearchAnswer = Static<typeof SearchAnswer>

export const SearchQuery = Obj({
  commune: Type.Optional(CommuneCode),
  frein: Type.Optional(Type.Array(Frein, { maxItems: 13 })),
  q: Type.Optional(
    Type.String({
      maxLength: 200,
      pattern: '^[^\\u0000-\\u001f\\u007f]*$',
      ...refusal('invalid-words', 'Écrivez quelques mots, 200 caractères au plus.'),
    }),
  ),
  rayon: Type.Optional(
    Type.Enum([...radii] as number[], {
      // Ajv turns the text of the address into a number only for a stated type.
      type: 'integer',
      default: defaultRadius,
      ...refusal('unknown-radius', 'Choisissez un rayon de 10, 20, 30, 50 ou 100 km.'),
    }),
  ),
  public: Type.Optional(Type.Array(Public, { maxItems: 14 })),
  accueil: Type.Optional(
    Type.Enum(
      Object.keys(modesAccueil) as ModeAccueil[],
      refusal('unknown-accueil', 'Choisissez sur place ou à distance.'),
    ),
  ),
  frais: Type.Optional(
    Type.Enum(
      ['gratuit'] satisfies Frais[],
      refusal('unknown-frais', 'Le seul filtre de prix est «\u00a0gratuit\u00a0».'),
    ),
  ),
  /** Full ones are shown with the others, and looked for by nobody. */
  dispo: Type.Optional(
    Type.Array(
      Type.Enum(
        ['places', 'attente'] satisfies State[],
        refusal('unknown-availability', 'Choisissez des places ou une liste d’attente.'),
      ),
      { maxItems: 2 },
    ),
  ),
  tri: Type.Optional(
    Type.Enum(Object.keys(orders) as Order[], {
      default: 'pertinence',
      ...refusal('unknown-order', 'Cet ordre n’existe pas.'),
    }),
  ),
  perimees: Type.Optional(Type.Literal(1, refusal('invalid-expired-flag', 'La seule valeur acceptée est 1.'))),
  page: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100_000,
      default: 1,
      ...refusal('invalid-page', 'Les pages se comptent à partir de 1.'),
    }),
  ),
  taille: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 50,
      default: 20,
      ...refusal('invalid-page-size', 'De 1 à 50 fiches par page.'),
    }),
  ),
})
export type SearchQuery = Static<typeof SearchQuery>

export const searchApi = {
  'GET /api/search': {
    access: 'signed-in',
    summary: 'Find listings by commune, freins and words; total, facets, order and page are exact',
    querystring: SearchQuery,
    response: { 200: SearchAnswer },
  },
} as const
