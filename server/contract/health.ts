import { Type } from 'typebox'
import { Obj } from './fields.ts'

const Part = Type.Enum(['ok', 'down'])

export const healthApi = {
  'GET /api/health': {
    access: 'public',
    summary: 'Whether the database and the word engine answer; 503 when the database does not',
    response: {
      200: Obj({ status: Type.Enum(['ok', 'degraded']), database: Part, search: Part, version: Type.String() }),
    },
  },
  'GET /api/openapi.json': {
    access: 'signed-in',
    summary: 'This interface, described in OpenAPI 3.1',
    response: { 200: Type.Unknown() },
  },
} as const
