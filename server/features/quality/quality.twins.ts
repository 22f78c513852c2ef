import { setImmediate as others } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db, Trx } from '../../platform/db.ts'
import { alike, nearName } from '../listings/listings.twins.ts'

// PGlite holds the event loop for as long as a statement takes: each folds so many names, or compares so many pairs.
// The whole of 17,000 listings took 13 s on a machine four times overloaded.
const namesAtOnce = 1000
const pairsAtOnce = 4000
/** A number that more listings than this share is a national line, which says nothing. */
const sharedByAtMost = 20

interface Pair {
  readonly a: string
  readonly b: string
  readonly reason: 'same-title' | 'same-phone' | 'near-name'
}

interface Named {
  readonly id: string
  readonly structure: string
  readonly commune: string | null
  /** Folded. */
  readonly name: string
}

async function readNames(db: Db): Promise<Named[]> {
  const names: Named[] = []
  for (;;) {
    const after = names.at(-1)?.id ?? '00000000-0000-0000-0000-000000000000'
    const { rows } = await sql<Named>`select id, structure_id as structure, commune, folded(nom) as name
      from listings where state = 'published' and id > ${after}::uuid order by id limit ${namesAtOnce}`.execute(db)
    names.push(...rows)
    if (rows.length < namesAtOnce) return names
    await others()
  }
}

/** Those that share something, with whom they share it. */
function groupsOf(listings: readonly Named[], key: (listing: Named) => string | null): Named[][] {
  const groups = new Map<string, Named[]>()
  for (const listing of listings) {
    const shared = key(listing)
    if (shared === null) continue
    const group = groups.get(shared)
    if (group) group.push(listing)
    else groups.set(shared, [listing])
  }
  return [...groups.values()].filter(({ length }) => length > 1)
}

function sameTitle(listings: readonly Named[]): Pair[] {
  const groups = groupsOf(listings, ({ structure, name }) => `${structure} ${name}`)
  return groups.flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b) => ({ a: a.id, b: b.id, reason: 'same-title' as const }))),
  )
}

interface Question {
  readonly a: string
  readonly b: string
  readonly name: string
  readonly other: string
}

/** Every two listings of one commune. */
function* pairsOf(listings: readonly Named[]): Generator<Question> {
  for (const group of groupsOf(listings, ({ commune }) => commune))
    for (const [at, a] of group.entries())
      for (const b of group.slice(at + 1)) yield { a: a.id, b: b.id, name: a.name, other: b.name }
}

async function nearNames(db: Db, listings: readonly Named[]): Promise<Pair[]> {
  const near: Pair[] = []
  let asked: Question[] = []
  const ask = async () => {
    const { rows } = await sql<Pair>`select a, b, 'near-name' as reason
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as pairs (a text, b text, name text, other text)
      where similarity(name, other) >= ${nearName}`.execute(db)
    near.push(...rows)
    asked = []
    await others()
  }
  for (const pair of pairsOf(listings)) if (asked.push(pair) === pairsAtOnce) await ask()
  await ask()
  return near
}

/** Same number: of two structures, or of one with names somewhat alike. */
async function samePhone(db: Db): Promise<Pair[]> {
  const { rows } = await sql<Pair>`with numbers as materialized (
      select intervenants.telephone, listings.id, listings.structure_id, listings.nom
      from intervenants join listings on listings.id = intervenants.listing_id
      where listings.state = 'published' and intervenants.telephone in (
        select telephone from intervenants where telephone is not null group by telephone
        having count(distinct listing_id) between 2 and ${sharedByAtMost}))
    select distinct a.id as a, b.id as b, 'same-phone' as reason
    from numbers a join numbers b on b.telephone = a.telephone and b.id > a.id
    where a.structure_id <> b.structure_id or similarity(folded(a.nom), folded(b.nom)) >= ${alike}`.execute(db)
  return rows
}

/** Seeks the probable duplicates of the whole base, as `findTwins` does for one listing. Returns how many pairs. */
export async function seekTwins(db: Db): Promise<number> {
  const found = new Map<string, { a: string; b: string; reasons: string[] }>()
  const note = (pairs: readonly Pair[]) => {
    for (const { a, b, reason } of pairs) {
      const pair = found.get(a + b) ?? { a, b, reasons: [] }
      pair.reasons.push(reason)
      found.set(a + b, pair)
    }
  }
  const listings = await readNames(db)
  note(sameTitle(listings))
  note(await nearNames(db, listings))
  note(await samePhone(db))
  await db.transaction().execute((trx) => keep(trx, [...found.values()]))
  return found.size
}

async function keep(trx: Trx, pairs: readonly { a: string; b: string; reasons: string[] }[]): Promise<void> {
  await trx.deleteFrom('probable_twins').execute()
  const rows = pairs.flatMap(({ a, b, reasons }) => [
    { listing_id: a, twin_id: b, reasons },
    { listing_id: b, twin_id: a, reasons },
  ])
  // What was removed meanwhile is left out.
  await sql`insert into probable_twins (listing_id, twin_id, reasons)
    select listing_id, twin_id, reasons
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as pairs (listing_id uuid, twin_id uuid, reasons text[])
    where exists (select from listings where id = listing_id)
      and exists (select from listings where id = twin_id)`.execute(trx)
}
