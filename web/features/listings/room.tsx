import type { Hit } from '../../../server/contract/search.ts'
import { typo } from '../../typography.ts'
import { Status } from '../../ui/status.tsx'

const looks = {
  places: { state: 'ok', icon: 'door-open' },
  attente: { state: 'aging', icon: 'hourglass' },
  complet: { state: 'stale', icon: 'circle-x' },
} as const

/** Whether there is room, when somebody said so less than a month ago. */
export const Room = ({ availability: room }: Pick<Hit, 'availability'>) =>
  room && <Status {...looks[room.state]}>{typo(room.text)}</Status>
