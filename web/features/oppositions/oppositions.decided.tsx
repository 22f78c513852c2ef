import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import decision from '../../ui/decision.module.css'
import { Asked } from '../../ui/decision.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './oppositions.module.css'

const wordsOf = ({ state, telephone }: OppositionRequest) => {
  if (state === 'refused') return 'Adresse retirée, numéro gardé'
  return telephone ? 'Adresse et numéro retirés' : 'Adresse retirée'
}

export const DecidedRow = ({ request }: { request: OppositionRequest }) => (
  <li class={decision.row} data-request={request.id} tabIndex={-1}>
    <Asked>
      <p class={styles.what}>
        <b>{request.email}</b>
        {request.telephone && <span>{request.telephone}</span>}
      </p>
      {request.reason && (
        <p class="mute">
          Raison donnée{'\u00a0'}: {typo(request.reason)}
        </p>
      )}
    </Asked>
    <p class={styles.outcome}>
      <Status
        state={request.state === 'refused' ? 'aging' : 'ok'}
        {...(request.state === 'refused' && { icon: 'info' })}
      >
        {wordsOf(request)}
      </Status>
      {request.decidedAt && <span class="mute">{date(request.decidedAt)}</span>}
    </p>
  </li>
)
