import type {
  Submission,
  SubmissionGroup,
  SubmissionRow,
  SubmissionTwin,
} from '../../../server/contract/submissions.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import type { IconName } from '../../ui/icons.ts'

export interface Words {
  readonly text: string
  readonly icon: IconName
  readonly state: 'fresh' | 'aging' | 'stale' | 'expired' | 'ok' | 'bad'
}

/** Of a listing in the list, and of the heading it is under. */
export const groupWords: Readonly<Record<SubmissionGroup, Words & { heading: string }>> = {
  changes: { heading: 'Corrections demandées', text: 'Corrections demandées', icon: 'message-square', state: 'stale' },
  refused: { heading: 'Refusées', text: 'Refusée', icon: 'circle-x', state: 'bad' },
  draft: { heading: 'Brouillons', text: 'Brouillon', icon: 'pencil', state: 'aging' },
  confirm: { heading: 'À reconfirmer', text: 'À reconfirmer', icon: 'clock', state: 'aging' },
  pending: { heading: 'Envoyées à relire', text: 'En relecture', icon: 'hourglass', state: 'aging' },
  published: { heading: 'Publiées', text: 'Publiée', icon: 'circle-check', state: 'ok' },
  archived: { heading: 'Retirées', text: 'Retirée', icon: 'archive', state: 'expired' },
}

/** The state of the listing being written, in a pill. */
export function standingWords({ state, open }: Pick<Submission, 'state' | 'open'>): Words {
  const seen = state === 'published'
  if (open === 'changes_requested') return groupWords.changes
  if (open === 'pending') return { ...groupWords.pending, text: seen ? 'Modification en relecture' : 'En relecture' }
  if (open === 'draft') return { ...groupWords.draft, text: seen ? 'Publiée, modification en cours' : 'Brouillon' }
  if (state === 'rejected') return groupWords.refused
  return state === 'archived' ? groupWords.archived : groupWords.published
}

const moment = (iso: string) => `${date(iso)} à ${time(iso)}`

/** What there is to know of a listing beside its state: when, or since when. */
export function detailOf({ group, state, savedAt, sentAt, decidedAt, verifiedOn }: SubmissionRow): string {
  if (group === 'changes' && decidedAt) return `demandées le ${moment(decidedAt)}`
  if (group === 'refused' && decidedAt) return `le ${moment(decidedAt)}`
  if (group === 'draft' && savedAt)
    return `${state === 'published' ? 'modification écrite' : 'écrit'} le ${moment(savedAt)}`
  if (group === 'pending' && sentAt) return `envoyée le ${moment(sentAt)}`
  return verifiedOn ? `vérifiée le ${date(verifiedOn)}` : ''
}

export const titleOf = (title: string) => typo(title) || 'Sans titre'

export const twinReasons: Readonly<Record<SubmissionTwin['reasons'][number], string>> = {
  'same-title': 'même titre',
  'same-phone': 'même téléphone',
  'near-name': 'titre proche, même commune',
  'same-address': 'même adresse',
}
