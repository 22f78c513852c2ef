import { type Static, Type } from 'typebox'
import { CommuneCode, Nullable, Obj, refusal } from './fields.ts'

/** An address of the national address service. */
export const AddressSuggestion = Obj({
  /** On one line: «2 place du Foirail 48400 Florac Trois Rivières». */
  label: Type.String(),
  /** Number and street, or the place: «2 place du Foirail». */
  name: Type.String(),
  postalCode: Nullable(Type.String()),
  commune: Obj({ code: Type.String(), name: Type.String() }),
  /** Degrees, WGS84. */
  longitude: Type.Number(),
  latitude: Type.Number(),
})
export type AddressSuggestion = Static<typeof AddressSuggestion>

export const addressesApi = {
  'GET /api/addresses': {
    access: { partner: null, admin: null },
    summary: 'Suggest addresses, where the national address service is configured; none when it does not answer',
    querystring: Obj({
      q: Type.String({
        minLength: 3,
        maxLength: 200,
        ...refusal('invalid-address-query', 'Écrivez une adresse de 3 à 200 caractères.'),
      }),
      /** The one it must be in. */
      commune: Type.Optional(CommuneCode),
    }),
    response: {
      200: Obj({
        /** False: no service is configured, there is no need to ask again. */
        available: Type.Boolean(),
        addresses: Type.Array(AddressSuggestion),
      }),
    },
  },
} as const
