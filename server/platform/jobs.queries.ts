import { sql } from 'kysely'
import type { Db } from './db.ts'
import { abandonedMs, type Run } from './jobs.due.ts'

/**
 * Takes the next run of a job, for one caller only, whatever the number of instances. False: somebody is running it or,
 * with `since`, has done it well since then.
 */
export async function claimRun(db: Db, name: string, now: Date, since?: Date): Promise<boolean> {
  const abandoned = new Date(now.getTime() - abandonedMs)
  const putBack = new Date(now.getTime() + abandonedMs)
  const odd = sql`known.started_at > ${putBack}::timestamptz`
  const free = sql`(known.ended_at is not null or known.started_at < ${abandoned}::timestamptz or ${odd})`
  const wanted = since
    ? sql`(known.error is not null or known.ended_at is null or known.started_at < ${since}::timestamptz or ${odd})`
    : sql`true`
  // The row is judged as it stands once it is ours: of two callers at once, the second sees the run of the first.
  const { rows } = await sql`
    insert into schedule_runs as known (name, started_at) values (${name}, ${now}::timestamptz)
    on conflict (name) do update set started_at = excluded.started_at, ended_at = null, done = null, error = null
      where ${free} and ${wanted}
    returning name`.execute(db)
  return rows.length > 0
}

/** Notes how a run ended, unless another one was started in its place. */
export async function endRun(
  db: Db,
  name: string,
  { startedAt, endedAt, done, error }: Run & { endedAt: Date },
): Promise<void> {
  await db
    .updateTable('schedule_runs')
    .set({ ended_at: endedAt, done, error })
    .where('name', '=', name)
    .where('started_at', '=', startedAt)
    .execute()
}

/** The last run of every job that ever ran. */
export async function readRuns(db: Db): Promise<ReadonlyMap<string, Run>> {
  const rows = await db.selectFrom('schedule_runs').selectAll().execute()
  return new Map(
    rows.map(({ name, started_at, ended_at, done, error }) => [
      name,
      { startedAt: started_at, endedAt: ended_at, done, error },
    ]),
  )
}
