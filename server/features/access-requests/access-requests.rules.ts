import type { Role } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'
import type { AddressHolder, AdminAddress } from '../accounts/accounts.addresses.ts'

const hour = 3_600_000
export const day = 24 * hour

/** How long a mailed link proves an address. */
export const confirmHours = 24
/** How long a request waits for an admin. */
export const pendingDays = 30
/** Admins hear again of requests that have waited this long, and no sooner than so many days after the last time. */
export const remindAfterDays = 2
export const remindAgainDays = 7
/** Nobody floods a département’s mailboxes by asking for all of France. */
const mailsAtMost = 50

export const confirmBy = (now: Date) => new Date(now.getTime() + confirmHours * hour)
export const pendingUntil = (now: Date) => new Date(now.getTime() + pendingDays * day)
export const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * day)

/** The token travels after `#`, as in a sign-in link. */
export const confirmUrl = (publicUrl: string, token: string) => `${publicUrl}/demande-acces/confirmation#jeton=${token}`

export const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** Whether an address is enough to be an adviser. The domain itself: neither one that ends like it, nor a part of it. */
export const opensByItself = (
  { email, role }: { email: string; role: Role },
  trustedDomains: readonly string[],
): boolean => role === 'adviser' && trustedDomains.includes(domainOf(email))

/** Throws 400 `unknown-departement`. */
export function checkDepartements(codes: readonly string[], exists: (code: string) => boolean): void {
  const unknown = codes.find((code) => !exists(code))
  if (unknown === undefined) return
  const sentence = `Le département ${unknown} n’existe pas.`
  throw new Problem(400, 'unknown-departement', sentence, { departements: sentence })
}

/** Who decides: the admins of each département asked for, those of everything where it has none of its own. */
export function deciders(departements: readonly string[], admins: readonly AdminAddress[]): AdminAddress[] {
  const own = (code: string) => admins.filter((admin) => admin.departements?.includes(code))
  const ofEverything = admins.filter((admin) => admin.departements === null)
  const found = departements.flatMap((code) => {
    const here = own(code)
    return here.length > 0 ? here : ofEverything
  })
  return [...new Set(found)].slice(0, mailsAtMost)
}

/** What an admin may open of a request. Throws 400 `not-asked`, `one-structure`. */
export function checkOffer(
  asked: readonly string[],
  offer: { departements: readonly string[]; structureId?: string; newStructure?: object },
  everything: boolean,
): void {
  if (offer.structureId && offer.newStructure)
    throw new Problem(400, 'one-structure', 'Choisissez une structure, ou créez-en une.', {
      structureId: 'Choisissez une structure, ou créez-en une : pas les deux.',
    })
  if (everything || offer.departements.every((code) => asked.includes(code))) return
  const sentence = 'Choisissez parmi les départements demandés.'
  throw new Problem(400, 'not-asked', sentence, { departements: sentence })
}

export type LinkRefusal = 'link-used' | 'link-expired'

const sentences: Record<LinkRefusal, string> = {
  'link-used': 'Ce lien a déjà servi : votre adresse est confirmée. Vous recevrez la réponse par mail.',
  'link-expired': 'Ce lien n’est plus valable. Refaites votre demande : vous en recevrez un autre.',
}
export const linkRefused = (code: LinkRefusal) => new Problem(410, code, sentences[code])

interface Decided {
  readonly state: string
  readonly by: string | null
  readonly at: Date | null
}

const verbs: Readonly<Record<string, string>> = { approved: 'acceptée', refused: 'refusée', expired: 'close' }
const paris = { timeZone: 'Europe/Paris' } as const
const dayText = new Intl.DateTimeFormat('fr-FR', { ...paris, dateStyle: 'medium' })
const hourText = new Intl.DateTimeFormat('fr-FR', { ...paris, hour: 'numeric', minute: '2-digit' })
/** «22 nov. 2026 à 13 h 45». */
const moment = (at: Date) => `${dayText.format(at)} à ${hourText.format(at).replace(/^0?(\d+):/, '$1\u00a0h\u00a0')}`

/** The first decision stands, and says whose it is. */
export function alreadyDecided({ state, by, at }: Decided): Problem {
  const verb = verbs[state] ?? 'traitée'
  const who = by ? ` par ${by}` : ''
  const when = at ? ` le ${moment(at)}` : ''
  return new Problem(409, 'already-decided', `Cette demande a déjà été ${verb}${who}${when}.`)
}

export const hasAccount = () =>
  new Problem(
    409,
    'has-account',
    'Cette personne a un compte depuis sa demande, qui est donc close. Ses droits se changent dans les comptes.',
  )
export const accountClosed = ({ seen }: AddressHolder) =>
  new Problem(
    409,
    'account-closed',
    seen
      ? 'Cette adresse a un compte fermé. Rouvrez-le dans les comptes plutôt que d’en créer un autre.'
      : 'Cette adresse a déjà un compte, que d’autres administrent. Refusez la demande, en disant de s’adresser à eux.',
  )
