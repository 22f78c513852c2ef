import type { TSchema } from 'typebox'
import { accessRequestsApi } from './access-requests.ts'
import { accountsApi } from './accounts.ts'
import { addressesApi } from './addresses.ts'
import { auditApi } from './audit.ts'
import { availabilityApi } from './availability.ts'
import { bulkApi } from './bulk.ts'
import { callsApi } from './calls.ts'
import { campaignsApi } from './campaigns.ts'
import { claimsApi } from './claims.ts'

import { communesApi } from './communes.ts'
import { contactAnswersApi } from './contact-answers.ts'
import { contactFiguresApi } from './contact-figures.ts'
import { ownContactRequestsApi } from './contact-requests.own.ts'
import { contactRequestsApi } from './contact-requests.ts'
import { healthApi } from './health.ts'
import { invitationsApi } from './invitations.ts'
import { legalApi } from './legal.ts'
import { listingsApi } from './listings.ts'
import { mergesApi } from './merges.ts'
import { moderationApi } from './moderation.ts'
import { oppositionsApi } from './oppositions.ts'
import { outboxApi } from './outbox.ts'
import { pairsApi } from './pairs.ts'
import { qualityApi } from './quality.ts'
import { reportsApi } from './reports.ts'
import { schedulesApi } from './schedules.ts'
import { searchApi } from './search.ts'
import { sectorsApi } from './sectors.ts'
import { sheetsApi } from './sheets.ts'
import { signInApi } from './sign-in.ts'
import { storyApi } from './story.ts'
import { structuresApi } from './structures.ts'
import { submissionsHelpsApi } from './submissions.helps.ts'
import { submissionsApi } from './submissions.ts'
import { verificationsApi } from './verifications.ts'
import type { Role } from './vocabulary.ts'
import { zonesApi } from './zones.ts'

/**
 * How far a role reaches. `own-…` is applied in SQL by the feature, from the `territory` its handler is given;
 * `everywhere` is for the admins of everything, and refuses those of some départements.
 */
export type Scope = 'own-structure' | 'own-sector' | 'own-departements' | 'everywhere'

/** Who may call an endpoint: anybody, any open session, or the roles listed, each with its scope (null: no limit). */
export type Access = 'public' | 'signed-in' | Readonly<Partial<Record<Role, Scope | null>>>

/** One endpoint: rights, what it takes, what it answers. Its key is its method and path. */
export interface Endpoint {
  readonly access: Access
  readonly summary: string
  /** Calls allowed in a sliding start of `minutes`, by account or, without one, by address; a generous one by default. */
  readonly limit?: { readonly max: number; readonly minutes: number }
  /** Largest body it takes, in bytes; that of `app.ts` by default. */
  readonly bodyLimit?: number
  readonly querystring?: TSchema
  readonly params?: TSchema
  readonly body?: TSchema
  readonly response: Readonly<Partial<Record<200 | 201 | 202 | 204 | 302, TSchema>>>
}

/** Everything that travels between browser and server: rights, validation, serialisation, OpenAPI and types come from here. */
export const api = {
  ...healthApi,
  ...signInApi,
  ...accountsApi,
  ...accessRequestsApi,
  ...invitationsApi,
  ...oppositionsApi,
  ...auditApi,
  ...schedulesApi,
  ...legalApi,
  ...outboxApi,
  ...communesApi,
  ...zonesApi,
  ...addressesApi,
  ...searchApi,
  ...listingsApi,
  ...bulkApi,
  ...callsApi,
  ...availabilityApi,
  ...reportsApi,
  ...qualityApi,
  ...verificationsApi,
  ...campaignsApi,
  ...submissionsHelpsApi,
  ...submissionsApi,
  ...moderationApi,
  ...storyApi,
  ...structuresApi,
  ...claimsApi,
  ...mergesApi,
  ...contactRequestsApi,
  ...ownContactRequestsApi,
  ...contactAnswersApi,
  ...sheetsApi,
  ...contactFiguresApi,
  ...pairsApi,
  ...sectorsApi,
} as const satisfies Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>
export type Api = typeof api
