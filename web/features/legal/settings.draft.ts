import type { LegalFacts } from '../../../server/contract/legal.ts'
import { type FactName, factNames } from './legal.facts.ts'

/** The form as it is typed: an empty field is a fact not said. */
export type Draft = Readonly<Record<FactName, string>>

const each = <T>(of: (name: FactName) => T) =>
  Object.fromEntries(factNames.map((name) => [name, of(name)])) as Record<FactName, T>

export const draftOf = (facts: LegalFacts): Draft => each((name) => facts[name] ?? '')
export const factsOf = (draft: Draft): LegalFacts => each((name) => draft[name].trim() || null)

export const isChanged = (draft: Draft, facts: LegalFacts) =>
  factNames.some((name) => draft[name].trim() !== (facts[name] ?? ''))
