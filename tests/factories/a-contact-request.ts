import { randomUUID } from 'node:crypto'
import type { RequestKind } from '../../server/contract/vocabulary.requests.ts'
import { sendRequest } from '../../server/features/contact-requests/contact-requests.sending.ts'
import type { Db } from '../../server/platform/db.ts'
import type { ContactRequestsTable } from '../../server/platform/schema-requests.ts'
import { aListing } from './a-listing.ts'
import { anAccount } from './an-account.ts'

interface Wanted {
  adviserId?: string
  kind?: RequestKind
  /** A listing, or a sector for the two other ways. */
  targetId?: string
  message?: string
  reference?: string
  freins?: ContactRequestsTable['freins']
  sensitiveInMail?: boolean
  commune?: string
  at?: Date
  publicUrl?: string
}

/** A demande by an adviser of its own to the intervenant of a listing of its own, just sent, unless told. */
export async function aContactRequest(db: Db, wanted: Wanted = {}) {
  const adviserId =
    wanted.adviserId ?? (await anAccount(db, { name: 'Nadia Demande', organisation: 'Agence d’essai' })).id
  const targetId = wanted.targetId ?? (await aListing(db)).id
  const { at = new Date(), publicUrl = 'http://127.0.0.1:3000' } = wanted
  const id = await sendRequest(
    db,
    {
      ...{ formKey: randomUUID(), kind: wanted.kind ?? 'direct', targetId, commune: wanted.commune ?? '40192' },
      ...{ freins: wanted.freins ?? ['mobilite'], sensitiveInMail: wanted.sensitiveInMail ?? false },
      ...{ reference: wanted.reference ?? null, message: wanted.message ?? 'Avez-vous une place ce mois-ci ?' },
      answerWay: 'courriel',
    },
    { adviserId, now: at, publicUrl },
  )
  return { id, adviserId, targetId }
}
