import type { TSchema } from 'typebox'
import { communesApi } from './communes.ts'
import { healthApi } from './health.ts'
import { listingsApi } from './listings.ts'
import { outboxApi } from './outbox.ts'
import { searchApi } from './search.ts'
import { signInApi } from './sign-in.ts'
import type { Role } from './vocabulary.ts'

/** How far a role reaches; applied in SQL by the feature that declares it. */
export type Scope = 'own-structure' | 'own-sector' | 'own-departements'

/** Who may call an endpoint: anybody, any open session, or the roles listed, each with its scope (null: no limit). */
export type Access = 'public' | 'signed-in' | Readonly<Partial<Record<Role, Scope | null>>>

/** One endpoint: rights, what it takes, what it answers. Its key is its method and path. */
export interface Endpoint {
  readonly access: Access
  readonly summary: string
  readonly querystring?: TSchema
  readonly params?: TSchema
  readonly body?: TSchema
  readonly response: Readonly<Partial<Record<200 | 201 | 202 | 204, TSchema>>>
}

/** Everything that travels between browser and server: rights, validation, serialisation, OpenAPI and types come from here. */
export const api = {
  ...healthApi,
  ...signInApi,
  ...outboxApi,
  ...communesApi,
  ...searchApi,
  ...listingsApi,
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>
export type Api = typeof api
