import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aSourceService, aSourceStructure } from '../factories/a-source-record.ts'
import { useApp } from '../support/app.ts'
import { importRecords } from '../support/import-run.ts'

const product = useApp({ engine: false, today: '2023-01-01' })

test('a batch that fails leaves whole batches behind it and nothing of its own, and a new run finishes', async () => {
  const { db } = product.deps
  const services = Array.from({ length: 700 }, (_, i) => aSourceService({ id: `essai--${i}`, nom: `Fiche ${i}` }))
  const files = { structures: [aSourceStructure()], services }
  const saved = async () => {
    const row = await db
      .selectFrom('listings')
      .select((eb) => [
        eb.fn.countAll<number>().as('listings'),
        eb
          .selectFrom('intervenants')
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .as('intervenants'),
        eb
          .selectFrom('listing_history')
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .as('history'),
      ])
      .executeTakeFirstOrThrow()
    return row
  }
  // The last step of a batch, its intervenants, refuses record 650.
  await sql`create function refuse_650() returns trigger language plpgsql as $$ begin
    if (select nom from listings where id = new.listing_id) = 'Fiche 650' then raise exception 'disk full'; end if;
    return new; end $$`.execute(db)
  await sql`create trigger refuse_650 before insert on intervenants for each row execute function refuse_650()`.execute(
    db,
  )

  const failed = await importRecords(product.deps, files)
  expect(failed.exit).toBe(1)
  expect(failed.said).toContain('L’import s’est arrêté avant la fin')
  const after = await saved()
  expect(after.listings).toBeLessThan(650)
  expect(after.intervenants).toBe(after.listings)
  expect(after.history).toBe(after.listings)

  await sql`drop trigger refuse_650 on intervenants`.execute(db)
  const { exit } = await importRecords(product.deps, files)
  expect(exit).toBe(0)
  expect(await saved()).toMatchObject({ listings: 700, intervenants: 700, history: 700 })
})
