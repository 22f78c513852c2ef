import { Value } from 'typebox/value'
import { Email, Uuid } from '../../contract/fields.ts'
import { type Role, roles } from '../../contract/vocabulary.ts'
import { Problem } from '../../platform/errors.ts'

/** How long a mailed link opens a session. */
export const linkMinutes = 15

/** How long accounts are kept: the page on privacy says the same. */
export const retention = {
  /** Without use, before the closing is announced by mail… */
  warnedMonths: 23,
  /** …and before the account is closed… */
  inactiveMonths: 24,
  /** …but never sooner than this after the mail. */
  noticeDays: 30,
  /** From closed to deleted. */
  closedMonths: 12,
} as const

/** The accounts of the demonstration, made by the seed; one per role. */
export const demoEmails: Readonly<Record<Role, string>> = {
  adviser: 'conseillere@demo.levier.example',
  referent: 'referente@demo.levier.example',
  partner: 'partenaire@demo.levier.example',
  admin: 'admin@demo.levier.example',
}

/** The token travels after `#`: browsers keep that part for themselves, so no log, proxy or mail scanner uses it up. */
export const loginLinkUrl = (publicUrl: string, token: string) => `${publicUrl}/connexion/lien#jeton=${token}`

export type LinkRefusal = 'link-used' | 'link-expired'

const sentences: Record<LinkRefusal, string> = {
  'link-used': 'Ce lien a déjà servi : un lien n’ouvre qu’une session. Demandez-en un autre avec votre adresse e-mail.',
  'link-expired': 'Ce lien n’est plus valable. Demandez-en un autre avec votre adresse e-mail.',
}
export const linkRefused = (code: LinkRefusal) => new Problem(410, code, sentences[code])

interface Wanted {
  email: string
  role: string | undefined
  structure: string | null
  sector: string | null
  departements: readonly string[] | null
}

/** What keeps an account from being created, one sentence each. */
export function accountProblems(wanted: Wanted, isDepartement: (code: string) => boolean): string[] {
  const { email, role, structure, sector, departements } = wanted
  const known = role !== undefined && Object.hasOwn(roles, role)
  const checks: (string | false)[] = [
    !Value.Check(Email, email) && `${email} n’est pas une adresse e-mail.`,
    !known && `Donnez un rôle : --role ${Object.keys(roles).join('|')}.`,
    role === 'partner' && !structure && 'Un compte partenaire appartient à une structure : --structure ID.',
    known && role !== 'partner' && structure !== null && 'Seul un compte partenaire appartient à une structure.',
    known && role !== 'referent' && sector !== null && 'Seul un compte de référent social a un secteur.',
    structure !== null && !Value.Check(Uuid, structure) && `${structure} n’est pas un identifiant de structure.`,
    ...(departements ?? []).map((code) => !isDepartement(code) && `${code} n’est pas un département.`),
  ]
  return checks.filter((check): check is string => Boolean(check))
}

/** `camille.dupont@…` → `Camille Dupont`: what to show until somebody writes better. */
export const nameFrom = (email: string) =>
  email
    .split('@')[0]!
    .split(/[._]+/)
    .filter(Boolean)
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join(' ')
