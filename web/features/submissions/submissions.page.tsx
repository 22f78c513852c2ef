import { useState } from 'preact/hooks'
import type { SubmissionRow } from '../../../server/contract/submissions.ts'
import { call } from '../../api.ts'
import { count } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { StartDialog } from './submission.start.tsx'
import { SubmissionsList } from './submissions.list.tsx'

const title = 'Mes fiches'

/** The listings of one's structure, what needs somebody first. */
export function SubmissionsPage() {
  const { value, error, reload } = useLoad((signal) => call('GET /api/submissions', { signal }))
  const [starting, setStarting] = useState(false)
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const start = (
    <span class="row">
      <LinkButton kind="bare" icon="flag" href="/signalements">
        Signalements
      </LinkButton>
      <LinkButton kind="bare" href="/mes-fiches/tableau">
        Importer un tableau
      </LinkButton>
      <Button kind="go" icon="plus" onClick={() => setStarting(true)}>
        Nouvelle fiche
      </Button>
    </span>
  )
  return (
    <Desk
      title={title}
      lead={value && value.listings.length > 0 ? leadOf(value.listings, value.total) : undefined}
      action={value && value.listings.length > 0 ? start : undefined}
    >
      {error ? <ErrorState error={error} title="Vos fiches ne se chargent pas" onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={5} label="Vos fiches arrivent" />}
      {value &&
        (value.listings.length > 0 ? (
          <SubmissionsList listings={value.listings} onVerified={reload} />
        ) : (
          <EmptyState
            icon="inbox"
            title="Aucune fiche pour l’instant"
            text="Une fiche dit ce que vous proposez, pour qui, où, et qui appeler. Comptez cinq minutes : tout est enregistré à mesure."
          >
            {start}
          </EmptyState>
        ))}
      {starting && <StartDialog listings={value?.listings ?? []} onClose={() => setStarting(false)} />}
    </Desk>
  )
}

function leadOf(listings: readonly SubmissionRow[], total: number): string {
  const seen = listings.filter(({ state }) => state === 'published').length
  const waits = listings.filter(({ group }) => group === 'changes' || group === 'refused' || group === 'confirm').length
  const more = total > listings.length ? `, ${count(listings.length, 'montrée')} ici` : ''
  const asked = waits > 0 ? `, ${count(waits, 'à reprendre', 'à reprendre')}` : ''
  return `${count(total, 'fiche')}, dont ${count(seen, 'publiée')}${asked}${more}.`
}
