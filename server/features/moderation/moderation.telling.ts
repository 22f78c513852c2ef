import type { Deps } from '../../deps.ts'
import type { Trx } from '../../platform/db.ts'
import type { MailBody } from '../../platform/mail-layout.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { About } from './moderation.mails.ts'

interface Concerned {
  readonly listingId: string
  readonly structureId: string
  readonly title: string
  /** Who wrote last, then who began: an account’s id, or something else. */
  readonly writers: readonly (string | null)[]
}

/** Tells of a decision whoever wrote it, else the partners of the structure, else the structure itself. */
export async function tellPartner(
  trx: Trx,
  { listingId, structureId, title, writers }: Concerned,
  { config, clock }: Pick<Deps, 'config' | 'clock'>,
  write: (about: About) => MailBody,
): Promise<void> {
  const partners = await partnersOf(trx, structureId)
  const author = writers.flatMap((id) => partners.find((partner) => partner.id === id) ?? [])[0]
  const addresses = (author ? [author] : partners).map(({ email }) => email)
  const about = { listingId, title: showTitle(title), publicUrl: config.publicUrl }
  const own = addresses.length > 0 ? null : await addressOf(trx, structureId)
  const mails = [
    ...addresses.map((to) => ({ to, ...write({ ...about, hasAccount: true }) })),
    ...(own ? [{ to: own, ...write({ ...about, hasAccount: false }) }] : []),
  ]
  await queueMails(trx, mails, clock.now())
}

/** A structure has a few; nobody is served by telling more. */
const partnersAtMost = 10

const partnersOf = (trx: Trx, structureId: string) =>
  trx
    .selectFrom('accounts')
    .select(['id', 'email'])
    .where('role', '=', 'partner')
    .where('structure_id', '=', structureId)
    .where('closed_at', 'is', null)
    .orderBy('last_seen_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .limit(partnersAtMost)
    .execute()

async function addressOf(trx: Trx, structureId: string): Promise<string | null> {
  const row = await trx.selectFrom('structures').select('courriel').where('id', '=', structureId).executeTakeFirst()
  return row?.courriel ?? null
}
