import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'

export function legalRoutes(_app: FastifyInstance, _deps: Deps) {}
