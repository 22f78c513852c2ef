import { demoEmails } from '../../server/features/accounts/accounts.rules.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'
import { command, record } from '../../server/platform/audit.ts'
import type { Trx } from '../../server/platform/db.ts'
import type { AccessRequestsTable, InvitationsTable } from '../../server/platform/schema-accounts.ts'

const dayMs = 86_400_000
const validDays = 30

type DemoRequest = Pick<
  AccessRequestsTable,
  'email' | 'name' | 'organisation' | 'role' | 'departements' | 'message'
> & {
  readonly askedDaysAgo: number
  readonly refused?: { readonly daysAgo: number; readonly reason: string }
}

/** Who asks to come in. Everybody is invented. */
const requests: readonly DemoRequest[] = [
  {
    ...{ email: 'a.castagnet@mission-locale-40.levier.example', name: 'Anaïs Castagnet', role: 'adviser' },
    ...{ organisation: 'Mission locale des Landes, antenne de Dax', departements: ['40'] },
    ...{ message: 'Je remplace Émilie Tauzin pendant son congé, de décembre à mars.', askedDaysAgo: 1.2 },
  },
  {
    ...{ email: 's.rouvelet@lozere.levier.example', name: 'Sylvain Rouvelet', role: 'referent' },
    ...{ organisation: 'Centre médico-social de Florac', departements: ['48'], message: null, askedDaysAgo: 4 },
  },
  {
    ...{ email: 'contact@atelier-velo-51.levier.example', name: 'Nour Hadjeres', role: 'partner' },
    ...{ organisation: 'L’Atelier vélo de la Vesle', departements: ['51'], askedDaysAgo: 0.2 },
    ...{ message: 'Nous réparons et prêtons des vélos à Reims et souhaitons publier nos permanences.' },
  },
  {
    ...{ email: 'j.perrin@agence-interim.levier.example', name: 'Jérôme Perrin', role: 'adviser' },
    ...{ organisation: 'Agence d’intérim Perrin', departements: ['40'], message: null, askedDaysAgo: 12 },
    refused: {
      daysAgo: 11,
      reason:
        'Levier est réservé aux conseillers des organismes du service public de l’emploi et à leurs partenaires sociaux.',
    },
  },
]

type DemoInvitation = Pick<
  InvitationsTable,
  'email' | 'name' | 'organisation' | 'role' | 'structure_id' | 'departements'
> & { readonly sentDaysAgo: number }

const invitations: readonly DemoInvitation[] = [
  {
    ...{ email: 'm.dulucq@garage-adour.levier.example', name: 'Margaux Dulucq', role: 'partner', organisation: null },
    ...{ structure_id: recordId('demo', 'demo--garage-adour'), departements: ['40'], sentDaysAgo: 3 },
  },
  {
    ...{ email: 'h.rocheblave@francetravail-48.levier.example', name: null, role: 'adviser', structure_id: null },
    ...{ organisation: 'France Travail Mende', departements: ['48'], sentDaysAgo: 9 },
  },
  {
    ...{ email: 'v.lorrain@marne.levier.example', name: 'Véronique Lorrain', role: 'referent', structure_id: null },
    ...{ organisation: 'Circonscription de la solidarité de Châlons', departements: ['51'], sentDaysAgo: 44 },
  },
]

const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs)

/** Writes them as they would be had the admin of the demonstration answered one and invited three. */
export async function saveRequests(trx: Trx, at: Date): Promise<void> {
  const admin = await trx.selectFrom('accounts').select('id').where('email', '=', demoEmails.admin).executeTakeFirst()
  for (const request of requests) await saveRequest(trx, request, admin?.id ?? null, at)
  for (const invitation of invitations) await saveInvitation(trx, invitation, admin?.id ?? null, at)
}

async function saveRequest(
  trx: Trx,
  { askedDaysAgo, refused, ...request }: DemoRequest,
  decided_by: string | null,
  at: Date,
) {
  const asked = before(at, askedDaysAgo)
  const decision = refused && { decided_at: before(at, refused.daysAgo), decided_by, reason: refused.reason }
  const { id } = await trx
    .insertInto('access_requests')
    .values({
      ...request,
      ...{ state: refused ? 'refused' : 'pending', token_hash: null, created_at: asked, confirmed_at: asked },
      ...{ expires_at: before(asked, -validDays), ...decision },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const action = refused ? 'request.refused' : 'request.confirmed'
  const { departements, role } = request
  const target = { kind: 'access-request', id } as const
  await record(trx, command('seed'), { action, target, departements, detail: { role } }, at)
}

async function saveInvitation(
  trx: Trx,
  { sentDaysAgo, ...invitation }: DemoInvitation,
  invited_by: string | null,
  at: Date,
) {
  const sent = before(at, sentDaysAgo)
  const state = sentDaysAgo > validDays ? 'expired' : 'sent'
  const { id } = await trx
    .insertInto('invitations')
    .values({
      ...{ ...invitation, state, invited_by, token_hash: null },
      ...{ created_at: sent, sent_at: sent, expires_at: before(sent, -validDays) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { departements, role, structure_id: structureId } = invitation
  const target = { kind: 'invitation', id } as const
  await record(
    trx,
    command('seed'),
    { action: 'invitation.sent', target, departements, structureId, detail: { role } },
    at,
  )
}
