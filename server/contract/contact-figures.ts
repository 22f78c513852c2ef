import { type Static, Type } from 'typebox'
import { Nullable, Obj } from './fields.ts'

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
  /** Half were answered within so many working days; null: none was. */
  medianDays: Nullable(Type.Integer()),
})
export type RequestFigures = Static<typeof RequestFigures>

const admins = { admin: 'own-departements' } as const

export const contactFiguresApi = {
  'GET /api/contact-figures': {
    access: admins,
    summary: 'Demandes of the last twelve months to the structures of one’s départements: counts and delays only',
    response: {
      200: Obj({
        whole: RequestFigures,
        /** Those with the most first. */
        structures: Type.Array(
          Obj({
            structure: Obj({ id: Type.String(), name: Type.String() }),
            commune: Nullable(Type.String()),
            ...RequestFigures.properties,
          }),
        ),
      }),
    },
  },
  'GET /api/contact-figures.csv': {
    access: admins,
    summary: 'The same, a line a structure',
    response: { 200: Type.String() },
  },
} as const
