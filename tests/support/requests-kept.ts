import { aContactRequest } from '../factories/a-contact-request.ts'
import type { TestApp } from './app.ts'

/** What is purged of demandes, for the test that holds the page on privacy against the schedules. */
export const requestsKept = (it: TestApp) =>
  [
    {
      said: 'requests',
      job: 'forget-requests',
      make: async (at: Date) => {
        const { id } = await aContactRequest(it.deps.db, { reference: 'DOS-1' })
        const ended = { state: 'declined', answered_at: at, closed_at: at } as const
        await it.deps.db.updateTable('contact_requests').set(ended).where('id', '=', id).execute()
        return id
      },
      left: async (id: string) => {
        const { db } = it.deps
        const kept = await db.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
        return [kept.message, kept.reference, kept.recipient_email, kept.adviser_id].some(Boolean)
      },
    },
    {
      said: 'requestLinks',
      job: 'forget-requests',
      make: async (at: Date) => {
        const { id } = await aContactRequest(it.deps.db)
        await it.deps.db
          .updateTable('contact_request_links')
          .set({ expires_at: at })
          .where('request_id', '=', id)
          .execute()
        return id
      },
      left: async (id: string) => {
        const links = it.deps.db.selectFrom('contact_request_links').select('sent_to').where('request_id', '=', id)
        return (await links.execute()).length > 0
      },
    },
  ] as const
