import { type RawBuilder, sql } from 'kysely'
import type { QualityFigure } from '../../contract/vocabulary.quality.ts'
import { reportTargetHours } from '../../contract/vocabulary.reports.ts'
import type { Territory } from '../../platform/access.ts'
import { addressPrintSql } from '../../platform/bounces.ts'
import { freshnessMonths } from '../listings/listings.rules.ts'
import { listingWithin } from '../listings/listings.within.ts'

/** What the lines of a list are: published listings, open reports, or what waits to be read. */
export type Kind = 'listings' | 'reports' | 'revisions'

export interface Figure {
  readonly kind: Kind
  /** Whether a line belongs to it; `listings` and `structures` are there. */
  readonly where: (when: When) => RawBuilder<boolean>
  /** In words. */
  readonly detail: RawBuilder<string>
  /** The listing to merge it with, of those of a territory. */
  readonly twin?: (territory: Territory) => RawBuilder<string | null>
  /** Which come first. */
  readonly order: RawBuilder<unknown>
}

export interface When {
  readonly now: Date
  /** The calendar day in France. */
  readonly today: string
}

const everyLine = () => sql<boolean>`true`
const dayText = (column: RawBuilder<unknown>) => sql<string>`to_char(${column}, 'DD/MM/YYYY')`
const verifiedOn = dayText(sql`listings.verified_on`)
const inParis = (column: string) => dayText(sql`${sql.ref(column)} at time zone 'Europe/Paris'`)

/** Whole months, as `monthsBetween` counts them: both give the last day of a shorter month to the longer one. */
export const unverifiedFor = (months: number, today: RawBuilder<unknown>) =>
  sql<boolean>`listings.verified_on <= (${today} - make_interval(months => ${months}::integer))::date`
const unverified = (months: number): Figure => ({
  kind: 'listings',
  where: ({ today }) => unverifiedFor(months, sql`${today}::date`),
  detail: verifiedOn,
  order: sql`listings.verified_on`,
})

export const hasPhone = sql<boolean>`(structures.telephone is not null or exists (
  select from intervenants where intervenants.listing_id = listings.id and intervenants.telephone is not null))`

const otherWay = sql<string>`case
  when structures.courriel is not null or exists (select from intervenants
    where intervenants.listing_id = listings.id and intervenants.courriel is not null) then 'E-mail'
  when coalesce(listings.lien_mobilisation, structures.site_web) is not null then 'Site'
  else 'Aucun' end`

/** Fingerprints are compared only when some address bounced. */
const bounced = sql<boolean>`(exists (select from bounces) and (
  ${addressPrintSql('structures.courriel')} in (select address from bounces)
  or exists (select from intervenants where intervenants.listing_id = listings.id
    and ${addressPrintSql('intervenants.courriel')} in (select address from bounces))
  or exists (select from accounts where accounts.structure_id = structures.id and accounts.closed_at is null
    and ${addressPrintSql('accounts.email')} in (select address from bounces))))`
const bouncedWhere = sql<string>`concat_ws(', ',
  case when ${addressPrintSql('structures.courriel')} in (select address from bounces) then 'accueil de la structure' end,
  case when exists (select from intervenants where intervenants.listing_id = listings.id
    and ${addressPrintSql('intervenants.courriel')} in (select address from bounces)) then 'intervenant' end,
  case when exists (select from accounts where accounts.structure_id = structures.id and accounts.closed_at is null
    and ${addressPrintSql('accounts.email')} in (select address from bounces)) then 'membre de la structure' end)`

const noMember = sql<boolean>`not exists (
  select from accounts where accounts.structure_id = structures.id and accounts.closed_at is null)`

const onSite = sql<boolean>`(listings.modes_accueil = '{}' or 'en-presentiel' = any(listings.modes_accueil))`
/** What decides somebody to call, and whether it is missing. */
const wanted: readonly (readonly [string, RawBuilder<boolean>])[] = [
  ['public', sql`listings.publics = '{}'`],
  ['frais', sql`listings.frais is null`],
  ['présentation', sql`length(listings.description) < 200`],
  ['comment demander', sql`listings.modes_mobilisation = '{}'`],
  ['qui peut demander', sql`listings.mobilisable_par = '{}'`],
  ['thématique', sql`listings.thematiques = '{}'`],
  ['adresse', sql`(${onSite} and listings.adresse is null)`],
]
const missingAtLeast = 2
const missing = sql<number>`(${sql.join(
  wanted.map(([, is]) => sql`(${is})::integer`),
  sql` + `,
)})`
const missingWords = sql<string>`concat_ws(', ', ${sql.join(
  wanted.map(([word, is]) => sql`case when ${is} then ${word}::text end`),
)})`

/** A pair is probable only as long as both are published. */
const twins = sql`probable_twins join listings as twin on twin.id = probable_twins.twin_id
  where probable_twins.listing_id = listings.id and twin.state = 'published'`

/** The likeliest one that who looks may decide on; `listings` are the other one's inside. */
const mergedWith = (territory: Territory) => sql<string | null>`(select pair.twin_id from probable_twins pair
  where pair.listing_id = listings.id and exists (
    select from listings join structures on structures.id = listings.structure_id
    where listings.id = pair.twin_id and listings.state = 'published' and ${listingWithin(territory)})
  order by cardinality(pair.reasons) desc, pair.twin_id limit 1)`

const figures = {
  'unverified-6': unverified(freshnessMonths.aging),
  'unverified-12': unverified(freshnessMonths.stale),
  expired: unverified(freshnessMonths.expired),
  'no-member': { kind: 'listings', where: () => noMember, detail: sql`listings.source`, order: sql`structures.nom` },
  'no-phone': {
    ...{ kind: 'listings', detail: otherWay, order: sql`structures.nom` },
    where: () => sql`not ${hasPhone}`,
  },
  bounced: { kind: 'listings', where: () => bounced, detail: bouncedWhere, order: sql`structures.nom` },
  'no-hours': {
    ...{ kind: 'listings', order: sql`structures.nom` },
    where: () => sql`listings.horaires_accueil is null`,
    detail: sql`case when ${onSite} then 'Sur place' else 'À distance' end`,
  },
  incomplete: {
    ...{ kind: 'listings', detail: missingWords, order: sql`${missing} desc, structures.nom` },
    where: () => sql`${missing} >= ${missingAtLeast}::integer`,
  },
  duplicates: {
    ...{ kind: 'listings', order: sql`folded(listings.nom)` },
    where: () => sql`exists (select from ${twins})`,
    detail: sql`(select string_agg(twin.nom, ' ; ' order by twin.nom) from ${twins})`,
    twin: mergedWith,
  },
  waiting: {
    ...{ kind: 'revisions', where: everyLine, detail: inParis('revisions.sent_at'), order: sql`revisions.sent_at` },
  },
  reports: {
    ...{ kind: 'reports', where: everyLine, detail: inParis('reports.created_at'), order: sql`reports.created_at` },
  },
  'late-reports': {
    ...{ kind: 'reports', detail: inParis('reports.created_at'), order: sql`reports.created_at` },
    where: ({ now }) =>
      sql`reports.created_at < ${now}::timestamptz - make_interval(hours => ${reportTargetHours}::integer)`,
  },
} as const satisfies Readonly<Record<QualityFigure, Figure>>

export const figureOf = (code: QualityFigure): Figure => figures[code]
