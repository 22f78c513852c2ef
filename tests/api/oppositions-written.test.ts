import { expect, test } from 'vitest'
import { aClaim } from '../factories/a-claim.ts'
import { aContent } from '../factories/a-content.ts'
import { aListing } from '../factories/a-listing.ts'
import { aReport } from '../factories/a-report.ts'
import { aRevision } from '../factories/a-revision.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import { useApp } from '../support/app.ts'
import { asking } from '../support/as-json.ts'
import { command } from '../support/import-run.ts'

const it = useApp({ engine: false })
const ask = asking(it)
const oppose = (...args: string[]) => command(it.deps, 'opposition', args)
const contentOf = async (id: string) =>
  await it.deps.db.selectFrom('revisions').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const opposed = {
  name: 'Anne Opposée',
  role: 'Accueil',
  telephone: '05 36 49 55 66',
  courriel: 'Anne@relais.example',
  note: null,
}
const content = {
  intervenants: [opposed, { ...aContent().intervenants[0]!, note: 'Sinon anne@relais.example' }],
  conditions_acces: 'Appeler le 05 36 49 55 66 la veille.',
  fermeture: { du: '2026-12-20', au: null, message: 'Urgence : anne@relais.example' },
}

test('an opposition takes the contact out of every version of a listing, the one being written included', async () => {
  const listing = await aListing(it.deps.db)
  const sent = await aRevision(it.deps.db, { listingId: listing.id, content })
  const draft = await aRevision(it.deps.db, { content, step: 'nothing' })
  const before = await contentOf(draft.id)
  await oppose('--courriel', 'anne@relais.example')
  await oppose('--telephone', '0536495566')
  for (const { id } of [sent, draft]) {
    const { content: after } = await contentOf(id)
    expect(JSON.stringify(after)).not.toMatch(/anne|opposée|55 ?66/i)
    expect(after.intervenants).toHaveLength(1)
    expect(after.conditions_acces).toContain('[retiré à la demande de la personne]')
  }
  expect((await contentOf(draft.id)).version).toBeGreaterThan(before.version)
})

test('an opposition reaches a structure, its history and what was said of it', async () => {
  const { db } = it.deps
  const structure = await aStructure(db, {
    courriel: 'marc@relais.example',
    description: 'Écrire à marc@relais.example.',
  })
  const admin = await it.signIn(await anAccount(db, { role: 'admin' }))
  const url = `/api/structures/${structure.id}`
  await ask('PATCH', url, admin, { version: 1, changes: { courriel: 'accueil@relais.example' } })
  await ask('PATCH', url, admin, { version: 2, changes: { courriel: 'marc@relais.example' } })
  const claim = await aClaim(db, { structureId: structure.id, message: 'Demandez à marc@relais.example.' })
  const listing = await aListing(db)
  const report = await aReport(db, { listing_id: listing.id, message: 'C’est marc@relais.example qui répond.' })
  const asked = await aRevision(db, { listingId: listing.id })
  const remarks = JSON.stringify({ description: 'Mettez marc@relais.example ailleurs.' })
  await db.updateTable('revisions').set({ remarks }).where('id', '=', asked.id).execute()
  await oppose('--courriel', 'marc@relais.example')
  const kept = {
    report: await db.selectFrom('reports').selectAll().where('id', '=', report.id).execute(),
    remarks: (await contentOf(asked.id)).remarks,
    structure: await db.selectFrom('structures').selectAll().where('id', '=', structure.id).execute(),
    history: await db.selectFrom('structure_history').selectAll().where('structure_id', '=', structure.id).execute(),
    claim: await db.selectFrom('structure_claims').selectAll().where('id', '=', claim.id).execute(),
  }
  expect(JSON.stringify(kept)).not.toContain('marc@')
  expect(kept.history).toHaveLength(2)
  expect(kept.history[0]).toMatchObject({ before: { courriel: null }, after: { courriel: 'accueil@relais.example' } })
})

test('an opposition to a record leaves nothing of it to publish', async () => {
  const { db } = it.deps
  const { id, record } = await aListing(db)
  const sent = await aRevision(db, { listingId: id })
  await oppose('--record', record.source, record.source_id)
  expect(await contentOf(sent.id)).toMatchObject({ state: 'discarded', content: { intervenants: [] } })
})
