import type { SharedSheet, SheetContent } from '../../server/contract/sheets.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

/** The desk of Dax, with a référente nobody but professionals reads. */
async function aSector({ deps: { db } }: TestApp) {
  const at = new Date()
  const desk = { desk_name: 'CMS de Dax', desk_phone: '05 36 49 07 00' }
  const { id } = await db
    .insertInto('sectors')
    .values({ ...desk, code: 'essai-40', name: 'Secteur de Dax', departement: '40', created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('sector_communes').values({ sector_id: id, commune: '40088' }).execute()
  await db.insertInto('sector_referents').values({ sector_id: id, rank: 0, name: 'Camille Secteur' }).execute()
}

/** A listing whose structure has a desk, one whose structure has none, and an adviser who hands them. */
export function sheetsOf(it: TestApp) {
  let adviser = { id: '', cookie: '' }
  let ids: string[] = []

  const ground = async () => {
    const { db } = it.deps
    const account = await anAccount(db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
    adviser = { id: account.id, ...(await it.signIn(account)) }
    const desk = await aStructure(db, {
      nom: 'Garage solidaire',
      telephone: '05 36 49 01 40',
      courriel: 'accueil@garage.example',
      site_web: 'garage.example',
    })
    const at = { structure_source_id: desk.record.source_id }
    const told = await aListing(db, { ...at, nom: 'Voiture en location', horaires_accueil: 'Mo-Fr 09:00-12:00' })
    const silent = await aListing(db, { nom: 'Microcrédit', modes_accueil: ['a-distance'] })
    ids = [told.id, silent.id]
    await aSector(it)
    return { ids, adviser }
  }

  const content = (over: Partial<SheetContent> = {}): SheetContent => ({
    listings: ids.map((id) => ({ id, note: null })),
    bring: null,
    commune: '40088',
    ...over,
  })

  /** As the adviser, unless told; `{}` is nobody. */
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, who?: object) => {
    const { cookie } = (who ?? adviser) as { cookie?: string }
    const headers = cookie ? { cookie } : {}
    const answer = await it.app.inject({ method, url: `/api/sheets${url}`, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null, headers: answer.headers }
  }

  const titles = (sheet: SharedSheet) => sheet.listings.map(({ facts }) => facts?.title ?? null)
  return { ground, ask, content, titles }
}
