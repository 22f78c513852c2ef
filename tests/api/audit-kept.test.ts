import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { AuditEntry } from '../../server/contract/audit.ts'
import { type Actor, command, record } from '../../server/platform/audit.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { importRecords, sourceOf } from '../support/import-run.ts'

const it = useApp({ engine: false })

type Headers = Record<string, string>
const entriesFor = async (headers: Headers) =>
  (await it.app.inject({ url: '/api/audit', headers })).json<{ entries: AuditEntry[] }>().entries
const admin = async (departements: string[] | null) =>
  it.signIn(await anAccount(it.deps.db, { role: 'admin', name: 'Nadia Ferrand', departements }))
const by = (id: string): Actor => ({ kind: 'account', id, address: '192.0.2.0' })
const write = (actor: Actor, event: Parameters<typeof record>[2], at = it.deps.clock.now()) =>
  record(it.deps.db, actor, event, at)

/** Records of an RFC 4180 text, whatever is between its quotes. */
function parsed(csv: string): string[][] {
  const fields = [...csv.matchAll(/("(?:[^"]|"")*"|[^;\r\n"]*)(;|\r\n)/g)]
  const records: string[][] = [[]]
  for (const [, field = '', end] of fields) {
    records.at(-1)!.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === '\r\n') records.push([])
  }
  return records.slice(0, -1)
}

describe('the journal as a file', () => {
  const file = async (headers: Headers, query: Record<string, string> = {}) => {
    const answer = await it.app.inject({ url: '/api/audit.csv', query, headers })
    expect(answer.statusCode, answer.body).toBe(200)
    return answer
  }

  test('is text in UTF-8 with its mark and semicolons, named after the day', async () => {
    const headers = await admin(['40'])
    const answer = await file(headers)
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="journal-levier-${it.deps.clock.today()}.csv"`,
    )
    expect(answer.headers['cache-control']).toBe('no-store')
    expect([...answer.rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(parsed(answer.body.slice(1))[0]).toEqual([
      'Date et heure (Paris)',
      'Par qui',
      'Action',
      'Code de l’action',
      'Sur quoi',
      'Départements',
      'Adresse réseau',
      'Détail',
      'Numéro',
    ])
  })

  test('holds what the page holds, quotes, separators and line ends included', async () => {
    const headers = await admin(['23'])
    const at = new Date('2026-06-30T22:15:09.000Z')
    const reason = 'a dit ; « au revoir »\r\net "merci"'
    await write(command('account'), { action: 'account.closed', departements: ['23'], detail: { reason } }, at)
    const [, line] = parsed((await file(headers, { action: 'account.closed' })).body.slice(1))
    expect(line!.slice(0, 8)).toEqual([
      '2026-07-01 00:15:09',
      'Commande account',
      'Compte fermé',
      'account.closed',
      '',
      '23',
      '',
      `Raison : ${reason}`,
    ])
  })

  test('gives a spreadsheet no formula to run', async () => {
    const headers = await admin(null)
    for (const name of ['=1+1', '+33', '-2', '@SUM(A1)', '\tx']) {
      const { id } = await anAccount(it.deps.db, { name, departements: ['23'] })
      await write(by(id), { action: 'account.exported', departements: ['23'] })
    }
    const lines = parsed((await file(headers, { action: 'account.exported' })).body.slice(1)).slice(1)
    expect(lines.map(([, who]) => who)).toEqual(["'\tx", "'@SUM(A1)", "'-2", "'+33", "'=1+1"])
  })

  test('keeps to the territory and to the filters, and is whole beyond a page', async () => {
    const headers = await admin(['87'])
    const rows = Array.from({ length: 1200 }, () => ({
      ...{ at: it.deps.clock.now(), actor_kind: 'command' as const, actor_id: 'x', action: 'account.warned' },
      ...{ departements: ['87'], detail: '{}' },
    }))
    await it.deps.db.insertInto('audit_events').values(rows).execute()
    await write(command('x'), { action: 'account.warned', departements: ['19'] })
    const lines = parsed((await file(headers, { action: 'account.warned' })).body.slice(1)).slice(1)
    expect(lines).toHaveLength(1200)
    expect(new Set(lines.map((line) => line.at(-1))).size).toBe(1200)
  })

  test('leaves a line of its own, for the admins of the same territory', async () => {
    const headers = await admin(['09'])
    await file(headers, { q: 'Camille', from: '2026-01-01' })
    const [entry] = await entriesFor(headers)
    expect(entry).toMatchObject({
      actor: { name: 'Nadia Ferrand' },
      action: { code: 'audit.exported' },
      departements: ['09'],
      detail: 'Filtré par : nom, premier jour',
    })
  })
})

describe('an import', () => {
  test('leaves a line with its counts, a dry one none', async () => {
    const { structure, service } = sourceOf(it.deps)
    const files = { structures: [structure()], services: [service(), { id: 'sans-nom' }] }
    const runs = () => it.deps.db.selectFrom('audit_events').select('id').where('action', '=', 'import.run').execute()
    await importRecords(it.deps, { ...files, dryRun: true })
    expect(await runs()).toEqual([])
    await importRecords(it.deps, files)
    const entries = await entriesFor(await admin(null))
    expect(entries.find(({ action }) => action.code === 'import.run')).toMatchObject({
      actor: { kind: 'command', name: 'Commande import' },
      detail: '1 structure nouvelle. 0 structure modifiée. 1 fiche nouvelle. 0 fiche modifiée. 1 enregistrement refusé',
    })
  })
})

describe('what is written in the journal', () => {
  test.each(['update audit_events set action = $$x$$', 'delete from audit_events', 'truncate audit_events'])(
    'is refused to everybody: %s',
    async (statement) => {
      await write(command('x'), { action: 'account.created' })
      await expect(sql.raw(statement).execute(it.deps.db)).rejects.toThrow(/append-only|permission denied/)
    },
  )

  test('is refused to the purge itself before twelve months', async () => {
    await write(command('x'), { action: 'account.created' })
    const purge = it.deps.db.transaction().execute(async (trx) => {
      await sql`set local role levier_audit_purge`.execute(trx)
      await sql`delete from audit_events`.execute(trx)
    })
    await expect(purge).rejects.toThrow(/append-only/)
  })

  test('is purged after twelve months, by its role only, which leaves a line', async () => {
    const months = (count: number) => {
      const at = new Date()
      at.setMonth(at.getMonth() - count)
      return at
    }
    await it.deps.jobs.run('purge-audit')
    const old = { action: 'structure.created', detail: { reason: 'old' } } as const
    await write(command('x'), old, months(13))
    await write(command('x'), old, months(14))
    await write(command('x'), { ...old, detail: { reason: 'recent' } }, months(11))
    await expect(
      sql`delete from audit_events where at < now() - interval '12 months'`.execute(it.deps.db),
    ).rejects.toThrow(/append-only|permission denied/)

    expect(await it.deps.jobs.run('purge-audit')).toBe(2)
    const left = await it.deps.db.selectFrom('audit_events').select('detail').where('action', '=', old.action).execute()
    expect(left.map(({ detail }) => detail)).toContainEqual({ reason: 'recent' })
    expect(left.map(({ detail }) => detail)).not.toContainEqual({ reason: 'old' })
    const headers = await admin(null)
    expect((await entriesFor(headers)).find(({ action }) => action.code === 'audit.purged')).toMatchObject({
      actor: { kind: 'schedule' },
      detail: '2 lignes',
    })
    expect(await it.deps.jobs.run('purge-audit')).toBe(0)
    const { rows } = await sql<{ user: string }>`select current_user as user`.execute(it.deps.db)
    expect(rows[0]!.user).not.toBe('levier_audit_purge')
  })
})
