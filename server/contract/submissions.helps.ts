import { Type } from 'typebox'
import { CommuneCode, Obj, refusal } from './fields.ts'
import { OpeningHours } from './listings.ts'

/** What helps to write a listing: nothing of it is kept. */
export const submissionsHelpsApi = {
  'GET /api/submissions/hours': {
    access: { partner: null, admin: null },
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
} as const
