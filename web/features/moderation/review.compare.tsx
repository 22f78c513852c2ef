import type { Review, ReviewTwin } from '../../../server/contract/moderation.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { ChangeView } from './review.change.tsx'
import styles from './review.side.module.css'

interface Props {
  review: Review
  twin: ReviewTwin
  onClose: () => void
}

/** Two listings side by side: only what differs, since what they share is why they are there. */
export function CompareDialog({ review: { id, title }, twin, onClose }: Props) {
  const params = { id, twin: twin.id }
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/moderation/revisions/:id/twins/:twin', { params, signal }),
    [id, twin.id],
  )
  return (
    <Dialog title="Deux fiches côte à côte" onClose={onClose}>
      <p class="mute">
        {typo(`« ${twin.title} », de ${twin.structure}, et « ${title} ». Ce qu’elles disent pareil n’est pas répété.`)}
      </p>
      {error ? <ErrorState error={error} level="h3" onRetry={reload} /> : null}
      {!value && !error && <SkeletonRows lines rows={3} label="Les deux fiches arrivent" />}
      <dl class={styles.compared}>
        {value?.differences.changed.map((change) => (
          <div key={change.field}>
            <dt>{change.label}</dt>
            <dd>
              <ChangeView plain change={{ ...change, segments: null }} labels={['Déjà là', 'Proposé']} />
            </dd>
          </div>
        ))}
      </dl>
      {twin.published && (
        <LinkButton icon="external-link" href={`/fiches/${twin.id}`} target="_blank">
          Voir l’autre fiche
        </LinkButton>
      )}
    </Dialog>
  )
}
