import { type Static, Type } from 'typebox'
import { Nullable, Obj } from './fields.ts'

const Fact = Nullable(Type.String({ maxLength: 500 }))

/** What only the publisher of this instance can say; null: not said yet, and shown as such. */
export const LegalFacts = Obj({
  /** Name, postal address and telephone of the organisation. */
  publisher: Fact,
  /** Who answers for what is published: name and function. */
  director: Fact,
  /** Name, postal address and telephone. */
  host: Fact,
  /** Where the data is kept, and by which processors. */
  hosting: Fact,
  /** Data controller, or the agreement between joint controllers. */
  controllers: Fact,
  /** Contact of the data protection officer. */
  dpo: Fact,
  /** Where to report an error or an inaccessible page. */
  contact: Fact,
})
export type LegalFacts = Static<typeof LegalFacts>

export const legalApi = {
  'GET /api/legal': {
    access: 'public',
    summary: 'The facts that complete the legal pages',
    response: { 200: LegalFacts },
  },
  'PUT /api/legal': {
    access: { admin: 'everywhere' },
    summary: 'Write the facts of the legal pages',
    body: LegalFacts,
    response: { 200: LegalFacts },
  },
} as const
