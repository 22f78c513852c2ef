import { type Static, type TProperties, Type } from 'typebox'
import { type Frein as FreinCode, freins, type Public as PublicCode, publics } from './vocabulary.ts'

/**
 * A sentence and a code for people and programs when a value is refused, written beside the rule it explains.
 * `platform/errors.ts` reads both; everything else ignores them.
 */
export const refusal = (code: string, sentence: string) => ({ 'x-code': code, 'x-sentence': sentence })

/** An object that refuses unknown fields: every object of the contract is made with it. */
export const Obj = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const Nullable = <S extends TProperties[string]>(schema: S) => Type.Union([schema, Type.Null()])

/** A calendar day, `2026-11-22`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** A moment in time, `2026-11-22T09:30:00.000Z`. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z$' })

export const Frein = Type.Enum(Object.keys(freins) as FreinCode[], refusal('unknown-frein', 'Ce frein n’existe pas.'))
export const Public = Type.Enum(
  Object.keys(publics) as PublicCode[],
  refusal('unknown-public', 'Ce public n’existe pas.'),
)

/** INSEE code of a commune, `40088` or `2A004`. */
export const CommuneCode = Type.String({
  pattern: '^(\\d{5}|2[AB]\\d{3})$',
  ...refusal('unknown-commune', 'Cette commune n’existe pas. Choisissez-la dans la liste.'),
})

export const Uuid = Type.String({
  pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  ...refusal('not-found', 'Cette page n’existe pas ou n’existe plus.'),
})

// Not in an address: spaces, signs of the syntax, and the control or broken characters the database refuses.
const barred = '\\s@<>"(),;:\\\\\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff'

export const Email = Type.String({
  maxLength: 254,
  pattern: `^[^${barred}]+@[^.${barred}]+(\\.[^.${barred}]+)+$`,
  ...refusal('invalid-email', 'Cette adresse e-mail n’est pas complète. Exemple : prenom.nom@structure.fr'),
})

/** Every refusal, in every endpoint. `fields` maps a field to the sentence to show beside it. */
export const Problem = Obj({
  code: Type.String(),
  message: Type.String(),
  fields: Type.Optional(Type.Record(Type.String(), Type.String())),
  /** The listing to go to instead, when what was asked for was merged into it. */
  instead: Type.Optional(Obj({ id: Type.String(), title: Type.String() })),
  requestId: Type.String(),
})
export type Problem = Static<typeof Problem>
