import type { Trx } from '../../platform/db.ts'
import { isIt, mayHold, type OpposedContact } from './oppositions.contacts.ts'

const columnOf = { courriel: 'email', telephone: 'phone' } as const
const deskColumnOf = { courriel: 'desk_email', telephone: 'desk_phone' } as const

/** A référent social goes with the contact opposed; the desk of a sector loses this one only. */
export async function clearSectors(trx: Trx, opposed: OpposedContact): Promise<void> {
  const column = columnOf[opposed.kind]
  const referents = await trx
    .selectFrom('sector_referents')
    .select(['id', `${column} as contact`])
    .where(mayHold(opposed, [column]))
    .execute()
  const theirs = referents.filter(({ contact }) => isIt(opposed, contact)).map(({ id }) => id)
  if (theirs.length > 0) await trx.deleteFrom('sector_referents').where('id', 'in', theirs).execute()
  await clearDesks(trx, opposed)
}

async function clearDesks(trx: Trx, opposed: OpposedContact): Promise<void> {
  const column = deskColumnOf[opposed.kind]
  const desks = await trx
    .selectFrom('sectors')
    .select(['id', `${column} as contact`])
    .where(mayHold(opposed, [column]))
    .execute()
  for (const { id, contact } of desks)
    if (isIt(opposed, contact))
      await trx
        .updateTable('sectors')
        .set({ [column]: null })
        .where('id', '=', id)
        .execute()
}

/** Contacts of sectors that may show a number, with the address beside it. */
export async function sectorContacts(trx: Trx, telephone: string) {
  const number = { kind: 'telephone', value: telephone } as const
  const referents = await trx
    .selectFrom('sector_referents')
    .select(['phone as telephone', 'email as courriel'])
    .where(mayHold(number, ['phone']))
    .execute()
  const desks = await trx
    .selectFrom('sectors')
    .select(['desk_phone as telephone', 'desk_email as courriel'])
    .where(mayHold(number, ['desk_phone']))
    .execute()
  return [...referents, ...desks]
}
