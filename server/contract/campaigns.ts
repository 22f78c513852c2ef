import { type Static, Type } from 'typebox'
import { Frein, Instant, Nullable, Obj, refusal, Uuid } from './fields.ts'

const Departement = Type.String({
  pattern: '^(\\d{2,3}|2[AB])$',
  ...refusal('unknown-departement', 'Ce département n’existe pas.'),
})

/** Which listings a campaign is about: those that are all of what is told, confirmed `months` ago or more. */
export const CampaignTarget = Obj({
  frein: Type.Optional(Frein),
  departement: Type.Optional(Departement),
  source: Type.Optional(
    Type.String({ maxLength: 100, pattern: '^[\\w.-]+$', ...refusal('unknown-source', 'Cette source n’existe pas.') }),
  ),
  structureId: Type.Optional(Uuid),
  months: Type.Enum([0, 6, 12, 18], {
    type: 'integer',
    ...refusal('unknown-months', 'Choisissez 0, 6, 12 ou 18 mois.'),
  }),
})
export type CampaignTarget = Static<typeof CampaignTarget>

/** What launching would do. */
export const CampaignPreview = Obj({
  listings: Type.Integer(),
  structures: Type.Integer(),
  /** Mails to send: one for each structure and address. */
  recipients: Type.Integer(),
  /** Of them, those to the structure’s own address, where nobody has an account. */
  withoutAccount: Type.Integer(),
  /** Structures nobody can be written to, and why. */
  withoutAddress: Type.Integer(),
  bounced: Type.Integer(),
  refused: Type.Integer(),
})
export type CampaignPreview = Static<typeof CampaignPreview>

const Named = Obj({ code: Type.String(), name: Type.String() })

export const Campaign = Obj({
  id: Type.String(),
  frein: Nullable(Frein),
  departement: Nullable(Named),
  source: Nullable(Named),
  structure: Nullable(Obj({ id: Type.String(), name: Type.String() })),
  months: Type.Integer(),
  launchedAt: Instant,
  /** Name of who launched it; null: a deleted account. */
  launchedBy: Nullable(Type.String()),
  /** `sending`: some mails are still to leave. */
  state: Type.Enum(['sending', 'sent', 'stopped']),
  endedAt: Nullable(Instant),
  listings: Type.Integer(),
  /** Listings confirmed or changed since their mail. */
  answered: Type.Integer(),
  /** Recipients, each in one place: the last thing that happened. */
  progress: Obj({
    toSend: Type.Integer(),
    sent: Type.Integer(),
    confirmed: Type.Integer(),
    changed: Type.Integer(),
    claimed: Type.Integer(),
    bounced: Type.Integer(),
    noAnswer: Type.Integer(),
    leftOut: Type.Integer(),
  }),
  can: Obj({ stop: Type.Boolean() }),
})
export type Campaign = Static<typeof Campaign>

const admins = { admin: 'own-departements' } as const

export const campaignsApi = {
  'GET /api/campaigns': {
    access: admins,
    summary: 'Verification campaigns of one’s territory, the newest first',
    response: { 200: Obj({ campaigns: Type.Array(Campaign) }) },
  },
  'GET /api/campaigns/sources': {
    access: admins,
    summary: 'Where the published listings of one’s territory come from',
    response: {
      200: Obj({ sources: Type.Array(Obj({ code: Type.String(), name: Type.String(), listings: Type.Integer() })) }),
    },
  },
  'POST /api/campaigns/preview': {
    access: admins,
    summary: 'What launching a campaign would do, without doing it',
    body: CampaignTarget,
    response: { 200: CampaignPreview },
  },
  'POST /api/campaigns': {
    access: admins,
    summary: 'Launch a campaign: its mails leave in batches',
    body: CampaignTarget,
    response: { 201: Campaign },
  },
  'GET /api/campaigns/:id': {
    access: admins,
    summary: 'One campaign with its progress',
    params: Obj({ id: Uuid }),
    response: { 200: Campaign },
  },
  'POST /api/campaigns/:id/stop': {
    access: admins,
    summary: 'Stop a campaign: what has not left does not leave',
    params: Obj({ id: Uuid }),
    response: { 200: Campaign },
  },
} as const
