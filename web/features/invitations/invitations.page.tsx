import { useState } from 'preact/hooks'
import type { InvitationOutcome } from '../../../server/contract/invitations.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { AccountsTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { useWaiting } from '../accounts/use-waiting.ts'
import { InviteForm } from './invitations.form.tsx'
import { withChange } from './invitations.lines.ts'
import { Invitations } from './invitations.list.tsx'
import styles from './invitations.module.css'
import { Outcomes } from './invitations.outcomes.tsx'

/** Whom one invited and what became of it, beside the form that invites. */
export function InvitationsPage() {
  const { value, error, reload, set } = useLoad((signal) => call('GET /api/invitations', { signal }))
  const [outcomes, setOutcomes] = useState<readonly InvitationOutcome[] | null>(null)
  const can = session.use()?.can
  const waiting = useWaiting()
  const title = 'Invitations'
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const sent = (outcomes: readonly InvitationOutcome[]) => {
    setOutcomes(outcomes)
    reload()
  }
  return (
    <Desk
      title={title}
      lead={
        can?.administer
          ? 'Chacun reçoit un lien personnel, valable 30\u00a0jours.'
          : 'Vos collègues tiennent avec vous les fiches de la structure. Le lien qu’ils reçoivent vaut 30\u00a0jours.'
      }
      tabs={<AccountsTabs {...waiting} {...(value && { invitations: value.waiting })} />}
    >
      <div class={styles.columns}>
        <InviteForm onSent={sent} />
        <div class={styles.list}>
          {outcomes && <Outcomes outcomes={outcomes} onClose={() => setOutcomes(null)} />}
          {error ? <ErrorState error={error} onRetry={reload} /> : null}
          {!error && !value && <SkeletonRows lines rows={4} label="Les invitations arrivent" />}
          {!error && value && (
            <Invitations list={value} onChange={(changed) => set(withChange(value, changed))} onStale={reload} />
          )}
        </div>
      </div>
    </Desk>
  )
}
