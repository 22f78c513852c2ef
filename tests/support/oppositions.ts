import { aListing } from '../factories/a-listing.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'
import { linkFor } from './mail.ts'

let made = 0

/** An address and a number nobody else has. */
export function someone() {
  made += 1
  // Of the range the demonstration leaves to the tests (`FictionalPhone`).
  const digits = String(made).padStart(4, '0')
  return { courriel: `personne${made}@relais.example`, telephone: `02 61 91 ${digits.slice(0, 2)} ${digits.slice(2)}` }
}

/** Opposing through the door, each time from another network: the limit of one is not spent. */
export function opposing(it: TestApp) {
  const post = (url: string, payload: object, headers = {}) => it.app.inject({ method: 'POST', url, payload, headers })
  const ask = (payload: object) => {
    made += 1
    const remoteAddress = `198.51.${Math.floor(made / 250)}.${made % 250}`
    return it.app.inject({ method: 'POST', url: '/api/oppositions', remoteAddress, payload })
  }
  const confirm = (token: string) => post('/api/oppositions/confirm', { token })
  const showing = (...contacts: Partial<ReturnType<typeof someone> & { name: string }>[]) =>
    aListing(it.deps.db, {
      intervenants: contacts.map((contact) => ({
        ...{ name: 'Camille Essai', role: 'Accueil', telephone: null, courriel: null, note: null },
        ...contact,
      })),
    })
  const contactsOf = (listing: { id: string }) =>
    it.deps.db
      .selectFrom('intervenants')
      .select(['name', 'telephone', 'courriel'])
      .where('listing_id', '=', listing.id)
      .orderBy('rank')
      .execute()
  const requestsOf = (email: string) =>
    it.deps.db.selectFrom('opposition_requests').selectAll().where('email', '=', email).execute()
  const journal = (id: string) =>
    it.deps.db.selectFrom('audit_events').selectAll().where('target_id', '=', id).orderBy('id').execute()
  const governor = async () => it.signIn(await anAccount(it.deps.db, { role: 'admin' }))

  /** A confirmed request whose number, which stands beside nobody’s address, is for somebody to decide. */
  const pending = async () => {
    const { courriel, telephone } = someone()
    const listing = await showing({ telephone, name: 'Une autre personne' })
    await ask({ email: courriel, telephone, message: 'C’est mon portable.' })
    await confirm(await linkFor(it, courriel))
    return { email: courriel, telephone, listing, id: (await requestsOf(courriel))[0]!.id }
  }
  return { post, ask, confirm, showing, contactsOf, requestsOf, journal, governor, pending }
}
