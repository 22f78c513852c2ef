import type { Static, TSchema } from 'typebox'
import type { Api } from '../server/contract/api.ts'
import { ApiError } from './api-error.ts'
import { lapse, reopened } from './session.ts'
import { typo } from './typography.ts'

export { ApiError } from './api-error.ts'

type Part<R, K extends string> = R extends Record<K, infer S extends TSchema> ? Static<S> : never
type Empty = Record<never, never>
/** The fields an endpoint takes; an argument is optional when all its fields are. */
type Field<N extends string, V> = [V] extends [never] ? unknown : Empty extends V ? { [P in N]?: V } : { [P in N]: V }
type Args<R> = Field<'params', Part<R, 'params'>> &
  Field<'query', Part<R, 'querystring'>> &
  Field<'body', Part<R, 'body'>>
/**
 * `patience`: how long an answer may take, in milliseconds. `background`: nobody asked for it (a count in the bar); when
 * the session has ended it is refused, and the frame says so without a window.
 */
type Options = { signal?: AbortSignal; patience?: number; background?: boolean }
/** What an endpoint answers: the body of its only 2xx status. */
export type Result<K extends keyof Api> = Api[K] extends { response: infer Statuses }
  ? Static<Extract<Statuses[keyof Statuses], TSchema>>
  : never

const usual = 20_000

interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  patience?: number
  background?: boolean
}

function addressOf(path: string, { params = {}, query = {} }: Loose): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((item) => (item === undefined ? [] : [[name, String(item)]])),
  )
  const search = new URLSearchParams(pairs).toString()
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? '')) + (search && `?${search}`)
}

/** Sends; what does not come back is told apart: left by the caller (thrown as it is), too slow, no network. */
async function send(url: string, method: string, { body, signal, patience = usual }: Loose): Promise<Response> {
  const limit = AbortSignal.timeout(patience)
  const json = body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  try {
    return await fetch(url, { method, signal: signal ? AbortSignal.any([signal, limit]) : limit, ...json })
  } catch (error) {
    if (signal?.aborted) throw error
    if (limit.aborted) throw new ApiError(0, 'timeout', 'Le serveur met trop de temps à répondre. Réessayez.')
    throw new ApiError(0, 'offline', 'Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez.')
  }
}

async function refusalOf(response: Response): Promise<ApiError> {
  const { code = 'internal', message, fields, requestId, instead } = await response.json().catch(() => ({}))
  const sentence = message ?? 'Le serveur a répondu par une erreur. Réessayez dans un instant.'
  const told = Object.entries((fields ?? {}) as Record<string, string>).map(([field, text]) => [field, typo(text)])
  return new ApiError(response.status, code, typo(sentence), Object.fromEntries(told), requestId, instead)
}

async function ask(method: string, path: string, request: Loose): Promise<unknown> {
  const response = await send(addressOf(path, request), method, request)
  if (response.ok) return response.headers.get('content-type')?.includes('json') ? response.json() : null
  const refusal = await refusalOf(response)
  if (refusal.code !== 'signed-out') throw refusal
  if (request.background) {
    lapse()
    throw refusal
  }
  await reopened()
  return ask(method, path, request)
}

/**
 * Calls an endpoint of the contract. Throws `ApiError`, or the signal's reason when the caller left.
 * A session that ended in between is opened again over the page, then the call is made again: nothing is lost.
 */
export function call<K extends keyof Api>(
  key: K,
  ...[request]: Empty extends Args<Api[K]> ? [request?: Args<Api[K]> & Options] : [request: Args<Api[K]> & Options]
): Promise<Result<K>> {
  const [method = '', path = ''] = key.split(' ')
  // The server serialises its answers by the same contract.
  return ask(method, path, request ?? {}) as Promise<Result<K>>
}
