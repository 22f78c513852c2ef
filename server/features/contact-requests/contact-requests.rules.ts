import type { RequestKind } from '../../contract/vocabulary.requests.ts'
import { sensitiveFreins } from '../../contract/vocabulary.requests.ts'
import type { Frein } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'

const dayMs = 86_400_000
/** How long a mailed link answers; renewable. */
export const linkDays = 30
export const linkUntil = (now: Date) => new Date(now.getTime() + linkDays * dayMs)

/** Nobody receives more in 24 hours: beyond, the telephone is better for both. */
export const receivedAtMost = 15
export const aDayBefore = (now: Date) => new Date(now.getTime() - dayMs)

// The token travels after `#`, out of reach of logs and of programs that look into mails.
export const answerUrl = (publicUrl: string, token: string) => `${publicUrl}/reponse#jeton=${token}`
export const receivedUrl = (publicUrl: string, id: string) => `${publicUrl}/demandes-recues/${id}`
export const ownRequestUrl = (publicUrl: string, id: string) => `${publicUrl}/mes-demandes/${id}`

/** The freins a mail may name: those that tell of health only when the adviser puts them in. */
export const freinsInMail = (freins: readonly Frein[], sensitive: boolean) =>
  sensitive ? freins : freins.filter((frein) => !sensitiveFreins.includes(frein))

/** Who is asked for the two other ways is the référent of a sector; for the first, somebody of a listing. */
export const isOfSector = (kind: RequestKind) => kind !== 'direct'

export const listingGone = () =>
  new Problem(410, 'listing-gone', 'Cette fiche a été retirée depuis : cherchez une autre ressource.')

export const nobodyToWriteTo = () =>
  new Problem(
    409,
    'nobody-to-write-to',
    'Personne n’a d’adresse e-mail ici, ou l’adresse ne répond plus. Le téléphone reste le plus sûr.',
  )

export const nobodyElse = () =>
  new Problem(
    409,
    'nobody-else',
    'Personne d’autre n’a d’adresse e-mail ici. Téléphonez, ou cherchez une autre ressource.',
  )

export const receivesTooMany = () =>
  new Problem(
    429,
    'recipient-busy',
    'Cette personne a déjà reçu beaucoup de demandes aujourd’hui. Téléphonez-lui, ou écrivez-lui demain : rien n’est perdu.',
  )

export const noRequest = () => new Problem(404, 'not-found', 'Cette demande n’existe pas ou n’existe plus.')

/** Throws 409 `changed-meanwhile`: somebody else acted since the page was read. */
export function checkVersion({ version }: { version: number }, read: number): void {
  if (version === read) return
  throw new Problem(
    409,
    'changed-meanwhile',
    'Quelqu’un a agi sur cette demande depuis que vous l’avez ouverte. Regardez où elle en est avant de continuer.',
  )
}

export function reasonNeeded(): Problem {
  const sentence = 'Dites pourquoi cela n’a pas commencé.'
  return new Problem(400, 'reason-needed', sentence, { reason: sentence })
}

/** What two people follow together is started, and ended, where they follow it. */
export const startPair = () =>
  new Problem(
    409,
    'start-pair',
    'Un accompagnement se commence depuis « Accompagnements », pour être suivi par vous deux.',
  )
