import type { Updateable } from 'kysely'
import { afterAll, beforeEach } from 'vitest'
import { moveRequest } from '../../server/features/contact-requests/contact-requests.moves.ts'
import type { ContactRequestsTable } from '../../server/platform/schema-requests.ts'
import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from './app.ts'
import { startMailServer } from './smtp.ts'

/** Where links of mails lead, in tests. */
export const publicUrl = 'http://127.0.0.1'
/** Of the structure, as it is shown. */
export const number = '05 58 00 12 34'.replaceAll(' ', '\u00a0')
let made = 0
export const person = (name: string, email: string | null) => ({
  ...{ name, role: 'Accueil', telephone: null, courriel: email, note: null },
})
export const at = (day: string) => new Date(`${day}T08:00:00Z`)

/** A product on a fixed day, with a real mail server, and demandes of other days. */
export async function useDemandes(today: string) {
  const server = await startMailServer()
  const it = useApp({
    ...{ engine: false, today },
    env: { SMTP_URL: server.url, MAIL_FROM: 'Levier <levier@test.levier.example>' },
  })
  afterAll(() => server.close())
  beforeEach(() => void server.received.splice(0))

  /** A demande sent on a day, to two people of a listing, the first one having it. */
  async function aDemande(day: string, kept: Updateable<ContactRequestsTable> = {}) {
    made += 1
    const [first, second] = [`un-${made}@roule.example`, `deux-${made}@roule.example`]
    const adviser = await anAccount(it.deps.db, { name: 'Nadia Ferrand', email: `nadia-${made}@agence.example` })
    const { record } = await aStructure(it.deps.db, { telephone: '+33558001234' })
    const listing = await aListing(it.deps.db, {
      ...{ nom: `Voiture ${made}`, intervenants: [person('Yann', first), person('Anne', second)] },
      structure_source_id: record.source_id,
    })
    const { id } = await aContactRequest(it.deps.db, { adviserId: adviser.id, targetId: listing.id, at: at(day) })
    await it.deps.db
      .updateTable('contact_requests')
      .set({ delivered_at: at(day), ...kept })
      .where('id', '=', id)
      .execute()
    // What was mailed on that day is no part of these tests.
    await it.deps.mailer.settle()
    server.received.splice(0)
    await it.deps.db.deleteFrom('mails').execute()
    return { id, first, second, adviser, listing }
  }
  const rowOf = (id: string) =>
    it.deps.db.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const storyOf = async (id: string) =>
    (
      await it.deps.db
        .selectFrom('contact_request_steps')
        .select('action')
        .where('request_id', '=', id)
        .orderBy('id')
        .execute()
    ).map(({ action }) => action)
  const step = (id: string, move: Parameters<typeof moveRequest>[2], day: string) =>
    it.deps.db.transaction().execute(async (trx) => {
      const held = await trx.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      await moveRequest(trx, held, move, at(day))
    })
  async function run(job: string) {
    const done = await it.deps.jobs.run(job)
    await it.deps.mailer.settle()
    return done
  }
  const mailsTo = (address: string) => server.received.filter(({ to }) => to === address)
  return { it, server, aDemande, rowOf, storyOf, step, run, mailsTo }
}
