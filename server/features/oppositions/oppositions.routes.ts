import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'

export function oppositionsRoutes(_app: FastifyInstance, _deps: Deps) {}
