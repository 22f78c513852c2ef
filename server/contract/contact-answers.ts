import { type Static, type TProperties, Type } from 'typebox'
import {
  ContactRequest,
  DeclineReason,
  NotStartedReason,
  ofRequest,
  RequestKind,
  RequestOutcome,
  RequestState,
  Version,
  Words,
} from './contact-requests.ts'
import { Email, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Token } from './sign-in.ts'
import {
  type NextStep as Next,
  nextSteps,
  receivedShelves,
  type ReceivedShelf as Shelf,
} from './vocabulary.requests.ts'

const line = (longest: number, sentence: string) =>
  Type.String({ maxLength: longest, ...refusal('too-long', `${sentence} en ${longest} signes au plus.`) })

/** What every answer starts from, and may say. */
const said = {
  version: Version,
  text: Type.Optional(Words),
  /** The warning about what looks like a person’s data was read. */
  confirmed: Type.Optional(Type.Boolean()),
}
/** What comes after a yes: `day` and `time`, in France’s time, go with an appointment. */
const next = {
  next: Type.Enum(Object.keys(nextSteps) as Next[], refusal('unknown-code', 'Dites ce qui vient ensuite.')),
  day: Type.Optional(
    Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$', ...refusal('invalid-day', 'Choisissez un jour.') }),
  ),
  time: Type.Optional(
    Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d)?$', ...refusal('invalid-time', 'Choisissez une heure.') }),
  ),
  place: Type.Optional(line(200, 'Dites le lieu')),
}
const answers = {
  accept: { ...said, ...next },
  reschedule: { ...said, ...next },
  ask: { ...said, text: Words },
  decline: { ...said, reason: DeclineReason },
  passOn: { ...said, name: line(100, 'Écrivez le nom'), email: Email },
  conclude: { ...said, outcome: RequestOutcome, reason: Type.Optional(NotStartedReason) },
}

/** A demande as a mailed link shows it. */
export const LinkedRequest = Obj({ request: ContactRequest, expiresAt: Instant })
export type LinkedRequest = Static<typeof LinkedRequest>

/** A demande in the list of those who may answer it. */
export const ReceivedRequest = Obj({
  id: Type.String(),
  kind: RequestKind,
  state: RequestState,
  version: Version,
  /** «Voiture en location», «Accompagnement global». */
  title: Type.String(),
  commune: Nullable(Type.String()),
  adviser: Nullable(Obj({ name: Type.String(), organisation: Nullable(Type.String()) })),
  recipient: Nullable(Type.String()),
  assignedTo: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  sentAt: Instant,
  /** Working days since it was sent, for as long as it waits. */
  waited: Nullable(Type.Integer()),
  asked: Type.Boolean(),
  appointmentAt: Nullable(Instant),
  outcome: Nullable(RequestOutcome),
  closedAt: Nullable(Instant),
})
export type ReceivedRequest = Static<typeof ReceivedRequest>

const Colleague = Obj({ id: Type.String(), name: Type.String(), me: Type.Boolean() })
export type Colleague = Static<typeof Colleague>

const received = { partner: 'own-structure', referent: 'own-sector' } as const
const many = { max: 600, minutes: 15 } as const
const some = { max: 120, minutes: 15 } as const

const byLink = <P extends TProperties>(summary: string, body: P) =>
  ({
    access: 'public',
    summary: `By a mailed link: ${summary}`,
    limit: some,
    body: Obj({ token: Token, ...body }),
    response: { 200: LinkedRequest },
  }) as const
const signedIn = <P extends TProperties>(summary: string, body: P) =>
  ({
    access: received,
    summary: `For one’s structure or sector: ${summary}`,
    limit: some,
    params: ofRequest,
    body: Obj(body),
    response: { 200: ContactRequest },
  }) as const

const words = {
  accept: 'accept a demande, with an appointment or without',
  ask: 'ask the adviser a question before deciding',
  decline: 'decline a demande, saying why',
  passOn: 'give a demande to somebody else to answer; the links mailed before open nothing any more',
  reschedule: 'give an accepted demande an appointment, or another one',
  conclude: 'note what came of an accepted demande',
}

export const contactAnswersApi = {
  'POST /api/contact-answers/read': {
    access: 'public',
    summary: 'The demande a mailed link opens, as it stands; changes nothing',
    limit: many,
    body: Obj({ token: Token }),
    response: { 200: LinkedRequest },
  },
  'POST /api/contact-answers/see': {
    access: 'public',
    summary: 'By a mailed link: say that somebody, not a program, has read the demande',
    limit: many,
    body: Obj({ token: Token }),
    response: { 200: LinkedRequest },
  },
  'POST /api/contact-answers/accept': byLink(words.accept, answers.accept),
  'POST /api/contact-answers/ask': byLink(words.ask, answers.ask),
  'POST /api/contact-answers/decline': byLink(words.decline, answers.decline),
  'POST /api/contact-answers/pass-on': {
    ...byLink(words.passOn, answers.passOn),
    response: { 200: Obj({ name: Type.String(), adviser: Nullable(Type.String()) }) },
  },
  'POST /api/contact-answers/reschedule': byLink(words.reschedule, answers.reschedule),
  'POST /api/contact-answers/conclude': byLink(words.conclude, answers.conclude),
  'POST /api/contact-answers/renew': {
    access: 'public',
    summary: 'Mail a new link to the address an old one was sent to, if it still answers; the answer never tells',
    limit: { max: 20, minutes: 15 },
    body: Obj({ token: Token }),
    response: { 202: Type.Null() },
  },
  'GET /api/received-requests': {
    access: received,
    summary: 'Demandes to one’s structure or sector, those that have waited for longest first',
    querystring: Obj({
      shelf: Type.Enum(Object.keys(receivedShelves) as Shelf[], refusal('unknown-shelf', 'Cette liste n’existe pas.')),
      /** Taken by `me`, by nobody, or by this account. */
      who: Type.Optional(
        Type.Union(
          [Type.Literal('me'), Type.Literal('nobody'), Uuid],
          refusal('unknown-person', 'Choisissez une personne de la liste.'),
        ),
      ),
      page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 1 })),
    }),
    response: {
      200: Obj({
        requests: Type.Array(ReceivedRequest),
        counts: Obj({ waiting: Type.Integer(), accepted: Type.Integer(), closed: Type.Integer() }),
        people: Type.Array(Colleague),
        page: Type.Integer(),
        pages: Type.Integer(),
      }),
    },
  },
  'GET /api/received-requests/waiting': {
    access: received,
    summary: 'How many demandes to one’s structure or sector wait for an answer',
    response: { 200: Obj({ count: Type.Integer() }) },
  },
  'GET /api/received-requests/people': {
    access: received,
    summary: 'Who could take a demande: the accounts of one’s structure or sector',
    response: { 200: Obj({ people: Type.Array(Colleague) }) },
  },
  'POST /api/received-requests/:id/see': {
    access: received,
    summary: 'Say that a demande to one’s structure or sector was read',
    params: ofRequest,
    response: { 200: ContactRequest },
  },
  'POST /api/received-requests/:id/assign': signedIn('take a demande, or give it to a colleague', {
    version: Version,
    accountId: Uuid,
  }),
  'POST /api/received-requests/:id/accept': signedIn(words.accept, answers.accept),
  'POST /api/received-requests/:id/ask': signedIn(words.ask, answers.ask),
  'POST /api/received-requests/:id/decline': signedIn(words.decline, answers.decline),
  'POST /api/received-requests/:id/pass-on': signedIn(words.passOn, answers.passOn),
  'POST /api/received-requests/:id/reschedule': signedIn(words.reschedule, answers.reschedule),
  'POST /api/received-requests/:id/conclude': signedIn(words.conclude, answers.conclude),
} as const
