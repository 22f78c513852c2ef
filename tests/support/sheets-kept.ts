import { hashOf, newToken } from '../../server/platform/secrets.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

const dayMs = 86_400_000

/** What is purged of sheets, for the test that holds the page on privacy against the schedules. */
export const sheetsKept = (it: TestApp) =>
  [
    {
      said: 'sheets',
      job: 'purge-sheets',
      make: async (at: Date) => {
        const { id: account_id } = await anAccount(it.deps.db)
        const content = JSON.stringify({ listings: [], bring: null, commune: null })
        const until = new Date(at.getTime() + 7 * dayMs)
        const { id } = await it.deps.db
          .insertInto('sheets')
          .values({ account_id, token_hash: hashOf(newToken()), content, created_at: at, expires_at: until })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      },
      left: async (id: string) =>
        Boolean(await it.deps.db.selectFrom('sheets').select('id').where('id', '=', id).executeTakeFirst()),
    },
    {
      said: 'sheetMail',
      job: 'erase-recipients',
      make: async (at: Date) => {
        const expires_at = new Date(at.getTime() + dayMs)
        const { id } = await it.deps.db
          .insertInto('mails')
          .values({
            ...{ recipient: 'personne@test.levier.example', subject: 'Essai', text: 'Bonjour', html: '' },
            ...{ created_at: at, next_attempt_at: expires_at, attempts: 10, expires_at, erase_recipient: true },
          })
          .returning('id')
          .executeTakeFirstOrThrow()
        return id
      },
      left: async (id: string) => {
        const mail = await it.deps.db.selectFrom('mails').select('recipient').where('id', '=', id).executeTakeFirst()
        return Boolean(mail?.recipient)
      },
    },
  ] as const
