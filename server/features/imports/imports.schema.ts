import { Ajv, type ErrorObject } from 'ajv'
import { type Static, type TSchema, Type } from 'typebox'
import {
  type ModeMobilisation,
  modesMobilisation,
  type PersonneMobilisatrice,
  personnesMobilisatrices,
  type Thematique,
  type TypeDeService,
  thematiques,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { type Frais, frais, type ModeAccueil, modesAccueil, type Public, publics } from '../../contract/vocabulary.ts'
import type { Finding, Reason } from './imports.findings.ts'

// data·inclusion v1 (schema 1.0.8): https://data.inclusion.gouv.fr. Shapes only; what needs a calendar, the COG or
// another record is in imports.rules.ts. Fields the schema does not know are ignored. Longest sizes are ours.

const optional = <T>(schema: object, reason?: Reason) =>
  Type.Optional(Type.Unsafe<T | null>({ ...schema, ...(reason && { reason }) }))

const text = (maxLength = 10_000) =>
  optional<string>({ type: ['string', 'null'], maxLength, pattern: '\\S' }, 'empty-text')
const shaped = (pattern: string, reason: Reason) => optional<string>({ type: ['string', 'null'], pattern }, reason)
const code = <C extends string>(codes: Record<C, unknown>) => optional<C>({ enum: [...Object.keys(codes), null] })
const codes = <C extends string>(known: Record<C, unknown>, minItems: number) =>
  optional<C[]>({ type: ['array', 'null'], minItems, items: { enum: Object.keys(known) } })
const words = (minItems: number) =>
  optional<string[]>({ type: ['array', 'null'], minItems, items: { type: 'string', maxLength: 200 } })
const number = (limits: object, type = 'number') => optional<number>({ type: [type, 'null'], ...limits })

/** Without control or broken characters, which the database refuses; short enough for its indexes. */
const identifier = (maxLength: number) =>
  Type.String({
    maxLength,
    pattern: '^[^\\p{Cc}\\p{Cs}]*[^\\p{Cc}\\p{Cs}\\s][^\\p{Cc}\\p{Cs}]*$',
    reason: 'bad-identifier',
  })

const common = {
  source: identifier(100),
  id: identifier(500),
  nom: Type.String({ minLength: 3, maxLength: 150 }),
  date_maj: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', reason: 'bad-date' }),
  lien_source: text(2000),
  commune: text(200),
  code_postal: shaped('^\\d{5}$', 'bad-postal-code'),
  code_insee: shaped('^\\d[\\dABab]\\d{3}$', 'bad-insee-code'),
  adresse: text(500),
  complement_adresse: text(500),
  longitude: number({ minimum: -180, maximum: 180 }),
  latitude: number({ minimum: -90, maximum: 90 }),
  telephone: text(200),
  courriel: text(500),
  horaires_accueil: text(2000),
}

const Structure = Type.Object({
  ...common,
  description: optional<string>({ type: ['string', 'null'], minLength: 5, maxLength: 10_000 }),
  siret: shaped('^\\d{14}$', 'bad-siret'),
  site_web: text(2000),
  accessibilite_lieu: text(2000),
  reseaux_porteurs: words(0),
})
export type RawStructure = Static<typeof Structure>

const Service = Type.Object({
  ...common,
  structure_id: identifier(500),
  description: Type.String({ minLength: 5, maxLength: 10_000 }),
  type: code<TypeDeService>(typesDeServices),
  thematiques: codes<Thematique>(thematiques, 0),
  frais: code<Frais>(frais),
  frais_precisions: text(),
  publics: codes<Public>(publics, 1),
  publics_precisions: text(),
  conditions_acces: text(),
  contact_nom_prenom: text(200),
  modes_accueil: codes<ModeAccueil>(modesAccueil, 0),
  zone_eligibilite: words(1),
  lien_mobilisation: text(2000),
  modes_mobilisation: codes<ModeMobilisation>(modesMobilisation, 1),
  mobilisable_par: codes<PersonneMobilisatrice>(personnesMobilisatrices, 1),
  mobilisation_precisions: text(),
  volume_horaire_hebdomadaire: number({ minimum: 0 }),
  nombre_semaines: number({ minimum: 1, maximum: 10_000 }, 'integer'),
})
export type RawService = Static<typeof Service>

const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, strictNumbers: true })

const ofKeyword: Record<string, Reason> = {
  required: 'missing',
  type: 'wrong-type',
  minLength: 'too-short',
  maxLength: 'too-long',
  minItems: 'empty-list',
  enum: 'unknown-code',
  minimum: 'out-of-range',
  maximum: 'out-of-range',
}

const fieldOf = ({ instancePath, params }: ErrorObject): string =>
  instancePath.split('/')[1] ?? String(params.missingProperty ?? '')

function reasonOf({ keyword, instancePath, parentSchema, data }: ErrorObject): Reason {
  if (keyword === 'type' && instancePath === '') return 'not-a-record'
  if (data === '') return 'empty-text'
  return (keyword === 'pattern' && parentSchema?.reason) || ofKeyword[keyword] || 'wrong-type'
}

/** One finding a field, the first. */
function checker<T>(schema: TSchema) {
  const valid = ajv.compile<T>(schema)
  return (raw: unknown): { value: T; findings: null } | { value: null; findings: Finding[] } => {
    if (valid(raw)) return { value: raw, findings: null }
    const byField = new Map<string, Finding>()
    for (const error of valid.errors ?? [])
      if (!byField.has(fieldOf(error))) byField.set(fieldOf(error), { field: fieldOf(error), reason: reasonOf(error) })
    return { value: null, findings: [...byField.values()] }
  }
}

export const checkStructureShape = checker<RawStructure>(Structure)
export const checkServiceShape = checker<RawService>(Service)
