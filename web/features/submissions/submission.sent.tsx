import type { Submission } from '../../../server/contract/submissions.ts'
import { date, time } from '../../dates.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state.tsx'

/** Nothing to write on for now: why, and what can be done. */
export function Sent({ known }: { known: Submission }) {
  if (known.open === 'pending')
    return (
      <EmptyState
        icon="hourglass"
        title="En relecture"
        text={`Envoyée${known.sentAt ? ` le ${date(known.sentAt)} à ${time(known.sentAt)}` : ''}. Vous serez prévenu par e-mail de la réponse. Pour la modifier, reprenez-la.`}
      >
        <LinkButton icon="eye" href={`/mes-fiches/${known.id}/apercu`}>
          Voir ce qui a été envoyé
        </LinkButton>
      </EmptyState>
    )
  return (
    <EmptyState
      icon="archive"
      title="Fiche retirée"
      text="Les conseillers ne la trouvent plus. Rouvrez-la pour la modifier et l’envoyer de nouveau."
    />
  )
}
