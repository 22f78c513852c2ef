import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { BulkDraft, BulkLine } from '../../server/contract/bulk.ts'
import { readContent } from '../../server/features/listings/listings.content.ts'
import { moveListing } from '../../server/features/listings/listings.moves.ts'
import { holdListing, readOpen } from '../../server/features/listings/listings.revisions.ts'
import { fingerprint } from '../../server/features/oppositions/oppositions.rules.ts'
import { aListing } from '../factories/a-listing.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { bulkOf, goodColumns, linesCsv, utf8Csv } from '../support/tables.ts'

const it = useApp({ engine: false })
let bulk: ReturnType<typeof bulkOf>
let structure: Awaited<ReturnType<typeof aStructure>>
let partner: { id: string }
beforeEach(async () => {
  structure = await aStructure(it.deps.db)
  partner = await anAccount(it.deps.db, { role: 'partner', structureId: structure.id })
  bulk = bulkOf(it, await it.signIn(partner))
})

const key = () => randomUUID()
const listings = () =>
  it.deps.db.selectFrom('listings').select(['id', 'nom', 'state']).where('structure_id', '=', structure.id).execute()
const said = (line: BulkLine, part: 'problems' | 'notes' = 'problems') =>
  line[part].map(({ column, sentence }) => `${column}: ${sentence}`)

describe('a check', () => {
  test('tells each line and writes nothing', async () => {
    const { lines, structure: name } = await bulk.check(
      linesCsv({}, { nom: 'Autre', description: 'Court' }, { nom: '' }),
    )
    expect(name).toBe(structure.record.nom)
    expect(lines).toMatchObject([
      { line: 2, title: 'Permis B accompagné', outcome: 'new', ready: true, problems: [] },
      { line: 3, title: 'Autre', outcome: 'new', ready: false },
      { line: 4, title: '', outcome: 'unreadable', ready: false },
    ])
    expect(said(lines[1])).toEqual(['description: Dites en deux ou trois phrases ce que c’est : de 50 à 2 000 signes.'])
    expect(said(lines[2])).toEqual(['nom: Cette ligne n’a pas de titre.'])
    expect(await listings()).toEqual([])
  })

  test('names the column that is missing', async () => {
    const columns = goodColumns.map((field) => (field === 'mobilisable_par' ? null : field))
    const { lines } = await bulk.check(linesCsv({}), { columns })
    expect(said(lines[0])).toEqual(['Qui peut demander: Dites qui peut demander : un professionnel, la personne.'])
    const given = await bulk.check(linesCsv({}), { columns, defaults: { mobilisable_par: 'les deux' } })
    expect(given.lines[0]).toMatchObject({ ready: true })
  })

  test('says each value that was understood otherwise than written', async () => {
    const { lines } = await bulk.check(
      linesCsv({
        ...{ frais: '15 € par an', zone_eligibilite: 'Grand Dax|40', commune: 'DAX', code_postal: '' },
        ...{ contact_1_telephone: '536490142', publics: 'RSA', thematiques: 'mobilite--preparer-un-permis' },
      }),
    )
    expect(said(lines[0], 'notes').sort()).toEqual([
      'Comment demander: Rien d’écrit : déduit des contacts et du lien',
      'contact_1_telephone: « 536490142 » compris : 05 36 49 01 42',
      'frais: « 15 € par an » compris : payant',
      'publics: « RSA » compris : Bénéficiaires des minima sociaux',
      'zone_eligibilite: « 40 » compris : Landes (département)',
      'zone_eligibilite: « Grand Dax » compris : CA du Grand Dax',
    ])
    expect(lines[0].ready).toBe(true)
  })

  test('recognises what is there already, and what is twice in the file', async () => {
    await aListing(it.deps.db, { nom: 'Permis B accompagné', structure_source_id: structure.record.source_id })
    const { lines } = await bulk.check(linesCsv({}, { nom: 'Garage solidaire' }, { nom: 'garage SOLIDAIRE' }))
    expect(lines.map(({ outcome }: BulkLine) => outcome)).toEqual(['known', 'new', 'known'])
    expect(lines[0].twins[0]).toMatchObject({
      own: true,
      title: 'Permis B accompagné',
      why: expect.stringContaining('même titre'),
    })
    expect(said(lines[2], 'notes')).toContain('null: Même titre que la ligne 3.')
  })

  test('does not show a partner what others have not published', async () => {
    const telephone = '+33536490177'
    const person = { name: null, role: null, telephone, courriel: null, note: null }
    await aListing(it.deps.db, { nom: 'Secrète', state: 'pending', intervenants: [person] })
    const { lines } = await bulk.check(linesCsv({ contact_1_telephone: telephone }))
    expect(lines[0].twins).toEqual([])
  })

  test('respects who opposed to the use of a number', async () => {
    const print = fingerprint('telephone', '+33536490142')
    const opposition = { kind: 'telephone', fingerprint: print, created_at: new Date() } as const
    await it.deps.db.insertInto('oppositions').values(opposition).execute()
    const { lines } = await bulk.check(linesCsv({}))
    expect(said(lines[0])[0]).toMatch(/^contact_1_telephone: Cette personne s’est opposée/)
    await it.deps.db.deleteFrom('oppositions').where('fingerprint', '=', print).execute()
  })

  test('gives a report without formulas', async () => {
    const { lines, report } = await bulk.check(linesCsv({ nom: '=HYPERLINK("http://x")', description: '-' }))
    expect(lines[0].title).toBe('=HYPERLINK("http://x")')
    expect(report).toMatch(/^\ufeffLigne;Titre;Résultat;/)
    expect(report).toContain(`2;"'=HYPERLINK(""http://x"")";Brouillon à créer;`)
  })
})

describe('an import', () => {
  const draftsOf = async (file = linesCsv({}, { nom: 'Garage solidaire', description: 'Court' }), lines = [2, 3]) =>
    bulk.import(file, { lines, key: key() })

  test('writes the lines chosen as drafts, with what keeps some from being sent', async () => {
    const { status, drafts, left } = await draftsOf(
      linesCsv({}, { nom: 'Non choisie' }, { nom: 'Garage', thematiques: 'voiture' }),
      [2, 4],
    )
    expect(status).toBe(200)
    expect(drafts).toMatchObject([
      { line: 2, title: 'Permis B accompagné', ready: true },
      { line: 4, title: 'Garage', ready: false },
    ])
    expect(left).toMatchObject([{ line: 3, title: 'Non choisie' }])
    expect((await listings()).map(({ state }) => state)).toEqual(['draft', 'draft'])
    const open = await readOpen(it.deps.db, drafts[0].id)
    expect(open).toMatchObject({ state: 'draft', saved_by: partner.id })
    expect(open!.content).toMatchObject({
      ...{ nom: 'Permis B accompagné', commune: '40088', code_postal: '40100', zone_eligibilite: ['40'] },
      ...{
        thematiques: ['mobilite--preparer-un-permis'],
        publics: ['jeunes'],
        frais: 'payant',
        frais_precisions: '15 €',
      },
      ...{
        horaires_accueil: 'Mo-Fr 09:00-12:00',
        modes_mobilisation: ['telephoner'],
        mobilisable_par: ['professionnels'],
      },
    })
  })

  test('writes once for a key, at the same moment and later, with the same answer', async () => {
    const once = { lines: [2], key: key() }
    const answers = await Promise.all([1, 2, 3].map(() => bulk.import(linesCsv({}), once)))
    expect(new Set(answers.map(({ drafts }) => JSON.stringify(drafts))).size).toBe(1)
    expect((await bulk.import(linesCsv({}), once)).drafts).toEqual(answers[0].drafts)
    expect(await listings()).toHaveLength(1)
  })

  test('of nothing that can be read is refused, and of nothing at all', async () => {
    expect(await bulk.import(linesCsv({ nom: '' }), { lines: [2], key: key() })).toMatchObject({
      status: 400,
      code: 'no-lines',
    })
    expect(await bulk.import(linesCsv({}), { lines: [], key: key() })).toMatchObject({ status: 400, code: 'no-lines' })
    expect(await listings()).toEqual([])
  })

  test('is in the journal of its admins, and its report says what was done', async () => {
    const { report } = await draftsOf()
    const entry = await it.deps.db
      .selectFrom('audit_events')
      .selectAll()
      .where('structure_id', '=', structure.id)
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ action: 'bulk.imported', departements: ['40'], detail: { listings: 2 } })
    expect(report).toContain('2;Permis B accompagné;Brouillon prêt à envoyer;')
    expect(report).toContain('3;Garage solidaire;Brouillon à compléter;')
  })

  test('by an admin goes to the structure it names', async () => {
    const admin = await anAccount(it.deps.db, { role: 'admin', departements: ['40'] })
    const other = bulkOf(it, await it.signIn(admin))
    const { drafts } = await other.import(linesCsv({}), { lines: [2], key: key(), structureId: structure.id })
    expect(await listings()).toMatchObject([{ id: drafts[0].id }])
  })

  test('of 500 lines fits in one go', async () => {
    const lines = Array.from({ length: 500 }, (_, at) => ({ nom: `Atelier numéro ${at}` }))
    const { drafts } = await draftsOf(
      linesCsv(...lines),
      lines.map((_, at) => at + 2),
    )
    expect(drafts).toHaveLength(500)
    expect(await listings()).toHaveLength(500)
  })

  describe('then drafts sent together', () => {
    const send = async (ids: string[], headers?: { cookie: string }) => {
      const answer = await it.app.inject({
        ...{ method: 'POST', url: '/api/bulk/send', payload: { ids } },
        headers: headers ?? (await it.signIn(partner)),
      })
      return { status: answer.statusCode, ...answer.json() }
    }
    const idsOf = (drafts: BulkDraft[]) => drafts.map(({ id }) => id)

    test('are refused to another structure, whole', async () => {
      const { drafts } = await draftsOf()
      const stranger = await it.signIn(await anAccount(it.deps.db, { role: 'partner' }))
      expect(await send(idsOf(drafts), stranger)).toMatchObject({ status: 403, code: 'beyond-territory' })
      expect((await listings()).map(({ state }) => state)).toEqual(['draft', 'draft'])
    })

    test('leave those that cannot be as they are, with why, and may be sent twice', async () => {
      const { drafts } = await draftsOf()
      const [ready, short] = idsOf(drafts)
      const answer = await send([ready!, short!])
      expect(answer).toMatchObject({
        sent: [ready],
        kept: [{ id: short, sentence: expect.stringContaining('de 50 à') }],
      })
      expect((await listings()).map(({ state }) => state).sort()).toEqual(['draft', 'pending'])
      expect((await readContent(it.deps.db, ready!)).commune).toBe('40088')
      expect(await send([ready!])).toMatchObject({ status: 200, sent: [ready], kept: [] })
      // Published meanwhile, and taken up again without a change.
      const { db } = it.deps
      await db.transaction().execute(async (trx) => {
        const by = { actor: 'admin', accountId: partner.id, now: it.deps.clock.now() } as const
        await moveListing(trx, await holdListing(trx, ready!, { kind: 'all' }, 'publish'), 'publish', by)
      })
      await aRevision(db, { listingId: ready!, content: await readContent(db, ready!), step: 'nothing' })
      expect(await send([ready!])).toMatchObject({
        sent: [],
        kept: [{ id: ready, sentence: expect.stringContaining('Rien n’a changé') }],
      })
    })
  })
})

test('a line whose cells overflow stays out, and says why', async () => {
  const { lines } = await bulk.check(utf8Csv('nom;frais\nPermis;15 €; par an\n'), { columns: ['nom', 'frais'] })
  expect(lines).toMatchObject([{ outcome: 'unreadable', title: 'Permis' }])
  expect(said(lines[0])[0]).toContain('plus de cellules que de titres')
})
