import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { makeClock } from '../../server/platform/clock.ts'
import { makeJobs } from '../../server/platform/jobs.ts'
import { startSchedules } from '../../server/platform/scheduler.ts'
import { aListing } from '../factories/a-listing.ts'
import { useApp } from '../support/app.ts'
import { openPlace } from '../support/place.ts'
import { quiet } from '../support/quiet.ts'
import { asOwner } from '../support/server-database.ts'

const server = process.env.TEST_DATABASE_URL ?? ''

describe('on a server, connections that are lost', () => {
  const its = useApp({ engine: false })

  async function loseAll() {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(its.deps.db)
    const theirs = `datname = '${rows[0]!.name}' and pid <> pg_backend_pid()`
    await asOwner(server, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${theirs}`)
  }

  test('end the work that held one, between two of its queries, and nothing else', async () => {
    const work = its.deps.db.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx)
      await loseAll()
      await new Promise((resolve) => setTimeout(resolve, 100)) // nobody is asking when the loss is heard
      await sql`select 1`.execute(trx)
    })
    await expect(work).rejects.toThrow()
    expect((await its.app.inject('/api/health')).statusCode).toBe(200)
  })

  test('are opened again: sessions hold, what is saved afterwards is found', async () => {
    const headers = await its.signIn('adviser')
    await loseAll()
    const { id } = await aListing(its.deps.db, { nom: 'Après la panne' })
    await its.deps.search.settle()
    const answer = await its.app.inject({ url: '/api/search', headers })
    expect(answer.json().hits).toMatchObject([{ id }])
  })

  test('leave the searches of people already there, and are said to the others', async () => {
    const { id } = await aListing(its.deps.db, { nom: 'Pendant la panne' })
    await its.deps.search.settle()
    const headers = await its.signIn('adviser')
    await its.app.inject({ url: '/api/session', headers })
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(its.deps.db)
    await asOwner(server, `alter database ${rows[0]!.name} allow_connections false`)
    await loseAll()

    const search = await its.app.inject({ url: '/api/search', headers })
    expect(search.json().hits.map((hit: { id: string }) => hit.id)).toContain(id)
    const listing = await its.app.inject({ url: `/api/listings/${id}`, headers })
    expect([listing.statusCode, listing.json().code]).toEqual([503, 'database-down'])
    const link = await its.app.inject({ method: 'POST', url: '/api/session/link', payload: { email: 'a@b.example' } })
    expect([link.statusCode, link.json().code]).toEqual([503, 'database-down'])

    await asOwner(server, `alter database ${rows[0]!.name} allow_connections true`)
    expect((await its.app.inject({ url: `/api/listings/${id}`, headers })).statusCode).toBe(200)
  })
})

test('schedules whose connections are lost go on, and stop clean', { timeout: 90_000 }, async () => {
  const place = await openPlace()
  let runs = 0
  const run = async () => {
    runs += 1
    return runs
  }
  const job = { name: 'essai', does: 'Essaie', cron: '* * * * *', when: 'Chaque minute', run }
  const jobs = makeJobs([job], { db: place.db, clock: makeClock(), log: quiet })
  const { stop } = await startSchedules({ ...place, jobs, log: quiet })
  await expect.poll(() => runs).toBe(1)
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(place.db)
  const theirs = `datname = '${rows[0]!.name}'`
  await asOwner(server, `alter database ${rows[0]!.name} allow_connections false`)
  for (let losses = 0; losses < 3; losses += 1) {
    await asOwner(server, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where ${theirs}`)
    await new Promise((resolve) => setTimeout(resolve, 3000)) // a look or two at what is to do
  }
  await asOwner(server, `alter database ${rows[0]!.name} allow_connections true`)
  await expect.poll(() => runs, { timeout: 70_000, interval: 500 }).toBeGreaterThan(1)
  await stop()
  await place.close()
})
