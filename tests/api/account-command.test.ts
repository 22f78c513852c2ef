import { describe, expect, test } from 'vitest'
import { accountCommand } from '../../server/features/accounts/accounts.commands.ts'
import { findAccount } from '../../server/features/accounts/accounts.queries.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { mailsOf } from '../support/mail.ts'

const it = useApp({ engine: false })

describe('the account command', () => {
  async function run(...args: string[]) {
    const lines: string[] = []
    const terminal = { line: (text: string) => void lines.push(text), progress: () => {} }
    const code = await accountCommand(it.deps, { args, cwd: '.', terminal })
    return { code, text: lines.join('\n') }
  }

  test('creates an account, gives its first link, lists it and closes it', async () => {
    const email = 'Camille.Dupont@departement.example'
    expect(await run('create', email, '--role', 'admin', '--departements', '40,2a')).toMatchObject({ code: 0 })
    const { code, text } = await run('link', email)
    expect(code).toBe(0)
    const token = /#jeton=([\w-]+)/.exec(text)![1]!
    const answer = await it.app.inject({ method: 'POST', url: '/api/session', payload: { token } })
    expect(answer.json().account).toMatchObject({ name: 'Camille Dupont', role: 'admin', departements: ['40', '2A'] })
    expect((await run('list')).text).toMatch(
      /camille\.dupont@departement\.example +admin +vu \d{4}-.*Camille Dupont \(40, 2A\)/,
    )
    expect(await run('close', email)).toMatchObject({ code: 0 })
    expect(await run('link', email)).toMatchObject({ code: 1 })
    expect((await run('list')).text).toMatch(/camille\.dupont@departement\.example +admin +fermé le/)
  })

  test('makes a partner of an existing structure only', async () => {
    const { id } = await anAccount(it.deps.db, { role: 'partner' })
    const { structure_id } = await it.deps.db
      .selectFrom('accounts')
      .select('structure_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const create = ['create', 'p@asso.example', '--role', 'partner']
    expect((await run(...create)).text).toContain('--structure ID')
    expect((await run(...create, '--structure', '00000000-0000-4000-8000-000000000000')).text).toContain(
      'Aucune structure',
    )
    expect(await run(...create, '--structure', structure_id!)).toMatchObject({ code: 0 })
    expect((await run(...create, '--structure', structure_id!)).text).toBe('p@asso.example a déjà un compte.')
  })

  test('makes a référent of an existing sector, in its département', async () => {
    const at = new Date()
    const texts = { code: '48-MENDE', name: 'Mende', departement: '48', created_at: at, updated_at: at }
    await it.deps.db.insertInto('sectors').values(texts).execute()
    const create = ['create', 'r@lozere.example', '--role', 'referent']
    expect((await run(...create, '--sector', 'NULLE-PART')).text).toBe('Aucun secteur n’a le code NULLE-PART.')
    expect((await run('create', 'c@lozere.example', '--role', 'adviser', '--sector', '48-MENDE')).text).toContain(
      'Seul un compte de référent social a un secteur.',
    )
    expect(await run(...create, '--sector', '48-mende')).toMatchObject({ code: 0 })
    const made = it.deps.db.selectFrom('accounts').innerJoin('sectors', 'sectors.id', 'sector_id')
    expect(await made.select(['code', 'departements']).where('email', '=', 'r@lozere.example').execute()).toEqual([
      { code: '48-MENDE', departements: ['48'] },
    ])
  })

  test('lets everybody work somewhere: a partner, unless told, where its structure is', async () => {
    const { id: structure } = await aStructure(it.deps.db, { commune: '51454' })
    const made = async (email: string, ...args: string[]) => {
      expect(await run('create', email, ...args)).toMatchObject({ code: 0 })
      const row = it.deps.db.selectFrom('accounts').select(['departements', 'organisation', 'structure_id'])
      return row.where('email', '=', email).executeTakeFirstOrThrow()
    }
    const adviser = ['--role', 'adviser', '--departements', '40, 48', '--organisation', 'France Travail Dax']
    expect(await made('c@ft.example', ...adviser)).toEqual({
      ...{ departements: ['40', '48'], organisation: 'France Travail Dax', structure_id: null },
    })
    const partner = ['--role', 'partner', '--structure', structure]
    expect(await made('p1@asso.example', ...partner)).toMatchObject({ departements: ['51'], structure_id: structure })
    expect((await made('p2@asso.example', ...partner, '--departements', '08')).departements).toEqual(['08'])
  })

  test('opens a closed account again, and writes everything in the journal', async () => {
    const email = 'revenante@departement.example'
    await run('create', email, '--role', 'referent', '--departements', '40')
    expect((await run('reopen', email)).text).toBe(`Aucun compte fermé pour ${email}.`)
    await run('close', email)
    expect(await run('close', email)).toMatchObject({ code: 1 })
    expect(await run('reopen', email.toUpperCase())).toMatchObject({ code: 0 })
    expect(await run('link', email)).toMatchObject({ code: 0 })
    const { id } = (await findAccount(it.deps.db, email))!
    const lines = it.deps.db.selectFrom('audit_events').select(['action', 'actor_kind', 'actor_id', 'departements'])
    const by = { actor_kind: 'command', actor_id: 'account', departements: ['40'] }
    expect(await lines.where('target_id', '=', id).orderBy('id').execute()).toEqual([
      { action: 'account.created', ...by },
      { action: 'account.closed', ...by },
      { action: 'account.reopened', ...by },
      { action: 'account.link-sent', ...by },
    ])
    const subjects = (await mailsOf(it)).filter(({ to }) => to === email).map(({ subject }) => subject)
    expect(subjects.sort()).toEqual(['Votre compte Levier est fermé', 'Votre compte Levier est rouvert'])
  })

  test.each([
    [['create', 'pas-une-adresse', '--role', 'adviser'], 'pas-une-adresse n’est pas une adresse e-mail.'],
    [['create', 'a@b.example', '--role', 'chef'], 'Donnez un rôle'],
    [['create', 'a@b.example', '--role', 'admin', '--departements', '40,99'], '99 n’est pas un département.'],
    [['create', 'a@b.example', '--role', 'adviser', '--structure', 'x'], 'Seul un compte partenaire'],
    [['create'], 'account create EMAIL'],
    [['create', 'a@b.example', '--rôle', 'admin'], 'account create EMAIL'],
    [['constructor', 'a@b.example'], 'account create EMAIL'],
    [[], 'account create EMAIL'],
    [['create', 'a@b.example', '--role', 'adviser', '--departements', ''], ' n’est pas un département.'],
    [['close', 'personne@b.example'], 'Aucun compte ouvert'],
    [['reopen', 'personne@b.example'], 'Aucun compte fermé'],
    [['reopen'], 'account reopen EMAIL'],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const { code, text } = await run(...args)
    expect(code).toBe(1)
    expect(text).toContain(sentence)
  })
})
