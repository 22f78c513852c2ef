import type { Db, Trx } from '../../platform/db.ts'
import { checkMeanwhile } from '../contact-requests/contact-requests.meanwhile.ts'
import type { HeldRequest } from '../contact-requests/contact-requests.moves.ts'
import { checkPersonalData } from '../listings/listings.personal-data.check.ts'

interface Said {
  readonly version: number
  readonly text?: string
  readonly confirmed?: boolean
}

/** What has no place in an answer. The number or the address of whoever answers has. */
const warned = ['nir', 'birth-date', 'name'] as const

interface Answering {
  /** What has to be held before the demande. */
  readonly ahead?: ((trx: Trx) => Promise<void>) | undefined
  /** The demande, held, once it is known that this one may answer it. */
  readonly hold: (trx: Trx) => Promise<HeldRequest>
  readonly act: (trx: Trx, held: HeldRequest) => Promise<void>
}

/**
 * One answer, whole or not at all. Throws 400 `personal-data`, and 409 `changed-meanwhile` to the second of two
 * people who answer the same demande: it is held, so that the second one reads what the first one did.
 */
export function answering(db: Db, said: Said, { ahead, hold, act }: Answering): Promise<void> {
  checkPersonalData({ text: said.text }, { confirmed: said.confirmed ?? false, kinds: warned })
  return db.transaction().execute(async (trx) => {
    await ahead?.(trx)
    const held = await hold(trx)
    await checkMeanwhile(trx, held, said.version)
    await act(trx, held)
  })
}
