import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import type { Sessions } from '../../platform/session.ts'

export function invitationsRoutes(_app: FastifyInstance, _deps: Deps, _sessions: Sessions) {}
