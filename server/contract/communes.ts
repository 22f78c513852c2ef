import { type Static, Type } from 'typebox'
import { CommuneCode, Nullable, Obj, refusal } from './fields.ts'

/** A commune as it is offered to somebody typing. */
export const CommuneSuggestion = Obj({
  code: Type.String(),
  name: Type.String(),
  /** The postal code to show: the one typed, else the first. */
  postalCode: Nullable(Type.String()),
  departement: Obj({ code: Type.String(), name: Type.String() }),
  population: Type.Integer(),
  /** The name typed, when it is that of a former commune or of an arrondissement that leads here. */
  via: Nullable(Type.String()),
})
export type CommuneSuggestion = Static<typeof CommuneSuggestion>

/** One commune, with every postal code it has. */
export const CommuneRead = Obj({ ...CommuneSuggestion.properties, postalCodes: Type.Array(Type.String()) })

export const communesApi = {
  'GET /api/departements': {
    access: 'public',
    summary: 'Every département, by code: to choose where one works',
    response: { 200: Obj({ departements: Type.Array(Obj({ code: Type.String(), name: Type.String() })) }) },
  },
  'GET /api/communes': {
    access: 'signed-in',
    summary: 'Suggest communes by name or postal code, the most populated first',
    querystring: Obj({
      q: Type.String({
        minLength: 1,
        maxLength: 100,
        ...refusal('invalid-commune-query', 'Écrivez un nom ou un code postal de 100 caractères au plus.'),
      }),
    }),
    response: { 200: Obj({ communes: Type.Array(CommuneSuggestion) }) },
  },
  'GET /api/communes/:code': {
    access: 'signed-in',
    summary: 'One commune by its INSEE code; a former code answers with the commune of today',
    params: Obj({ code: CommuneCode }),
    response: { 200: CommuneRead },
  },
} as const
