import { type SqlBool, sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { MailToSend } from '../../platform/mails.queries.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import type { SheetContentRow } from '../../platform/schema-sheets.ts'
import { hashOf, newToken } from '../../platform/secrets.ts'
import { sectorOf } from '../sectors/sectors.queries.ts'
import { linkExpired, shownUntil } from './sheets.rules.ts'

/**
 * The published ones of these listings, with the desk of their structure: intervenants are not even read. One that was
 * merged into another is read as that one.
 */
const readPublicListings = (db: Db | Trx, ids: readonly string[]) =>
  db
    .selectFrom('listings as asked')
    .innerJoin('listings', (join) =>
      join.on(sql<SqlBool>`listings.id = case when asked.state = 'archived'
        then coalesce(asked.merged_into, asked.id) else asked.id end`),
    )
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(['asked.id', 'listings.nom', 'listings.commune', 'listings.code_postal', 'listings.adresse'])
    .select(['listings.modes_accueil', 'listings.horaires_accueil', 'listings.lien_mobilisation'])
    .select(['listings.closed_from', 'listings.closed_until', 'listings.closed_message'])
    .select(['structures.nom as structure', 'structures.telephone', 'structures.courriel', 'structures.site_web'])
    .where(sql<SqlBool>`asked.id = any(${ids}::uuid[])`)
    .where('listings.state', '=', 'published')
    .execute()
export type PublicListingRow = Awaited<ReturnType<typeof readPublicListings>>[number]

/** A sheet with the listings and the social sector it names. */
export const readNamed = async (db: Db, content: SheetContentRow) => ({
  content,
  rows: await readPublicListings(
    db,
    content.listings.map(({ id }) => id),
  ),
  sector: content.commune ? await sectorOf(db, content.commune) : null,
})

interface Shared {
  readonly accountId: string
  readonly content: SheetContentRow
  readonly now: Date
}

/** Shows a sheet. Returns the token of its link, kept nowhere. */
export async function shareSheet(db: Db, { accountId, content, now }: Shared) {
  const token = newToken()
  const row = await db
    .insertInto('sheets')
    .values({
      ...{ account_id: accountId, token_hash: hashOf(token), content: JSON.stringify(content) },
      ...{ created_at: now, expires_at: shownUntil(now) },
    })
    .returning(['id', 'created_at', 'expires_at'])
    .executeTakeFirstOrThrow()
  return { token, ...row }
}

/** Changes what a link shows. Throws 404: somebody else’s, expired, no longer shown. */
export async function changeSheet(db: Db, id: string, { accountId, content, now }: Shared) {
  const row = await db
    .updateTable('sheets')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .returning(['id', 'created_at', 'expires_at'])
    .executeTakeFirst()
  if (!row) throw notFound('Cette feuille n’est plus partagée. Partagez-la de nouveau.')
  return row
}

/** Forgets a link with what it showed: pressed twice, it changes nothing more. */
export async function stopSharing(db: Db, id: string, accountId: string): Promise<void> {
  await db.deleteFrom('sheets').where('id', '=', id).where('account_id', '=', accountId).execute()
}

/** What an account shows at the moment, the last first, with the titles of what is on it. */
export const readOwnSheets = (db: Db, accountId: string, now: Date) =>
  db
    .selectFrom('sheets')
    .select(['id', 'content', 'created_at', 'expires_at'])
    .select(
      sql<
        string[]
      >`array(select listings.nom from jsonb_array_elements(content -> 'listings') with ordinality as line(said, rank)
        join listings on listings.id = (line.said ->> 'id')::uuid order by line.rank)`.as('titles'),
    )
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
export type OwnSheetRow = Awaited<ReturnType<typeof readOwnSheets>>[number]

/** What a link shows. Throws 410: unknown, expired, no longer shown; nobody can tell which. */
export async function readShared(db: Db, token: string, now: Date) {
  const sheet = await db
    .selectFrom('sheets')
    .select(['content', 'expires_at'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!sheet) throw linkExpired()
  return sheet
}

/** Hands a sheet to the mailer, and notes whose it is, to be told what becomes of it. */
export const sendSheet = (db: Db, accountId: string, mail: MailToSend, now: Date): Promise<string> =>
  db.transaction().execute(async (trx) => {
    const [mail_id] = await queueMails(trx, [mail], now)
    await trx.insertInto('sheet_mails').values({ mail_id: mail_id!, account_id: accountId, created_at: now }).execute()
    return mail_id!
  })

/** What became of a sheet one mailed. Throws 404: somebody else’s, or long ago. */
export async function readSheetMail(db: Db, id: string, accountId: string) {
  const row = await db
    .selectFrom('sheet_mails')
    .innerJoin('mails', 'mails.id', 'mail_id')
    .select(['mails.id', 'sent_at', 'text', 'expires_at'])
    .where('mail_id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Forgets links that open nothing any more, and whose mails were sent before then. Returns how many. */
export async function forgetSheets(db: Db, { now, mailedBefore }: { now: Date; mailedBefore: Date }): Promise<number> {
  const sheets = await db.deleteFrom('sheets').where('expires_at', '<=', now).executeTakeFirstOrThrow()
  const mails = await db.deleteFrom('sheet_mails').where('created_at', '<=', mailedBefore).executeTakeFirstOrThrow()
  return Number(sheets.numDeletedRows + mails.numDeletedRows)
}
