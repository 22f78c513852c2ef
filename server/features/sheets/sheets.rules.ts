import type { SheetContent, SheetMail, SheetPreview } from '../../contract/sheets.ts'
import { Problem } from '../../platform/errors.ts'
import type { SheetContentRow } from '../../platform/schema-sheets.ts'
import { personalDataSaid } from '../listings/listings.personal-data.check.ts'
import type { PersonalDataKind } from '../listings/listings.personal-data.ts'

const hourMs = 3_600_000
/**
 * How long a link shows a sheet. A week: the calls of an interview are made within days, by a person who may have to
 * wait for a desk that opens once a week; the paper and the mail remain after it.
 */
export const shownDays = 7
/** How long a mail may take, its address with it. */
export const mailHours = 24

export const shownUntil = (now: Date) => new Date(now.getTime() + shownDays * 24 * hourMs)
export const mailUntil = (now: Date) => new Date(now.getTime() + mailHours * hourMs)

// The token travels after `#`, out of reach of logs.
export const sharedUrl = (publicUrl: string, token: string) => `${publicUrl}/feuille/partage#jeton=${token}`

const bare = (text: string | null) => text?.trim() || null

/** A listing once, texts without the spaces around them. */
export function tidy({ listings, bring, commune }: SheetContent): SheetContentRow {
  const once = listings.filter(({ id }, at) => listings.findIndex((other) => other.id === id) === at)
  return { listings: once.map(({ id, note }) => ({ id, note: bare(note) })), bring: bare(bring), commune }
}

/** What a link keeps of it. Texts are written to a person, and may say something of them: they stay out unless asked for. */
export const toShow = (content: SheetContentRow, withNotes: boolean): SheetContentRow =>
  withNotes ? content : { ...content, bring: null, listings: content.listings.map(({ id }) => ({ id, note: null })) }

export const hasNotes = ({ listings, bring }: SheetContentRow) =>
  bring !== null || listings.some(({ note }) => note !== null)

/** The number and the address of a service may well be written there. */
const warned: readonly PersonalDataKind[] = ['mobile', 'nir', 'birth-date', 'name']

/** What looks like somebody’s data, text by text: said, never forbidden. */
export function warningsOf({ listings, bring }: SheetContentRow): SheetPreview['warnings'] {
  const texts = [...listings.map(({ id, note }) => ({ id, text: note })), { id: null, text: bring }]
  return texts.flatMap(({ id, text }) => {
    const found = personalDataSaid(text ?? '', warned)
    return found ? [{ id, text: `Ce texte contient ${found}.` }] : []
  })
}

/** Throws 400 `personal-data`: a warning, that the adviser may confirm having read. */
export function checkShown(content: SheetContentRow, confirmed: boolean): void {
  if (confirmed || warningsOf(content).length === 0) return
  const sentence =
    'Vos notes contiennent peut-être une donnée personnelle. Qui a le lien les lira : corrigez-les, ou confirmez.'
  throw new Problem(400, 'personal-data', sentence, { withNotes: sentence })
}

export const linkExpired = () =>
  new Problem(
    410,
    'link-expired',
    `Cette feuille n’est plus partagée. Un lien sert ${shownDays} jours, ou jusqu’à ce que votre conseiller le retire.`,
  )

interface MailRow {
  readonly sent_at: Date | null
  readonly text: string
  readonly expires_at: Date | null
}

/** A mail that is given up has lost its text: see `forgetMail`. */
export function mailState({ sent_at, text, expires_at }: MailRow, now: Date): SheetMail['state'] {
  if (sent_at) return 'sent'
  return text === '' || (expires_at !== null && expires_at <= now) ? 'failed' : 'sending'
}
