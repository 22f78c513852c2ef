import type { InvitationOutcome } from '../../contract/invitations.ts'
import type { Deps } from '../../deps.ts'
import type { Account, Territory } from '../../platform/access.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { type MailToSend, queueMails } from '../../platform/mails.queries.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { accountsAt } from '../accounts/accounts.addresses.ts'
import { invitationMail } from './invitations.mails.ts'
import type { Offer } from './invitations.offer.ts'
import { holdInvitations, type InvitationRow, waitingAt } from './invitations.queries.ts'
import { renew } from './invitations.renewing.ts'
import { invitationUrl, outcomeFor, validUntil } from './invitations.rules.ts'
import type { Person } from './people.rules.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock'>

interface Inviter {
  readonly account: Account
  readonly territory: Territory
  readonly actor: Actor
}
type Planned = Person & Pick<InvitationOutcome, 'outcome' | 'text'>

/** Invites the people of a list, and says what became of each line. Sent again, a list invites nobody twice. */
export async function invite(
  ground: Ground,
  people: readonly Person[],
  offer: Offer,
  inviter: Inviter,
): Promise<InvitationOutcome[]> {
  return ground.db.transaction().execute(async (trx) => {
    await holdInvitations(trx)
    const emails = [...new Set(people.flatMap(({ email }) => email ?? []))]
    const accounts = await accountsAt(trx, emails, inviter.territory)
    const waiting = await waitingAt(trx, emails, inviter.territory)
    const planned = plan(people, (email) => ({ account: accounts.get(email), invitation: waiting.get(email) }))
    await send(trx, planned, offer, ground, inviter)
    for (const { email } of planned.filter(({ outcome }) => outcome === 'resent'))
      await renew(trx, waiting.get(email!)!, ground, inviter)
    return planned.map(({ line, email, outcome, text }) => ({ line, email, outcome, text }))
  })
}

function plan(
  people: readonly Person[],
  knownAt: (email: string) => Parameters<typeof outcomeFor>[1],
): readonly Planned[] {
  const seen = new Set<string>()
  return people.map((person) => {
    const { email } = person
    const repeated = email !== null && seen.has(email)
    if (email) seen.add(email)
    return { ...person, ...outcomeFor(email, knownAt(email ?? ''), repeated) }
  })
}

async function send(trx: Trx, planned: readonly Planned[], offer: Offer, ground: Ground, inviter: Inviter) {
  const now = ground.clock.now()
  const mails: MailToSend[] = []
  for (const { email, name, outcome } of planned) {
    if (outcome !== 'invited' || !email) continue
    const token = newToken()
    await insertInvitation(trx, { email, name, token }, offer, inviter, now)
    mails.push(mailOf(email, token, offer, inviter, ground))
  }
  await queueMails(trx, mails, now)
}

function mailOf(to: string, token: string, offer: Offer, { account }: Inviter, { config, clock }: Ground): MailToSend {
  const { role } = offer
  const organisation = offer.structure ?? offer.organisation
  const url = invitationUrl(config.publicUrl, token)
  return {
    to,
    ...invitationMail({ role, organisation, inviter: account.name, url }),
    expiresAt: validUntil(clock.now()),
  }
}

async function insertInvitation(
  trx: Trx,
  { email, name, token }: Pick<InvitationRow, 'email' | 'name'> & { token: string },
  { role, organisation, structure_id, sector_id, departements }: Offer,
  { account, actor }: Inviter,
  now: Date,
) {
  const { id } = await trx
    .insertInto('invitations')
    .values({
      ...{ email, name, role, organisation, structure_id, sector_id, departements: departements && [...departements] },
      ...{ state: 'sent', token_hash: hashOf(token), invited_by: account.id },
      ...{ created_at: now, sent_at: now, expires_at: validUntil(now) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const target = { kind: 'invitation', id } as const
  const event = {
    action: 'invitation.sent',
    target,
    departements,
    structureId: structure_id,
    detail: { role },
  } as const
  await record(trx, actor, event, now)
}
