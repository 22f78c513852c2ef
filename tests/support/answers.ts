import { aContactRequest } from '../factories/a-contact-request.ts'
import { aListing } from '../factories/a-listing.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'
import type { MailServer } from './smtp.ts'

let made = 0
export const anAddress = (name = 'yann') => `${name}-${++made}@roule.example`

export interface Asked {
  readonly id: string
  /** Of the link mailed to the intervenant. */
  readonly token: string
  readonly address: string
  readonly listingId: string
  readonly structureId: string
  readonly adviser: { readonly id: string; readonly email: string }
}

type Wanted = Omit<NonNullable<Parameters<typeof aContactRequest>[1]>, 'targetId' | 'adviserId'> & {
  nom?: string
  thematiques?: NonNullable<Parameters<typeof aListing>[1]>['thematiques']
}

/** What those who answer demandes need, on a product whose mails go to a server. */
export function answersOf(it: TestApp, server: MailServer) {
  /** Mails to an address, the newest first. */
  const mailsTo = async (address: string) => {
    await it.deps.mailer.settle()
    return server.received.filter(({ to }) => to === address).toReversed()
  }
  const tokenTo = async (address: string) => /#jeton=([\w-]+)/.exec((await mailsTo(address))[0]?.text ?? '')?.[1] ?? ''

  /** A demande to Yann Le Goff, for a listing of a structure of its own. */
  async function aDemande({ nom, thematiques, ...wanted }: Wanted = {}): Promise<Asked> {
    const { db } = it.deps
    const address = anAddress()
    const adviser = await anAccount(db, { name: 'Nadia Ferrand', organisation: 'France Travail Dax' })
    const structure = await aStructure(db)
    const person = { name: 'Yann Le Goff', role: 'Accueil', telephone: null, courriel: address, note: null }
    const listing = await aListing(db, {
      ...{ structure_source_id: structure.record.source_id, intervenants: [person] },
      ...(nom && { nom }),
      ...(thematiques && { thematiques }),
    })
    const now = it.deps.clock.now()
    const { id } = await aContactRequest(db, { ...{ at: now, ...wanted }, targetId: listing.id, adviserId: adviser.id })
    const token = await tokenTo(address)
    return { id, token, address, listingId: listing.id, structureId: structure.id, adviser }
  }

  const post = async (url: string, payload: object, headers: { cookie?: string } = {}) => {
    const answer = await it.app.inject({ method: 'POST', url, payload, headers })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null }
  }
  /** By the link of a mail. */
  const byLink = (action: string, token: string, body: object = {}) =>
    post(`/api/contact-answers/${action}`, { token, ...body })
  /** By somebody signed in. */
  const byMember = (action: string, id: string, headers: { cookie: string }, body: object = {}) =>
    post(`/api/received-requests/${id}/${action}`, body, headers)
  const aMember = (structureId: string, name = 'Maëlle Lartigue') =>
    anAccount(it.deps.db, { role: 'partner', structureId, name })
  const rowOf = (id: string) =>
    it.deps.db.selectFrom('contact_requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  return { mailsTo, tokenTo, aDemande, post, byLink, byMember, aMember, rowOf }
}

/** A body that each answer takes, for a page that saw so many steps. */
export const anAnswer = (action: string, version: number): object => {
  const more: Readonly<Record<string, object>> = {
    accept: { next: 'none' },
    reschedule: { next: 'appointment', day: '2026-12-03', time: '14:30' },
    ask: { text: 'Quel jour conviendrait ?' },
    decline: { reason: 'plus-de-places' },
    'pass-on': { name: 'Lucie Marsan', email: anAddress('lucie') },
    conclude: { outcome: 'started' },
  }
  return { version, ...more[action] }
}
