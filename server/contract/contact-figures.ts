import { type Static, Type } from 'typebox'
import { Nullable, Obj, refusal } from './fields.ts'

/** What became of the demandes of a year to one structure, or to all: no message, and nobody’s name. */
export const RequestFigures = Obj({
  sent: Type.Integer(),
  waiting: Type.Integer(),
  accepted: Type.Integer(),
  declined: Type.Integer(),
  expired: Type.Integer(),
  cancelled: Type.Integer(),
  undelivered: Type.Integer(),
  /** Accepted and noted as begun. */
  started: Type.Integer(),
  /** Half took no more working days, silence counted as long as it waited; null: too few to tell of nobody in particular. */
  medianDays: Nullable(Type.Integer()),
})
export type RequestFigures = Static<typeof RequestFigures>

const asked = Obj({
  departement: Type.Optional(
    Type.String({ pattern: '^(\\d{2,3}|2[AB])$', ...refusal('unknown-departement', 'Ce département n’existe pas.') }),
  ),
})

const admins = { admin: 'own-departements' } as const

export const contactFiguresApi = {
  'GET /api/contact-figures': {
    access: admins,
    summary: 'Demandes of the last twelve months to the structures of one’s départements: counts and delays only',
    querystring: asked,
    response: {
      200: Obj({
        whole: RequestFigures,
        /** Those of one’s own with demandes, whichever is asked for; one that is of several counts in each. */
        departements: Type.Array(Obj({ code: Type.String(), name: Type.String(), ...RequestFigures.properties })),
        /** Those with the most first; the file has them all. */
        structures: Type.Array(
          Obj({
            structure: Obj({ id: Type.String(), name: Type.String() }),
            commune: Nullable(Type.String()),
            ...RequestFigures.properties,
          }),
        ),
        structuresTotal: Type.Integer(),
      }),
    },
  },
  'GET /api/contact-figures.csv': {
    access: admins,
    summary: 'The same, a line a structure',
    limit: { max: 60, minutes: 60 },
    querystring: asked,
    response: { 200: Type.String() },
  },
} as const
