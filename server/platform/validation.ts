import { Ajv, type Options } from 'ajv'
import type { FastifyInstance } from 'fastify'

const shared: Options = { allErrors: false, verbose: true, removeAdditional: false, useDefaults: true, strict: false }

/** Checks inputs against the contract: the address may carry text for numbers and lists, a body is taken to the letter. */
export function validation(app: FastifyInstance) {
  const address = new Ajv({ ...shared, coerceTypes: 'array' })
  const bodies = new Ajv({ ...shared, coerceTypes: false })
  app.setValidatorCompiler<object>(({ schema, httpPart }) => (httpPart === 'body' ? bodies : address).compile(schema))
}
