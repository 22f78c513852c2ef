import {
  type ReportField,
  type ReportKind,
  reportFields,
  reportTargetHours,
} from '../../contract/vocabulary.reports.ts'
import { Problem } from '../../platform/errors.ts'
import type { PersonalDataKind } from '../listings/listings.personal-data.ts'

const hour = 3_600_000

/** The latest a report is answered. */
export const dueBy = (at: Date) => new Date(at.getTime() + reportTargetHours * hour)
/** Reports made before then are late. */
export const lateBefore = (now: Date) => new Date(now.getTime() - reportTargetHours * hour)

/** The members of a structure are not asked about one report more than once in so many hours. */
const askAgainHours = 24

export const mayAskAgain = (asked: Date | null, now: Date) =>
  asked === null || now.getTime() - asked.getTime() >= askAgainHours * hour

/** Where a field is written: an address of this site. */
export const editorPath = (listingId: string, field: ReportField | null) =>
  `/mes-fiches/${listingId}${field ? `#champ-${field}` : ''}`

/** «Téléphone» or, of the whole, «la fiche». */
export const fieldName = (field: ReportField | null) => (field ? reportFields[field] : 'La fiche')

/** Throws 400 `message-needed`: «autre chose» says nothing by itself. */
export function checkSaid(kind: ReportKind, message: string | null): void {
  if (kind !== 'other' || message) return
  const sentence = 'Dites en quelques mots ce qui ne va pas.'
  throw new Problem(400, 'message-needed', sentence, { message: sentence })
}

/** Throws 400 `answer-needed`: somebody told that nothing changes is told why. */
export function checkAnswer(state: 'fixed' | 'dismissed', answer: string | null): void {
  if (state === 'fixed' || answer) return
  const sentence = 'Dites pourquoi rien ne change : la personne qui a signalé le lira.'
  throw new Problem(400, 'answer-needed', sentence, { answer: sentence })
}

/** The first decision stands, and says whose it is. */
export const alreadyDecided = (by: string | null) =>
  new Problem(
    409,
    'already-decided',
    by ? `Ce signalement a déjà été traité par ${by}.` : 'Ce signalement a déjà été traité.',
  )

export const nobodyToAsk = () =>
  new Problem(
    409,
    'nobody-to-ask',
    'Cette structure n’a pas encore de compte dans Levier : appelez-la, ou invitez quelqu’un.',
  )

export const askedAlready = () =>
  new Problem(409, 'asked-already', 'La structure a déjà été interrogée aujourd’hui. Laissez-lui le temps de répondre.')

/** A report may well give the right number or address of a service: those are not warned about. */
export const outOfPlace: readonly PersonalDataKind[] = ['mobile', 'nir', 'birth-date', 'name']
