import { type Static, type TSchema, Type } from 'typebox'
import { Day, Nullable, Obj, Public, refusal } from './fields.ts'
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
import { type Frais as FraisCode, frais, type ModeAccueil as ModeAccueilCode, modesAccueil } from './vocabulary.ts'

// Far above what is published: what somebody types is kept while it is being written, and told to be too long when sent.
const text = (max: number) =>
  Type.String({ maxLength: max, ...refusal('too-long', `Ce texte est beaucoup trop long : ${max} signes au plus.`) })
const Text = (max: number) => Nullable(text(max))
const codeOf = <C extends string>(words: Readonly<Record<C, string>>) =>
  Type.Enum(Object.keys(words) as C[], refusal('unknown-code', 'Ce choix n’existe pas.'))
const Codes = <S extends TSchema>(code: S, max: number) =>
  Type.Array(code, { maxItems: max, uniqueItems: true, ...refusal('too-many', `${max} choix au plus.`) })

/** Codes of communes (INSEE), EPCI (SIREN) and départements, `france`. */
export const Zone = Type.Array(
  Type.String({
    pattern: '^(\\d{2,3}|2[AB]|\\d{5}|2[AB]\\d{3}|\\d{9}|france|99100)$',
    ...refusal('unknown-zone', 'Ce territoire n’existe pas. Choisissez-le dans la liste.'),
  }),
  { maxItems: 500, uniqueItems: true, ...refusal('too-many', '500 territoires au plus.') },
)

export const ContentIntervenant = Obj({
  name: Text(200),
  role: Text(200),
  telephone: Text(100),
  courriel: Text(254),
  note: Text(1000),
})
export type ContentIntervenant = Static<typeof ContentIntervenant>

/** Days of a temporary closure, both included; one without an end lasts until somebody ends it. */
export const Closure = Obj({ du: Nullable(Day), au: Nullable(Day), message: Text(1000) })
export type Closure = Static<typeof Closure>

/**
 * All that somebody writes about a listing, under the names of data·inclusion v1 (a *service*), with several intervenants
 * and a temporary closure. Loose: a draft may be empty or wrong; `listings.checks.ts` says what keeps it from being sent.
 */
export const ListingContent = Obj({
  nom: text(600),
  description: text(20_000),
  type: Nullable(codeOf<TypeCode>(typesDeServices)),
  thematiques: Codes(codeOf<ThematiqueCode>(thematiques), 20),
  publics: Codes(Public, 14),
  publics_precisions: Text(4000),
  conditions_acces: Text(4000),
  frais: Nullable(codeOf<FraisCode>(frais)),
  frais_precisions: Text(2000),
  modes_accueil: Codes(codeOf<ModeAccueilCode>(modesAccueil), 2),
  adresse: Text(400),
  complement_adresse: Text(400),
  code_postal: Text(20),
  /** INSEE code. */
  commune: Text(5),
  /** Degrees, WGS 84; null: that of the commune. */
  longitude: Nullable(Type.Number({ minimum: -180, maximum: 180 })),
  latitude: Nullable(Type.Number({ minimum: -90, maximum: 90 })),
  zone_eligibilite: Zone,
  /** OSM opening_hours. */
  horaires_accueil: Text(1000),
  modes_mobilisation: Codes(codeOf<ModeMobilisationCode>(modesMobilisation), 4),
  mobilisable_par: Codes(codeOf<PersonneCode>(personnesMobilisatrices), 2),
  mobilisation_precisions: Text(4000),
  lien_mobilisation: Text(2000),
  volume_horaire_hebdomadaire: Nullable(Type.Number({ minimum: 0, maximum: 168 })),
  nombre_semaines: Nullable(Type.Integer({ minimum: 1, maximum: 520 })),
  intervenants: Type.Array(ContentIntervenant, { maxItems: 8, ...refusal('too-many', 'Huit intervenants au plus.') }),
  fermeture: Nullable(Closure),
})
export type ListingContent = Static<typeof ListingContent>

/** Why a content cannot be sent: by field, `intervenants.0.telephone`, the sentence to show beside it. */
export const FieldProblems = Type.Record(Type.String(), Type.String())
export type FieldProblems = Static<typeof FieldProblems>
