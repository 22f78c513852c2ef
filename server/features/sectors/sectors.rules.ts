import { notFound, Problem } from '../../platform/errors.ts'
import { oneLine } from '../../platform/text.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import type { Oppositions } from '../oppositions/oppositions.rules.ts'

/** How long each text may be. */
export const texts = { code: 40, name: 100, deskName: 150, referentName: 100, referentRole: 150 } as const

/** Lines of a file: the largest département has 890 communes, and a référent may need a line. */
export const linesAtMost = 3000

export interface SectorReferent {
  readonly name: string
  readonly role: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** What is written about a sector, beside its communes. */
export interface SectorTexts {
  readonly name: string
  readonly desk: { readonly name: string | null; readonly phone: string | null; readonly email: string | null }
  readonly referents: readonly SectorReferent[]
}

export const noSector = () => notFound('Ce secteur n’existe pas, ou n’est pas d’un département que vous administrez.')

const counted = (count: number, one: string, many: string) => `${count} ${count < 2 ? one : many}`

/** Why a sector stays, in a sentence; null when nothing holds it. */
export function heldBy({ accounts, requests }: { accounts: number; requests: number }): string | null {
  const holders = [
    ...(accounts > 0 ? [counted(accounts, 'compte y travaille', 'comptes y travaillent')] : []),
    ...(requests > 0 ? [counted(requests, 'demande y est en cours', 'demandes y sont en cours')] : []),
  ]
  return holders.length > 0 ? `${holders.join(', ')}.` : null
}

export const sectorHeld = (sentence: string) =>
  new Problem(409, 'sector-held', `Ce secteur ne peut pas être supprimé : ${sentence}`)

type Fields = Record<string, string>

/** What was typed as it will be kept. Throws 400 with each field that is wrong: `name`, `desk.phone`, `referents.0.email`… */
export function checkedTexts(typed: SectorTexts, oppositions: Oppositions): SectorTexts {
  const fields: Fields = {}
  const line = (text: string | null, field: string, max: number) => {
    const kept = oneLine(text ?? '')
    if (kept.length > max) fields[field] = `${max} signes au plus.`
    return kept || null
  }
  const named = (text: string, field: string, max: number, sentence: string) => {
    const kept = line(text, field, max)
    if (!kept) fields[field] = sentence
    return kept ?? ''
  }
  const contacts = <T extends { phone: string | null; email: string | null }>(one: T, at: string) => ({
    phone: phoneTyped(one.phone, `${at}.phone`, oppositions, fields),
    email: emailTyped(one.email, `${at}.email`, oppositions, fields),
  })
  const { desk } = typed
  const kept = {
    name: named(typed.name, 'name', texts.name, 'Donnez un nom au secteur.'),
    desk: { name: line(desk.name, 'desk.name', texts.deskName), ...contacts(desk, 'desk') },
    referents: typed.referents.map((one, rank) => ({
      name: named(one.name, `referents.${rank}.name`, texts.referentName, 'Donnez son nom, ou retirez ce référent.'),
      role: line(one.role, `referents.${rank}.role`, texts.referentRole),
      ...contacts(one, `referents.${rank}`),
    })),
  }
  if (Object.keys(fields).length > 0)
    throw new Problem(400, 'invalid-sector', 'Corrigez ce qui est signalé, puis enregistrez.', fields)
  return kept
}

const opposed = 'Quelqu’un s’est opposé à ce que ce contact paraisse.'

function phoneTyped(text: string | null, field: string, oppositions: Oppositions, fields: Fields): string | null {
  if (!text?.trim()) return null
  const phone = phoneOf(text)
  if (!phone) fields[field] = 'Ce numéro n’est pas complet. Exemple : 05 58 00 00 00'
  else if (oppositions.telephone(phone)) fields[field] = opposed
  return phone
}

function emailTyped(text: string | null, field: string, oppositions: Oppositions, fields: Fields): string | null {
  if (!text?.trim()) return null
  const email = emailOf(text)
  if (!email) fields[field] = 'Cette adresse e-mail n’est pas complète. Exemple : cms@departement.fr'
  else if (oppositions.courriel(email)) fields[field] = opposed
  return email
}
