import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem as ProblemBody } from '../contract/fields.ts'
import { isDatabaseLost } from './db.ts'

/** A refusal the person can understand: stable code for programs, sentence for people. */
export class Problem extends Error {
  readonly statusCode: number
  readonly code: string
  readonly fields: Record<string, string> | undefined
  readonly instead: ProblemBody['instead']
  constructor(
    statusCode: number,
    code: string,
    message: string,
    fields?: Record<string, string>,
    instead?: ProblemBody['instead'],
  ) {
    super(message)
    this.statusCode = statusCode
    this.code = code
    this.fields = fields
    this.instead = instead
  }
}

export const notFound = (message = 'Cette page n’existe pas ou n’existe plus.') =>
  new Problem(404, 'not-found', message)

export const databaseDown = () =>
  new Problem(503, 'database-down', 'La base de données ne répond pas. Réessayez dans un instant.')

/** What Ajv says of one refused value, with the schema it was refused by (`verbose: true`). */
interface Refusal {
  keyword: string
  instancePath: string
  params: { missingProperty?: string; additionalProperty?: string }
  parentSchema?: { 'x-code'?: string; 'x-sentence'?: string }
}

const sentences: Record<string, string> = {
  required: 'Ce champ est obligatoire.',
  additionalProperties: 'Ce champ n’est pas attendu.',
  type: 'Cette valeur n’a pas la forme attendue.',
  maxItems: 'Il y a trop de valeurs.',
  minLength: 'Ce texte est trop court.',
  maxLength: 'Ce texte est trop long.',
}

const fieldOf = ({ instancePath, params }: Refusal) =>
  instancePath.split('/')[1] ?? params.missingProperty ?? params.additionalProperty ?? ''
const sentenceOf = ({ keyword, parentSchema }: Refusal) =>
  parentSchema?.['x-sentence'] ?? sentences[keyword] ?? 'Cette valeur n’est pas acceptée.'

function invalidInput(refusals: readonly Refusal[], part: string | undefined): Problem {
  const fields: Record<string, string> = Object.create(null) // a field may be called «constructor»
  for (const refusal of refusals) fields[fieldOf(refusal) || 'body'] ??= sentenceOf(refusal)
  const code =
    refusals.find(({ parentSchema }) => parentSchema?.['x-code'])?.parentSchema?.['x-code'] ??
    (refusals.some(({ keyword }) => keyword === 'additionalProperties') ? 'unknown-field' : 'invalid-input')
  const message = Object.values(fields)[0] ?? 'Certaines valeurs ne sont pas acceptées.'
  return part === 'params' ? new Problem(404, code, message) : new Problem(400, code, message, fields)
}

const ofFramework: Record<string, Problem> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Problem(415, 'json-expected', 'Envoyez du JSON.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: new Problem(400, 'json-expected', 'Le corps de la demande est vide.'),
  FST_ERR_CTP_INVALID_JSON_BODY: new Problem(400, 'json-expected', 'Le corps de la demande n’est pas du JSON.'),
  FST_ERR_BAD_URL: notFound(),
  FST_ERR_MAX_PARAM_LENGTH: notFound(),
  FST_ERR_CTP_BODY_TOO_LARGE: new Problem(413, 'too-large', 'L’envoi est trop volumineux.'),
}

/** Turns whatever was thrown into a refusal; what nobody foresaw is a 500 without detail. */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const { validation, validationContext, code, statusCode } = error as Partial<FastifyError>
  if (validation) return invalidInput(validation as unknown as Refusal[], validationContext)
  if (code && ofFramework[code]) return ofFramework[code]
  if (statusCode && statusCode >= 400 && statusCode < 500)
    return new Problem(statusCode, 'bad-request', 'Cette demande n’est pas comprise.')
  if (isDatabaseLost(error)) return databaseDown()
  return new Problem(500, 'internal', 'Une erreur est survenue de notre côté. Réessayez dans un instant.')
}

const body = ({ code, message, fields, instead }: Problem, request: FastifyRequest): ProblemBody => ({
  code,
  message,
  ...(fields && { fields }),
  ...(instead && { instead }),
  requestId: request.id,
})

/** Every refusal leaves in the same shape, every 500 is logged with its cause. */
export function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = toProblem(error)
  if (problem.statusCode >= 500) request.log.error({ err: error }, 'request failed')
  return reply
    .code(problem.statusCode)
    .type('application/json')
    .send(JSON.stringify(body(problem, request)))
}

/** The one error handler. What fails before any route, an address that cannot be read, comes by `frameworkErrors`. */
export function errors(app: FastifyInstance) {
  app.setErrorHandler(refuse)
}
