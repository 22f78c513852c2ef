import { Problem } from '../../platform/errors.ts'
import { hashOf } from '../../platform/secrets.ts'
import type { LinkRefusal } from '../accounts/accounts.rules.ts'

/** How long the code shown by a link may be typed on the device that asked for it, and how many times wrongly. */
export const codeMinutes = 5
export const codeTries = 5

export interface Link {
  readonly usedAt: Date | null
  readonly expiresAt: Date
  readonly closedAt: Date | null
}

/** Why a link opens nothing; null when it does. */
export function refusalOfLink(link: Link | undefined, now: Date): LinkRefusal | null {
  if (link?.usedAt) return 'link-used'
  return !link || link.closedAt || now >= link.expiresAt ? 'link-expired' : null
}

/** Salted with its attempt: six digits alone have a million hashes, which fit in a table. */
export const hashOfCode = (attemptHash: string, code: string) => hashOf(`${attemptHash} ${code.replace(/\s/g, '')}`)

/** `hash` is blanked by the use of the code, `expiresAt` is null until one was shown. */
export interface ShownCode {
  readonly hash: string | null
  readonly expiresAt: Date | null
  readonly tries: number
}

export type CodeRefusal =
  | { readonly code: 'wrong-code'; readonly left: number }
  | { readonly code: 'no-code' | 'code-used' | 'code-cancelled' | 'code-expired' }

/**
 * Why a code opens nothing; null when it does. An attempt nobody knows is one whose link was not opened yet: until the
 * owner of the mailbox acts, the answer does not tell whether there is an account.
 */
export function refusalOfCode(shown: ShownCode | undefined, typedHash: string, now: Date): CodeRefusal | null {
  if (!shown?.expiresAt) return { code: 'no-code' }
  if (shown.hash === null) return { code: 'code-used' }
  if (shown.tries >= codeTries) return { code: 'code-cancelled' }
  if (now >= shown.expiresAt) return { code: 'code-expired' }
  if (shown.hash === typedHash) return null
  const left = codeTries - shown.tries - 1
  return left > 0 ? { code: 'wrong-code', left } : { code: 'code-cancelled' }
}

const again = 'Demandez un autre lien.'
const sentences = {
  'no-code':
    'Aucun code n’est attendu ici pour l’instant. Ouvrez le dernier lien reçu, puis choisissez « Continuer sur l’autre appareil ».',
  'code-used': `Ce code a déjà servi : il n’ouvre qu’une session. ${again}`,
  'code-cancelled': `Ce code est annulé, après ${codeTries} essais. ${again}`,
  'code-expired': `Ce code a expiré : il sert pendant ${codeMinutes} minutes. ${again}`,
}
const sentenceOf = (refusal: CodeRefusal) => {
  if (refusal.code !== 'wrong-code') return sentences[refusal.code]
  const left = refusal.left > 1 ? `${refusal.left} essais` : 'un essai'
  return `Ce code n’est pas le bon. Il vous reste ${left}.`
}

export function codeRefused(refusal: CodeRefusal): Problem {
  const sentence = sentenceOf(refusal)
  const mayGoOn = refusal.code === 'wrong-code' || refusal.code === 'no-code'
  return new Problem(mayGoOn ? 400 : 410, refusal.code, sentence, { code: sentence })
}

/** A link made by a command, or sent by an admin, was asked for by no device. The link still serves. */
export const nobodyWaits = () =>
  new Problem(
    409,
    'no-device',
    'Ce lien n’a été demandé par aucun autre appareil : choisissez « Me connecter ici ». Il sert encore.',
  )
