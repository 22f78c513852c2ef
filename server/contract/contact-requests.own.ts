import { type Static, Type } from 'typebox'
import {
  AnswerWay,
  Attention,
  ContactRequest,
  codes,
  NotStartedReason,
  ofRequest,
  Recipient,
  RequestKind,
  RequestOutcome,
  RequestState,
  text,
  Version,
  Words,
} from './contact-requests.ts'
import { CommuneCode, Frein, Instant, Nullable, Obj, Uuid } from './fields.ts'
import { Closure, Phone } from './listings.ts'
import { requestShelves, type RequestShelf as Shelf } from './vocabulary.requests.ts'

const RequestShelf = codes<Shelf>(requestShelves, 'Cette liste n’existe pas.')

/** What the form of a demande starts from. */
export const PreparedRequest = Obj({
  kind: RequestKind,
  target: Type.String(),
  /** The listing or the sector. */
  title: Type.String(),
  structure: Nullable(Type.String()),
  commune: Nullable(Obj({ code: Type.String(), name: Type.String() })),
  /** Whoever receives it first, then those it may go on to; nobody: only the telephone is left. */
  recipients: Type.Array(Recipient),
  phone: Nullable(Phone),
  freins: Type.Array(Frein),
  /** A text to start from by frein; that of the empty name says nothing of any. */
  wordings: Type.Record(Type.String(), Type.String()),
  answerWay: AnswerWay,
  /** Closed for some days, or soon. */
  closure: Nullable(Closure),
  /** «Complet, le 12 nov.», when that was said lately. */
  full: Nullable(Type.String()),
  /** Already written by the same adviser to the same place, and still open. */
  open: Nullable(Obj({ id: Type.String(), state: RequestState, sentAt: Instant, reference: Nullable(Type.String()) })),
})
export type PreparedRequest = Static<typeof PreparedRequest>

/** A line of «Mes demandes»; names and numbers of people are on the page of the demande. */
export const OwnRequest = Obj({
  id: Type.String(),
  kind: RequestKind,
  state: RequestState,
  attention: Nullable(Attention),
  title: Type.String(),
  /** The structure or the sector. */
  place: Nullable(Type.String()),
  commune: Nullable(Type.String()),
  reference: Nullable(Type.String()),
  delivery: ContactRequest.properties.delivery,
  sentAt: Instant,
  /** When what is told of it happened. */
  at: Instant,
  appointment: ContactRequest.properties.appointment,
  declineReason: ContactRequest.properties.declineReason,
  outcome: ContactRequest.properties.outcome,
})
export type OwnRequest = Static<typeof OwnRequest>

const adviser = { adviser: null } as const
/** What is written with an action; `confirmed`: the warning about what looks like a person’s data was read. */
const written = { version: Version, confirmed: Type.Optional(Type.Boolean()) }
const answered = { 200: ContactRequest } as const
const limit = { max: 120, minutes: 60 } as const

export const ownContactRequestsApi = {
  'GET /api/contact-requests/prepare': {
    access: adviser,
    summary: 'What the form of a demande starts from: who receives it, a wording, what to know before writing',
    limit: { max: 300, minutes: 10 },
    querystring: Obj({
      kind: RequestKind,
      target: Uuid,
      commune: Type.Optional(CommuneCode),
      frein: Type.Optional(Type.Array(Frein, { maxItems: 13 })),
    }),
    response: { 200: PreparedRequest },
  },
  'POST /api/contact-requests/check': {
    access: adviser,
    summary: 'Warn of what looks like a person’s data in what is being written; nothing is kept',
    body: Obj({ message: Words, reference: text(60) }),
    response: { 200: Obj({ fields: Type.Record(Type.String(), Type.String()) }) },
  },
  'GET /api/contact-requests/own': {
    access: adviser,
    summary: 'One’s own demandes of the last twelve months, by what is expected; counts of each list',
    querystring: Obj({
      shelf: RequestShelf,
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
    }),
    response: {
      200: Obj({
        counts: Obj({ attention: Type.Integer(), waiting: Type.Integer(), closed: Type.Integer() }),
        requests: Type.Array(OwnRequest),
        page: Type.Integer(),
        pages: Type.Integer(),
      }),
    },
  },
  'GET /api/contact-requests/attention': {
    access: adviser,
    summary: 'How many of one’s own demandes expect something',
    response: { 200: Obj({ count: Type.Integer() }) },
  },
  'POST /api/contact-requests/:id/reply': {
    access: adviser,
    summary: 'Answer the question asked about one’s own demande; the recipient is mailed, with a new link',
    limit,
    params: ofRequest,
    body: Obj({ ...written, text: Words }),
    response: answered,
  },
  'POST /api/contact-requests/:id/cancel': {
    access: adviser,
    summary: 'Take back one’s own demande; the recipient is told, and the links open nothing any more',
    limit,
    params: ofRequest,
    body: Obj({ ...written, text: Type.Optional(Words) }),
    response: answered,
  },
  'POST /api/contact-requests/:id/redirect': {
    access: adviser,
    summary:
      'Send one’s own demande to the next person it may go to; the links of the former one open nothing any more',
    limit,
    params: ofRequest,
    body: Obj({ version: Version }),
    response: answered,
  },
  'POST /api/contact-requests/:id/conclude': {
    access: adviser,
    summary: 'Note what came of one’s own accepted demande',
    limit,
    params: ofRequest,
    body: Obj({
      ...written,
      outcome: RequestOutcome,
      reason: Type.Optional(NotStartedReason),
      text: Type.Optional(Words),
    }),
    response: answered,
  },
  'POST /api/contact-requests/:id/acknowledge': {
    access: adviser,
    summary: 'Say to have read how one’s own demande was answered: nothing is expected any more',
    limit,
    params: ofRequest,
    body: Obj({ version: Version }),
    response: answered,
  },
} as const
