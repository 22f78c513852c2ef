import type { ReceivedRequest } from '../../../server/contract/contact-answers.ts'
import {
  type ReceivedShelf,
  receivedShelves,
  requestOutcomes,
  requestStates,
} from '../../../server/contract/vocabulary.requests.ts'
import type { Freshness } from '../../../server/contract/vocabulary.ts'
import { date, moment } from '../../dates.ts'
import { count } from '../../typography.ts'
import type { IconName } from '../../ui/icons.ts'

interface Told {
  readonly state: Freshness | 'ok' | 'bad'
  readonly icon?: IconName
  readonly text: string
}

/** Reminders leave after 3 and 8 working days: nobody should need the second one. */
const lateAfter = 3
const tooLateAfter = 8

/** How long it has waited, or what became of it. */
export function toldOf(request: ReceivedRequest): Told {
  const { waited, asked, state, appointmentAt, outcome, closedAt } = request
  if (asked) return { state: 'aging', icon: 'message-square', text: 'Question posée, réponse attendue' }
  if (waited !== null) return waitedText(waited)
  if (outcome) return { state: outcome === 'started' ? 'ok' : 'expired', text: requestOutcomes[outcome] }
  if (appointmentAt) return { state: 'ok', text: `Rendez-vous ${moment(appointmentAt)}` }
  if (state === 'accepted') return { state: 'ok', text: 'Acceptée, sans rendez-vous' }
  return { state: 'expired', text: `${requestStates[state]}${closedAt ? ` le ${date(closedAt)}` : ''}` }
}

function waitedText(days: number): Told {
  const text = days === 0 ? 'Reçue aujourd’hui' : `Attend depuis ${count(days, 'jour ouvré', 'jours ouvrés')}`
  if (days < lateAfter) return { state: 'aging', icon: 'hourglass', text }
  return { state: days < tooLateAfter ? 'stale' : 'bad', icon: 'hourglass', text }
}

const names: Readonly<Record<ReceivedShelf, string | null>> = {
  waiting: null,
  accepted: 'acceptees',
  closed: 'terminees',
}

export const shelfOf = (etat: string | undefined): ReceivedShelf =>
  (Object.keys(receivedShelves) as ReceivedShelf[]).find((shelf) => names[shelf] === etat) ?? 'waiting'

/** The address of a list, of what somebody took. */
export function receivedPath({ shelf, who, page = 1 }: { shelf: ReceivedShelf; who: string; page?: number }): string {
  const said = {
    ...(names[shelf] && { etat: names[shelf] }),
    ...(who && { qui: who }),
    ...(page > 1 && { page: String(page) }),
  }
  const search = new URLSearchParams(said).toString()
  return `/demandes-recues${search && `?${search}`}`
}
