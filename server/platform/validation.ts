import { Ajv, type Options } from 'ajv'
import fastJson from 'fast-json-stringify'
import type { FastifyInstance } from 'fastify'

const shared: Options = { allErrors: false, verbose: true, removeAdditional: false, useDefaults: true, strict: false }

/** The contract is the same for every app of a process: what 0.4 s compiled serves the next one. */
function onceASchema<T>(compile: (schema: object) => T): (schema: object) => T {
  const compiled = new WeakMap<object, T>()
  return (schema) => {
    const known = compiled.get(schema) ?? compile(schema)
    compiled.set(schema, known)
    return known
  }
}

const address = new Ajv({ ...shared, coerceTypes: 'array' })
const bodies = new Ajv({ ...shared, coerceTypes: false })
const validatorOfAddress = onceASchema((schema) => address.compile(schema))
const validatorOfBody = onceASchema((schema) => bodies.compile(schema))
const writerOf = onceASchema((schema) => fastJson(schema))

/**
 * Checks inputs against the contract: the address may carry text for numbers and lists, a body is taken to the letter.
 * Writes answers as the contract says them.
 */
export function validation(app: FastifyInstance) {
  app.setValidatorCompiler<object>(({ schema, httpPart }) =>
    httpPart === 'body' ? validatorOfBody(schema) : validatorOfAddress(schema),
  )
  app.setSerializerCompiler<object>(({ schema }) => writerOf(schema))
}
