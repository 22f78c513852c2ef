import { type Static, Type } from 'typebox'
import { Reason } from './accounts.ts'
import { Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'
import {
  type PartnerAnswer as Answer,
  type ReportField as Field,
  type ReportKind as Kind,
  partnerAnswers,
  reportFields,
  reportKinds,
  reportStates,
  type ReportState as State,
} from './vocabulary.reports.ts'

const codes = <C extends string>(words: Readonly<Record<C, string>>, sentence: string) =>
  Type.Enum(Object.keys(words) as C[], refusal('unknown-code', sentence))

const ReportKind = codes<Kind>(reportKinds, 'Dites ce qui ne va pas : choisissez dans la liste.')
const ReportField = codes<Field>(reportFields, 'Cette partie de la fiche n’existe pas.')
const ReportState = codes<State>(reportStates, 'Cet état n’existe pas.')
const PartnerAnswer = codes<Answer>(partnerAnswers, 'Répondez « corrigé » ou « c’est exact ».')

const longest = 500
const Message = Type.String({
  maxLength: longest,
  ...refusal('too-long', `Dites-le en ${longest} signes au plus.`),
})

/** A report as the person who made it sees it. */
export const OwnReport = Obj({
  id: Type.String(),
  listing: Obj({ id: Type.String(), title: Type.String(), state: Type.String() }),
  field: Nullable(ReportField),
  kind: ReportKind,
  message: Nullable(Type.String()),
  createdAt: Instant,
  /** Answered by then: 48 h. */
  dueAt: Instant,
  state: ReportState,
  answer: Nullable(Type.String()),
  decidedAt: Nullable(Instant),
})
export type OwnReport = Static<typeof OwnReport>

const common = {
  ...OwnReport.properties,
  listing: Obj({
    id: Type.String(),
    title: Type.String(),
    state: Type.String(),
    structure: Obj({ id: Type.String(), name: Type.String() }),
    commune: Nullable(Type.String()),
  }),
  /** Null for a partner, and once it is forgotten. */
  reporter: Nullable(Obj({ name: Type.String(), organisation: Nullable(Type.String()) })),
  /** How many said it after a call, whoever reported it first. */
  calls: Type.Integer(),
  decidedBy: Nullable(Type.String()),
  /** When the structure was asked, and what it said. */
  asked: Nullable(Instant),
  partner: Nullable(Obj({ answer: PartnerAnswer, at: Instant })),
  /** Where the field is in the editor: an address of this site. */
  editor: Type.String(),
}

/** A report as an admin of its territory sees it, or, without who made it, the structure it is about. */
export const Report = Obj({
  ...common,
  can: Obj({ decide: Type.Boolean(), respond: Type.Boolean() }),
})
export type Report = Static<typeof Report>

/** Everything to decide one by. */
export const ReportDetail = Obj({
  ...common,
  /** What the field says today, line by line; empty when it says nothing. */
  value: Type.Array(Type.String()),
  /** Other open reports of the same listing, oldest first. */
  others: Type.Array(Report),
  /** Those already answered, and what happened to the listing: last first. */
  history: Type.Array(Obj({ at: Instant, who: Nullable(Type.String()), text: Type.String() })),
  can: Obj({ decide: Type.Boolean(), respond: Type.Boolean(), ask: Type.Boolean(), unpublish: Type.Boolean() }),
})
export type ReportDetail = Static<typeof ReportDetail>

const advisers = { adviser: null, referent: null } as const
const admins = { admin: 'own-departements' } as const
const ofReport = Obj({ id: Uuid })

export const reportsApi = {
  'POST /api/listings/:id/reports': {
    access: advisers,
    summary: 'Say that something in a listing is wrong; the same one twice is kept once',
    limit: { max: 60, minutes: 60 },
    params: ofReport,
    body: Obj({
      field: Type.Optional(Nullable(ReportField)),
      kind: ReportKind,
      /** Asked for when `kind` says nothing by itself. */
      message: Type.Optional(Message),
      /** The warning about what looks like a person’s data was read. */
      confirmed: Type.Optional(Type.Boolean()),
    }),
    response: { 200: OwnReport },
  },
  'GET /api/reports/mine': {
    access: advisers,
    summary: 'One’s own reports and their answers, the last first',
    querystring: Obj({ listing: Type.Optional(Uuid) }),
    response: { 200: Obj({ reports: Type.Array(OwnReport) }) },
  },
  'GET /api/reports': {
    access: { admin: 'own-departements', partner: 'own-structure' },
    summary: 'Reports of one’s territory or structure, open ones first, the oldest on top',
    querystring: Obj({
      state: Type.Optional(Type.Enum(['open', 'decided'], refusal('unknown-state', 'Cet état n’existe pas.'))),
      listing: Type.Optional(Uuid),
    }),
    response: {
      200: Obj({
        reports: Type.Array(Report),
        open: Type.Integer(),
        /** Open for more than 48 h. */
        late: Type.Integer(),
        /** Half of those of the last 90 days were answered within so many hours; null: none was. */
        medianHours: Nullable(Type.Number()),
      }),
    },
  },
  'GET /api/reports/:id': {
    access: { admin: 'own-departements', partner: 'own-structure' },
    summary: 'One report with what the field says, the other reports of the listing and its history',
    params: ofReport,
    response: { 200: ReportDetail },
  },
  'POST /api/reports/:id/decide': {
    access: admins,
    summary: 'Close a report: corrected, or nothing to correct; the answer is mailed with thanks; the first one stands',
    params: ofReport,
    body: Obj({
      state: Type.Enum(['fixed', 'dismissed'], refusal('unknown-state', 'Dites si c’est corrigé ou sans suite.')),
      /** Asked for when nothing was corrected. */
      answer: Type.Optional(Message),
    }),
    response: { 200: ReportDetail },
  },
  'POST /api/reports/:id/unpublish': {
    access: admins,
    summary: 'Take the listing out of the results at once, and close its open reports with the reason',
    params: ofReport,
    body: Obj({ reason: Reason }),
    response: { 200: ReportDetail },
  },
  'POST /api/reports/:id/ask': {
    access: admins,
    summary: 'Mail the report to the members of the structure, with a link to the field; once a day',
    params: ofReport,
    response: { 200: ReportDetail },
  },
  'POST /api/reports/:id/respond': {
    access: { partner: 'own-structure' },
    summary: 'Say that one’s own listing was corrected, or is right as it is; the admin decides',
    params: ofReport,
    body: Obj({ answer: PartnerAnswer }),
    response: { 200: ReportDetail },
  },
} as const
