import { randomUUID } from 'node:crypto'
import type { Db } from '../../server/platform/db.ts'

interface Wanted {
  name?: string
  departement?: string
  communes?: readonly string[]
  referentEmail?: string | null
  deskEmail?: string | null
  deskPhone?: string | null
}

let made = 0

/** A social sector of the Landes with a référent and a desk, in charge of no commune unless told. */
export async function aSector(db: Db, wanted: Wanted = {}): Promise<{ id: string; referentEmail: string }> {
  made += 1
  const { name = `Secteur d’essai ${made}`, departement = '40', communes = [] } = wanted
  const { referentEmail = `referent-${made}@secteur.example`, deskPhone = '05 36 49 60 10' } = wanted
  const { deskEmail = `cms-${made}@secteur.example` } = wanted
  const now = new Date()
  const { id } = await db
    .insertInto('sectors')
    .values({
      ...{ code: randomUUID(), name, departement, desk_name: `CMS d’essai ${made}` },
      ...{ desk_phone: deskPhone, desk_email: deskEmail, created_at: now, updated_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('sector_referents')
    .values({ sector_id: id, rank: 0, name: 'Isabelle Référente', role: 'assistante sociale', email: referentEmail })
    .execute()
  if (communes.length > 0)
    await db
      .insertInto('sector_communes')
      .values(communes.map((commune) => ({ commune, sector_id: id })))
      .execute()
  return { id, referentEmail: referentEmail ?? '' }
}
