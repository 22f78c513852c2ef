import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Account } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import type { IntervenantRecord } from './listings.records.ts'
import { showTitle } from './listings.title.ts'
import { listingWithin } from './listings.within.ts'

/**
 * Whose contact details an account may read (DESIGN §5): advisers and référents everybody's, a partner those of its
 * structure, an admin those of its départements.
 */
function mayReadContacts({ role, structureId, departements }: Account): RawBuilder<boolean> {
  if (role === 'partner') return structureId ? listingWithin({ kind: 'structure', id: structureId }) : sql`false`
  if (role === 'admin' && departements) return listingWithin({ kind: 'departements', codes: departements })
  return sql`true`
}

const listingColumns = [
  'listings.id',
  'listings.state',
  'listings.source',
  'listings.nom',
  'listings.description',
  'listings.date_maj',
  'listings.lien_source',
  'listings.type',
  'listings.thematiques',
  'listings.frais',
  'listings.frais_precisions',
  'listings.publics',
  'listings.publics_precisions',
  'listings.conditions_acces',
  'listings.commune',
  'listings.code_postal',
  'listings.adresse',
  'listings.complement_adresse',
  'listings.longitude',
  'listings.latitude',
  'listings.modes_accueil',
  'listings.zone_eligibilite',
  'listings.lien_mobilisation',
  'listings.modes_mobilisation',
  'listings.mobilisable_par',
  'listings.mobilisation_precisions',
  'listings.volume_horaire_hebdomadaire',
  'listings.nombre_semaines',
  'listings.horaires_accueil',
  'listings.verified_on',
  'listings.example',
  'listings.closed_from',
  'listings.closed_until',
  'listings.closed_message',
  'listings.availability',
  'listings.availability_on',
  'listings.last_reached_on',
] as const

const structureColumns = [
  'structures.id as structure_id',
  'structures.nom as structure_nom',
  'structures.description as structure_description',
  'structures.site_web as structure_site_web',
  'structures.telephone as structure_telephone',
  'structures.courriel as structure_courriel',
  'structures.answer_days as answer_days',
] as const

export type ListingRow = NonNullable<Awaited<ReturnType<typeof readListing>>>

/** One listing with its structure, whatever its state; `intervenants` is null when the account may not read them. */
export async function readListing(db: Db, id: string, account: Account) {
  const allowed = mayReadContacts(account)
  return db
    .selectFrom('listings')
    .innerJoin('structures', 'structures.id', 'listings.structure_id')
    .select(listingColumns)
    .select(structureColumns)
    .select((eb) => {
      const people = jsonArrayFrom(
        eb
          .selectFrom('intervenants')
          .select(['name', 'role', 'telephone', 'courriel', 'note'])
          .whereRef('intervenants.listing_id', '=', 'listings.id')
          .orderBy('rank'),
      )
      return sql<IntervenantRecord[] | null>`case when ${allowed} then ${people} end`.as('intervenants')
    })
    .select(({ selectFrom }) =>
      selectFrom('accounts').select('organisation').where('accounts.id', '=', account.id).as('reader_organisation'),
    )
    .where('listings.id', '=', id)
    .executeTakeFirst()
}

const answersShownDays = 30

/** What was reported about a listing, as far as a reader is concerned: a number said to be wrong, something of one's own. */
export async function readReported(db: Db, listingId: string, accountId: string, now: Date) {
  const { rows } = await sql<{ numberDoubted: boolean; reported: boolean }>`select
      coalesce(bool_or(kind = 'wrong-number' and state = 'open'), false) as "numberDoubted",
      coalesce(bool_or(reporter = ${accountId}::uuid and (state = 'open'
        or decided_at > ${now}::timestamptz - make_interval(days => ${answersShownDays}::integer))), false) as reported
    from reports where listing_id = ${listingId}`.execute(db)
  return rows[0]!
}

/** One more reading of a listing's contact details by an account, on a day. */
export async function countContactRead(db: Db, listingId: string, accountId: string, day: string): Promise<void> {
  await db
    .insertInto('contact_reads')
    .values({ listing_id: listingId, account_id: accountId, day, reads: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['listing_id', 'account_id', 'day'])
        .doUpdateSet(({ ref }) => ({ reads: sql<number>`${ref('contact_reads.reads')} + 1` })),
    )
    .execute()
}

/** The published listing that took the place of one, if any. */
export async function listingInstead(db: Db, id: string): Promise<{ id: string; title: string } | null> {
  const row = await db
    .selectFrom('listings')
    .innerJoin('listings as kept', 'kept.id', 'listings.merged_into')
    .select(['kept.id', 'kept.nom'])
    .where('listings.id', '=', id)
    .where('kept.state', '=', 'published')
    .executeTakeFirst()
  return row ? { id: row.id, title: showTitle(row.nom) } : null
}
