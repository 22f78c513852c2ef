import type { LegalFacts } from '../../contract/legal.ts'
import { written } from '../../platform/text.ts'

const names = ['publisher', 'director', 'host', 'hosting', 'controllers', 'dpo', 'contact'] as const

const each = (fact: (name: (typeof names)[number]) => string | null): LegalFacts => ({
  publisher: fact('publisher'),
  director: fact('director'),
  host: fact('host'),
  hosting: fact('hosting'),
  controllers: fact('controllers'),
  dpo: fact('dpo'),
  contact: fact('contact'),
})

/** Facts as they were saved, by this version or another: what is not a text was not said. */
export function savedFacts(value: unknown): LegalFacts {
  const known = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return each((name) => (typeof known[name] === 'string' ? known[name] : null))
}

/** Facts as they are to be saved; blank: not said. */
export const cleanFacts = (given: LegalFacts): LegalFacts => each((name) => written(given[name] ?? ''))

export const changedFacts = (before: LegalFacts, after: LegalFacts): string[] =>
  names.filter((name) => before[name] !== after[name])
