import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { deleteOldEvents } from '../../server/features/audit/audit.queries.ts'
import { command, record } from '../../server/platform/audit.ts'
import { embeddedDb, openEmbedded } from '../../server/platform/db.ts'
import { migrate } from '../../server/platform/migrate.ts'

/** An empty PostgreSQL 18, seen by a user who owns it and is no superuser. */
async function ownedBy(rights: string) {
  const pglite = await openEmbedded()
  const db = embeddedDb(pglite)
  onTestFinished(() => db.destroy())
  await pglite.exec(`create role levier_owner login ${rights};
    grant create on schema public to levier_owner;
    grant create on database postgres to levier_owner`)
  const become = () => pglite.exec('set session authorization levier_owner')
  return { db, pglite, become }
}

test('an owner that may create roles migrates, then purges the journal and nothing else of it', async () => {
  const { db, become } = await ownedBy('createrole')
  await become()
  await migrate(db)
  const now = new Date()
  await record(db, command('test'), { action: 'import.run' }, new Date(now.getTime() - 400 * 86_400_000))
  await record(db, command('test'), { action: 'import.run' }, now)
  await expect(sql`delete from audit_events`.execute(db)).rejects.toThrow(/append-only|permission denied/)
  expect(await db.transaction().execute(deleteOldEvents)).toBe(1)
  expect(await db.selectFrom('audit_events').select('at').execute()).toEqual([{ at: now }])
})

test('an owner that may not is told what to ask for, until it was given the role', async () => {
  const { db, pglite, become } = await ownedBy('nocreaterole')
  await pglite.exec('create role levier_audit_purge nologin')
  await become()
  await expect(migrate(db)).rejects.toMatchObject({
    cause: { hint: expect.stringMatching(/grant levier_audit_purge to/) },
  })
  await pglite.exec('set session authorization postgres; grant levier_audit_purge to levier_owner')
  await become()
  await migrate(db)
  expect(await db.transaction().execute(deleteOldEvents)).toBe(0)
})
