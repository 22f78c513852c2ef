import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'

export function accessRequestsRoutes(_app: FastifyInstance, _deps: Deps) {}
