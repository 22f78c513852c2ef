import { sql } from 'kysely'
import { requestKinds } from '../../contract/vocabulary.requests.ts'
import type { Trx } from '../../platform/db.ts'
import { layOutMail } from '../../platform/mail-layout.ts'
import { queueMails } from '../../platform/mails.queries.ts'
import type { PairKind } from '../../platform/schema-pairs.ts'
import type { Follower } from './pairs.starting.ts'

const happened = {
  started: { subject: 'a commencé', said: (who: string, what: string) => `${who} a noté le début de ${what}.` },
  noted: { subject: 'une note pour vous', said: (who: string, what: string) => `${who} a écrit une note sur ${what}.` },
  ended: { subject: 'est terminé', said: (who: string, what: string) => `${who} a noté la fin de ${what}.` },
} as const

interface Other {
  readonly email: string
  readonly kind: PairKind
  readonly reference: string | null
}

/** The other of the two, if it has an open account: the adviser, else the référent, else all those of the sector. */
async function othersOf(trx: Trx, pairId: string, { account }: Follower): Promise<Other[]> {
  const { rows } = await sql<Other>`
    select accounts.email, pairs.kind, case when accounts.id = pairs.adviser_id then pairs.reference end as reference
    from pairs join accounts on accounts.closed_at is null and accounts.id <> ${account.id}
      and (accounts.id = pairs.adviser_id or accounts.id = pairs.referent_id
        or (pairs.referent_id is null and accounts.role = 'referent' and accounts.sector_id = pairs.sector_id))
    where pairs.id = ${pairId}
    order by accounts.email`.execute(trx)
  return rows
}

/** Tells the other of the two that something happened. Nothing of the person is in the mail: it is read once signed in. */
export async function tellOther(trx: Trx, pairId: string, what: keyof typeof happened, by: Follower): Promise<void> {
  const others = await othersOf(trx, pairId, by)
  const { subject, said } = happened[what]
  const mails = others.map(({ email, kind, reference }) => {
    const name = requestKinds[kind].toLowerCase()
    return {
      to: email,
      ...layOutMail({
        subject: `${requestKinds[kind]} : ${subject}`,
        paragraphs: [
          'Bonjour,',
          said(by.account.name, `l’${name} que vous suivez ensemble${reference ? ` (référence ${reference})` : ''}`),
        ],
        action: { label: 'Voir l’accompagnement', url: `${by.publicUrl}/accompagnements/${pairId}` },
        notes: ['Rien de la situation de la personne n’est écrit dans ce message.'],
      }),
    }
  })
  await queueMails(trx, mails, by.now)
}
