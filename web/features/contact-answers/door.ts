import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import type {
  DeclineReason,
  NextStep,
  NotStartedReason,
  RequestOutcome,
} from '../../../server/contract/vocabulary.requests.ts'
import { ApiError, call } from '../../api.ts'
import { type Sending, useSend } from '../../use-send.ts'

interface Words {
  text?: string
  confirmed?: boolean
}
interface Next extends Words {
  next: NextStep
  day?: string
  time?: string
  place?: string
}
/** What each answer says. */
export interface Bodies {
  accept: Next
  reschedule: Next
  ask: Words & { text: string }
  decline: Words & { reason: DeclineReason }
  'pass-on': Words & { name: string; email: string }
  conclude: Words & { outcome: RequestOutcome; reason?: NotStartedReason }
}
export type Act = keyof Bodies

/** The way in: the link of a mail, or an account of the team. */
export interface Door {
  readonly read: () => Promise<ContactRequest>
  /** The demande as it then is; null once a link has given it to somebody else. */
  readonly act: (act: Act, body: object) => Promise<ContactRequest | null>
}

// One body for each address of the contract: `Bodies` holds them together, the server checks.
const ask = call as (key: string, asked: object) => Promise<never>

export const byLink = (token: string): Door => ({
  read: async () => (await call('POST /api/contact-answers/read', { body: { token } })).request,
  act: async (act, body) => {
    const { request = null } = await ask(`POST /api/contact-answers/${act}`, { body: { token, ...body } })
    return request
  },
})

export const byAccount = (id: string): Door => ({
  read: () => call('GET /api/contact-requests/:id', { params: { id } }),
  act: (act, body) => ask(`POST /api/received-requests/:id/${act}`, { params: { id }, body }),
})

/** What became of it. `late`: somebody had been faster, the sentence that says so. */
export interface Done {
  readonly act: Act
  readonly request: ContactRequest | null
  readonly late: string | null
  /** Whom it was given to. */
  readonly to?: string
}

const moved = new Set(['changed-meanwhile', 'not-in-this-state'])

/** Answers once, from the version the page shows; what somebody else made of it meanwhile is shown instead. */
export const useAnswer = <A extends Act>(
  door: Door,
  { act, version }: { act: A; version: number },
  body: () => Bodies[A],
  onDone: (done: Done) => void,
): Sending =>
  useSend(async () => {
    const said = body()
    try {
      const request = await door.act(act, { version, ...said })
      onDone({ act, request, late: null, ...('name' in said && { to: said.name }) })
    } catch (error) {
      if (!(error instanceof ApiError && moved.has(error.code))) throw error
      onDone({ act, request: await door.read(), late: error.message })
    }
  })
