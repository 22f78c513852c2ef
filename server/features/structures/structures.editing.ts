import { sql } from 'kysely'
import type { StructureChanges, StructureDetails, StructureField } from '../../contract/structures.ts'
import type { Deps } from '../../deps.ts'
import type { Territory } from '../../platform/access.ts'
import { type Actor, record } from '../../platform/audit.ts'
import type { Trx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import type { StructureHistoryTable } from '../../platform/schema-structures.ts'
import { holdRevisions, renewListings } from '../listings/listings.queries.ts'
import { keptOppositions } from '../oppositions/oppositions.kept.ts'
import { holdStructure } from './structures.read.ts'
import { changedFields, checkDetails, editedElsewhere, withChanges } from './structures.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory'>

/** Who acts, from where. */
export interface By {
  readonly territory: Territory
  readonly accountId: string
  readonly actor: Actor
}

export const noStructure = () => notFound('Cette structure n’existe pas ou n’existe plus.')

interface Edit {
  readonly version: number
  readonly changes: StructureChanges
}

/**
 * Changes details of a structure. Throws 404, 409 `edited-elsewhere` when somebody changed it since `version`, 400
 * `invalid-structure`. The revisions are held first: an opposition applied meanwhile is known.
 */
export async function editStructure({ db, clock, directory }: Ground, id: string, edit: Edit, by: By): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdRevisions(trx)
    const held = await holdStructure(trx, id, by.territory)
    if (!held) throw noStructure()
    if (held.version !== edit.version) throw editedElsewhere()
    const after = withChanges(held.details, edit.changes)
    const changed = changedFields(held.details, after)
    if (changed.length === 0) return
    checkDetails(after, changed, { directory: directory(), oppositions: await keptOppositions(trx) })
    await writeDetails(trx, { id, after, changed }, clock.today())
    await writeEvent(trx, { structureId: id, action: 'edit', ...diff(held.details, after, changed) }, by, clock.now())
    await noteStructure(trx, { id, action: 'structure.changed', detail: { fields: changed } }, by, clock.now())
  })
}

interface Write {
  readonly id: string
  readonly after: StructureDetails
  readonly changed: readonly StructureField[]
}

const pick = (details: StructureDetails, fields: readonly StructureField[]) =>
  Object.fromEntries(fields.map((field) => [field, details[field]])) as Partial<StructureDetails>

/** The changed fields as they were and as they become, for the history. */
export const diff = (before: StructureDetails, after: StructureDetails, changed: readonly StructureField[]) => ({
  before: pick(before, changed),
  after: pick(after, changed),
})

/** Writes the changed fields; a point that was that of another address goes; listings follow a new name. */
export async function writeDetails(trx: Trx, { id, after, changed }: Write, day: string): Promise<void> {
  const moved = changed.includes('commune') || changed.includes('adresse')
  await trx
    .updateTable('structures')
    .set({ ...pick(after, changed), ...(moved && { longitude: null, latitude: null }) })
    .set({ kept_here: true, date_maj: day, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  if (changed.includes('nom')) await renewListings(trx, 'structure_id', [id])
}

interface Event {
  readonly structureId: string
  readonly action: StructureHistoryTable['action']
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
  readonly reason?: string
  readonly otherId?: string
}

/** One line of the history of a structure. */
export async function writeEvent(trx: Trx, event: Event, { accountId }: Pick<By, 'accountId'>, now: Date) {
  await trx
    .insertInto('structure_history')
    .values({
      ...{ structure_id: event.structureId, at: now, actor: accountId, action: event.action },
      ...{ before: JSON.stringify(event.before ?? {}), after: JSON.stringify(event.after ?? {}) },
      ...{ reason: event.reason ?? null, other_id: event.otherId ?? null },
    })
    .execute()
}

type Noted = 'structure.changed' | 'structure.trusted' | 'structure.distrusted' | 'structure.merged'
interface Note {
  readonly id: string
  readonly action: Noted
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>
}

/** A line of the journal, read by the admins of where the structure is. */
export async function noteStructure(trx: Trx, { id, action, detail = {} }: Note, { actor }: By, now: Date) {
  const departements = await departementsOf(trx, id)
  const target = { kind: 'structure', id } as const
  await record(trx, actor, { action, target, departements, structureId: id, detail }, now)
}

/** Where a structure is; null when nobody knows. */
export async function departementsOf(trx: Trx, structureId: string): Promise<string[] | null> {
  const row = await trx
    .selectFrom('structures')
    .innerJoin('communes', 'communes.code', 'structures.commune')
    .select('departement')
    .where('structures.id', '=', structureId)
    .executeTakeFirst()
  return row ? [row.departement] : null
}

/** Says whether the small corrections of a structure are published at once. Saying it again changes nothing. */
export async function trustStructure(
  { db, clock }: Ground,
  id: string,
  { trusted, reason }: { trusted: boolean; reason: string },
  by: By,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    const held = await holdStructure(trx, id, by.territory)
    if (!held) throw noStructure()
    if (held.trusted === trusted) return
    await trx.updateTable('structures').set({ trusted }).where('id', '=', id).execute()
    await writeEvent(trx, { structureId: id, action: trusted ? 'trust' : 'distrust', reason }, by, now)
    const action = trusted ? 'structure.trusted' : 'structure.distrusted'
    await noteStructure(trx, { id, action, detail: { reason } }, by, now)
  })
}
