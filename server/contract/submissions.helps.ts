import { type Static, Type } from 'typebox'
import { CommuneCode, Frein, Obj, Public, refusal } from './fields.ts'
import { OpeningHours } from './listings.ts'
import {
  type ModeMobilisation as ModeMobilisationCode,
  modesMobilisation,
  type PersonneMobilisatrice as PersonneCode,
  personnesMobilisatrices,
  type Thematique as ThematiqueCode,
  type TypeDeService as TypeCode,
  thematiques,
  typesDeServices,
} from './vocabulary.listing.ts'
import { type ModeAccueil as ModeAccueilCode, modesAccueil } from './vocabulary.ts'

const codeOf = <C extends string>(words: Readonly<Record<C, string>>) => Type.Enum(Object.keys(words) as C[])
const Thematiques = Type.Array(codeOf<ThematiqueCode>(thematiques))

/** A usual kind of listing, to start from: what goes without saying is filled in, the rest is told with an example. */
export const ListingTemplate = Obj({
  code: Type.String(),
  frein: Frein,
  label: Type.String(),
  /** What it is for, in one line. */
  line: Type.String(),
  content: Obj({
    type: codeOf<TypeCode>(typesDeServices),
    thematiques: Thematiques,
    publics: Type.Array(Public),
    modes_accueil: Type.Array(codeOf<ModeAccueilCode>(modesAccueil)),
    modes_mobilisation: Type.Array(codeOf<ModeMobilisationCode>(modesMobilisation)),
    mobilisable_par: Type.Array(codeOf<PersonneCode>(personnesMobilisatrices)),
  }),
  /** An example of title, and what to say in the texts: shown beside the fields, never kept in the listing. */
  helps: Obj({
    nom: Type.String(),
    description: Type.String(),
    conditions_acces: Type.String(),
    frais_precisions: Type.String(),
    mobilisation_precisions: Type.String(),
  }),
})
export type ListingTemplate = Static<typeof ListingTemplate>

const access = { partner: null, admin: null } as const

/** What helps to write a listing: nothing of it is kept. */
export const submissionsHelpsApi = {
  'GET /api/submissions/hours': {
    access,
    summary: 'Opening hours (OSM) in the words advisers read',
    querystring: Obj({
      horaires: Type.String({
        minLength: 1,
        maxLength: 1000,
        ...refusal('invalid-hours', 'Ces horaires sont vides ou trop longs : 1 000 signes au plus.'),
      }),
      commune: Type.Optional(CommuneCode),
    }),
    response: { 200: OpeningHours },
  },
  'POST /api/submissions/thematiques': {
    access,
    summary: 'The thématiques a text speaks of, the likeliest first; its first line is the title',
    body: Obj({
      texte: Type.String({
        maxLength: 25_000,
        ...refusal('too-long', 'Ce texte est trop long : 25 000 signes au plus.'),
      }),
    }),
    response: { 200: Obj({ thematiques: Thematiques }) },
  },
  'GET /api/submissions/templates': {
    access,
    summary: 'Usual kinds of listing to start from, by frein',
    response: { 200: Obj({ templates: Type.Array(ListingTemplate) }) },
  },
} as const
