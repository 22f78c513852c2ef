import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Note } from '../../ui/note.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './requests.module.css'

const words = {
  pending: { state: 'aging', text: 'En attente' },
  approved: { state: 'ok', text: 'Acceptée' },
  refused: { state: 'bad', text: 'Refusée' },
  expired: { state: 'expired', text: 'Restée sans réponse, effacée d’elle-même' },
} as const

/** What was decided, by whom; takes the focus when there is nothing left to decide. */
export function Outcome({ request, late }: { request: AccessRequest; late: string | null }) {
  const { state, text } = words[request.state]
  const { decidedBy, decidedAt, reason } = request
  return (
    <div class={styles.outcome} tabIndex={-1}>
      {late ? (
        <Note kind="warn" role="alert">
          <p class="small">{late}</p>
        </Note>
      ) : (
        <p>
          <Status state={state}>
            {text}
            {decidedBy && ` par ${decidedBy}`}
            {decidedAt && ` le ${date(decidedAt)}`}
          </Status>
        </p>
      )}
      {reason && (
        <p class="small">
          Raison donnée{'\u00a0'}: {typo(reason)}
        </p>
      )}
    </div>
  )
}
