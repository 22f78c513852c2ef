import { type Static, Type } from 'typebox'
import { CommuneCode, Frein, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import { Phone } from './listings.ts'
import {
  answerWays,
  attentions,
  type DeclineReason as Declined,
  declineReasons,
  type Attention as Expected,
  type RequestKind as Kind,
  type NotStartedReason as NotStarted,
  notStartedReasons,
  type RequestOutcome as Outcome,
  type RecipientKind,
  recipientKinds,
  requestKinds,
  requestOutcomes,
  requestStates,
  type RequestState as State,
  type AnswerWay as Way,
} from './vocabulary.requests.ts'

export const codes = <C extends string>(words: Readonly<Record<C, string>>, sentence: string) =>
  Type.Enum(Object.keys(words) as C[], refusal('unknown-code', sentence))

export const RequestKind = codes<Kind>(requestKinds, 'Cette sorte de demande n’existe pas.')
export const RequestState = codes<State>(requestStates, 'Cet état n’existe pas.')
export const AnswerWay = codes<Way>(answerWays, 'Dites comment vous préférez une réponse.')
export const Attention = codes<Expected>(attentions, 'Cela n’est pas attendu.')
export const DeclineReason = codes<Declined>(declineReasons, 'Choisissez une raison dans la liste.')
export const RequestOutcome = codes<Outcome>(requestOutcomes, 'Dites si cela a commencé ou non.')
export const NotStartedReason = codes<NotStarted>(notStartedReasons, 'Choisissez une raison dans la liste.')

export const text = (longest: number) =>
  Type.String({ maxLength: longest, ...refusal('too-long', `Dites-le en ${longest} signes au plus.`) })
/** What is written to the other side. */
export const Words = text(2000)

/** How many steps its page had seen: somebody who acts on an older page is told. */
export const Version = Type.Integer({ minimum: 0, ...refusal('invalid-version', 'Rechargez la page.') })

/** Whom a demande is addressed to, without any address. */
export const Recipient = Obj({
  kind: Type.Enum(Object.keys(recipientKinds) as RecipientKind[]),
  name: Nullable(Type.String()),
  role: Nullable(Type.String()),
})
export type Recipient = Static<typeof Recipient>

/** One step of its history, in words: «Lue», «Question posée». `text` is null once it is forgotten. */
export const RequestStep = Obj({
  at: Instant,
  /** Who did it, for the other side to read: a name, «par le lien du mail», «Levier». */
  who: Type.String(),
  what: Type.String(),
  /** Its code: `accept`. */
  action: Type.String(),
  text: Nullable(Type.String()),
})

/** A demande as its parties read it; `can` says what this one may do now. */
export const ContactRequest = Obj({
  id: Type.String(),
  kind: RequestKind,
  state: RequestState,
  version: Version,
  /** Null for the two other ways, and once the listing is gone. */
  listing: Nullable(Obj({ id: Type.String(), title: Type.String(), state: Type.String() })),
  structure: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  sector: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  commune: Nullable(Obj({ code: Type.String(), name: Type.String() })),
  freins: Type.Array(Frein),
  /** Null once forgotten, a year after the end; so is the message. */
  reference: Nullable(Type.String()),
  message: Nullable(Type.String()),
  answerWay: AnswerWay,
  adviser: Nullable(
    Obj({
      name: Type.String(),
      organisation: Nullable(Type.String()),
      email: Type.String(),
      /** Only when an answer by telephone is preferred. */
      phone: Nullable(Phone),
    }),
  ),
  recipient: Recipient,
  /** Who could have it instead, for its adviser, while it waits. */
  next: Nullable(Recipient),
  /** What became of the mail that took it there. */
  delivery: Type.Enum(['sending', 'delivered', 'undelivered']),
  /** To call instead, when the mail could not be delivered or nobody answers. */
  phone: Nullable(Phone),
  assignedTo: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  sentAt: Instant,
  seenAt: Nullable(Instant),
  answeredAt: Nullable(Instant),
  closedAt: Nullable(Instant),
  /** A question waits for the adviser. */
  asked: Type.Boolean(),
  appointment: Nullable(Obj({ at: Instant, place: Nullable(Type.String()) })),
  declineReason: Nullable(DeclineReason),
  outcome: Nullable(RequestOutcome),
  outcomeReason: Nullable(NotStartedReason),
  outcomeAt: Nullable(Instant),
  steps: Type.Array(RequestStep),
  /** What is expected of its adviser; null for the other side. */
  attention: Nullable(Attention),
  /** Codes of what may be done now. */
  can: Type.Array(Type.String()),
})
export type ContactRequest = Static<typeof ContactRequest>

const adviser = { adviser: null } as const
export const ofRequest = Obj({ id: Uuid })

export const contactRequestsApi = {
  'POST /api/contact-requests': {
    access: adviser,
    summary: 'Write to the intervenant of a listing, or to the référent of a sector; the same form twice is sent once',
    limit: { max: 40, minutes: 60 },
    body: Obj({
      /** Made by the form when it opens. */
      formKey: Uuid,
      kind: RequestKind,
      /** A listing for the first way, a sector for the two others. */
      target: Uuid,
      commune: Type.Optional(CommuneCode),
      freins: Type.Array(Frein, { maxItems: 13, uniqueItems: true }),
      /** Name in the mail the freins that tell of health. */
      sensitiveInMail: Type.Boolean(),
      reference: Type.Optional(text(60)),
      message: Words,
      answerWay: AnswerWay,
      /** The adviser's own line, to be answered on: in the mail, for this demande only. */
      phone: Type.Optional(text(30)),
      /** The person was told and agrees: information, not the legal basis. */
      informed: Type.Literal(
        true,
        refusal('not-informed', 'Informez la personne avant d’écrire, puis cochez la case.'),
      ),
      /** The warning about what looks like a person’s data was read. */
      confirmed: Type.Optional(Type.Boolean()),
    }),
    response: { 201: ContactRequest },
  },
  'GET /api/contact-requests/:id': {
    access: { adviser: null, partner: 'own-structure', referent: 'own-sector' },
    summary: 'One demande with its history, for those it is between',
    params: ofRequest,
    response: { 200: ContactRequest },
  },
} as const
