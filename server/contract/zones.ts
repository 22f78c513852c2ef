import { type Static, Type } from 'typebox'
import { Zone } from './content.ts'
import { Nullable, Obj, refusal } from './fields.ts'

const ZoneKind = Type.Enum(['commune', 'epci', 'departement', 'france'])

/** Where people may have to live: a commune, an EPCI, a département or the whole country. */
export const ZoneSuggestion = Obj({
  code: Type.String(),
  kind: ZoneKind,
  /** «Dax», «Grand Dax», «Landes», «Toute la France». */
  name: Type.String(),
  /** What tells it from its namesakes: «40100, Landes», «Agglomération, 20 communes». */
  detail: Type.String(),
})
export type ZoneSuggestion = Static<typeof ZoneSuggestion>

/** A zone that was chosen, in words. */
export const ZoneReached = Obj({
  code: Type.String(),
  /** Null: no territory has this code. */
  kind: Nullable(ZoneKind),
  /** «Dax», «Grand Dax, 20 communes». */
  name: Type.String(),
  /** The one it lies in, when that one was chosen too: «Dax est déjà dans le Grand Dax». */
  redundant: Nullable(Type.String()),
})
export type ZoneReached = Static<typeof ZoneReached>

const access = { partner: null, admin: null } as const

export const zonesApi = {
  'GET /api/zones': {
    access,
    summary: 'Suggest communes, EPCI, départements and France by name, postal code or code',
    querystring: Obj({
      q: Type.String({
        minLength: 1,
        maxLength: 100,
        ...refusal('invalid-zone-query', 'Écrivez un nom ou un code de 100 caractères au plus.'),
      }),
    }),
    response: { 200: Obj({ zones: Type.Array(ZoneSuggestion) }) },
  },
  'GET /api/zones/reach': {
    access,
    summary: 'What a coverage is in words, and how many people it reaches, each counted once',
    querystring: Obj({ zone: Zone }),
    response: {
      200: Obj({ zones: Type.Array(ZoneReached), communes: Type.Integer(), population: Type.Integer() }),
    },
  },
} as const
