import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Deps } from './deps.ts'
import { accessRequestsRoutes } from './features/access-requests/access-requests.routes.ts'
import { accountsRoutes } from './features/accounts/accounts.routes.ts'
import { ownAccountRoutes } from './features/accounts/own-account.routes.ts'
import { auditRoutes } from './features/audit/audit.routes.ts'
import { availabilityRoutes } from './features/availability/availability.routes.ts'
import { bulkRoutes } from './features/bulk/bulk.routes.ts'
import { callsRoutes } from './features/calls/calls.routes.ts'
import { communesRoutes } from './features/communes/communes.routes.ts'
import { contactAnswersRoutes } from './features/contact-answers/contact-answers.routes.ts'
import { followUpRoutes } from './features/contact-follow-up/follow-up.routes.ts'
import { ownContactRequestsRoutes } from './features/contact-requests/contact-requests.own.routes.ts'
import { contactRequestsRoutes } from './features/contact-requests/contact-requests.routes.ts'
import { invitationsRoutes } from './features/invitations/invitations.routes.ts'
import { legalRoutes } from './features/legal/legal.routes.ts'
import { listingsRoutes } from './features/listings/listings.routes.ts'
import { moderationRoutes } from './features/moderation/moderation.routes.ts'
import { oidcRoutes } from './features/oidc/oidc.routes.ts'
import { oppositionsRoutes } from './features/oppositions/oppositions.routes.ts'
import { outboxRoutes } from './features/outbox/outbox.routes.ts'
import { pairsRoutes } from './features/pairs/pairs.routes.ts'
import { qualityRoutes } from './features/quality/quality.routes.ts'
import { reportsRoutes } from './features/reports/reports.routes.ts'
import { schedulesRoutes } from './features/schedules/schedules.routes.ts'
import { searchRoutes } from './features/search/search.routes.ts'
import { sectorsRoutes } from './features/sectors/sectors.routes.ts'
import { sheetsRoutes } from './features/sheets/sheets.routes.ts'
import { signInRoutes } from './features/sign-in/sign-in.routes.ts'
import { claimsRoutes } from './features/structures/claims.routes.ts'
import { structuresRoutes } from './features/structures/structures.routes.ts'
import { submissionsHelpsRoutes } from './features/submissions/submissions.helps.routes.ts'
import { submissionsRoutes } from './features/submissions/submissions.routes.ts'
import { campaignsRoutes } from './features/verifications/campaigns.routes.ts'
import { verificationsRoutes } from './features/verifications/verifications.routes.ts'
import { errors, refuse } from './platform/errors.ts'
import { health } from './platform/health.ts'
import { limits } from './platform/limits.ts'
import { openapi } from './platform/openapi.ts'
import { protections, security } from './platform/security.ts'
import { sessions } from './platform/session.ts'
import { spa } from './platform/spa.ts'
import { validation } from './platform/validation.ts'

/** The product: platform plugins in order, then the features. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    bodyLimit: 256 * 1024,
    trustProxy: deps.config.trustedProxies.length > 0 && [...deps.config.trustedProxies],
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) =>
      refuse(error, request, reply.headers(protections(deps.config.publicUrl))),
  })
  errors(app)
  validation(app)
  await app.register(cookie)
  security(app, deps.config)
  await openapi(app, deps.config)
  const session = sessions(app, { ...deps, publicUrl: deps.config.publicUrl })
  limits(app, deps)
  health(app, deps)
  signInRoutes(app, deps, session)
  oidcRoutes(app, deps, session)
  accountsRoutes(app, deps, session)
  ownAccountRoutes(app, deps, session)
  accessRequestsRoutes(app, deps)
  invitationsRoutes(app, deps, session)
  oppositionsRoutes(app, deps)
  auditRoutes(app, deps)
  schedulesRoutes(app, deps)
  legalRoutes(app, deps)
  outboxRoutes(app, deps)
  communesRoutes(app, deps)
  searchRoutes(app, deps)
  listingsRoutes(app, deps)
  moderationRoutes(app, deps)
  bulkRoutes(app, deps)
  reportsRoutes(app, deps)
  callsRoutes(app, deps)
  availabilityRoutes(app, deps)
  qualityRoutes(app, deps)
  verificationsRoutes(app, deps)
  campaignsRoutes(app, deps)
  submissionsHelpsRoutes(app, deps)
  submissionsRoutes(app, deps)
  structuresRoutes(app, deps, session)
  claimsRoutes(app, deps, session)
  contactRequestsRoutes(app, deps)
  ownContactRequestsRoutes(app, deps)
  contactAnswersRoutes(app, deps)
  sheetsRoutes(app, deps)
  followUpRoutes(app, deps)
  pairsRoutes(app, deps)
  sectorsRoutes(app, deps)
  await spa(app)
  return app
}
