import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { SubmissionRow } from '../../../server/contract/submissions.ts'
import { call, type Result } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { StartDialog } from './submission.start.tsx'
import { SubmissionsList } from './submissions.list.tsx'

const title = 'Mes fiches'

/** The listings of one's structure, what needs somebody first; for admins, of a structure or being written. */
export function SubmissionsPage() {
  const { structure: structureId } = useLocation().query
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/submissions', { query: structureId ? { structureId } : {}, signal }),
    [structureId],
  )
  const [starting, setStarting] = useState(false)
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const start = (
    <span class="row">
      {!value?.can.choose && (
        <>
          <LinkButton kind="bare" icon="flag" href="/signalements">
            Signalements
          </LinkButton>
          <LinkButton kind="bare" href="/mes-fiches/tableau">
            Importer un tableau
          </LinkButton>
        </>
      )}
      {value?.structure && (
        <LinkButton icon="arrow-left" href={`/structures/${value.structure.id}`}>
          La structure
        </LinkButton>
      )}
      <Button kind="go" icon="plus" onClick={() => setStarting(true)}>
        Nouvelle fiche
      </Button>
    </span>
  )
  return (
    <Desk
      title={value ? titleFor(value) : title}
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
            title={
              value.can.choose && !value.structure ? 'Aucune fiche en cours d’écriture' : 'Aucune fiche pour l’instant'
            }
            text="Une fiche dit ce que vous proposez, pour qui, où, et qui appeler. Comptez cinq minutes : tout est enregistré à mesure."
          >
            {start}
          </EmptyState>
        ))}
      {starting && value && (
        <StartDialog
          listings={value.listings}
          choose={value.can.choose}
          structure={value.structure}
          onClose={() => setStarting(false)}
        />
      )}
    </Desk>
  )
}

function titleFor({ structure, can }: Result<'GET /api/submissions'>): string {
  if (structure) return `Fiches de ${typo(structure.name)}`
  return can.choose ? 'Fiches en cours d’écriture' : title
}

function leadOf(listings: readonly SubmissionRow[], total: number): string {
  const seen = listings.filter(({ state }) => state === 'published').length
  const waits = listings.filter(({ group }) => group === 'changes' || group === 'refused' || group === 'confirm').length
  const more = total > listings.length ? `, ${count(listings.length, 'montrée')} ici` : ''
  const asked = waits > 0 ? `, ${count(waits, 'à reprendre', 'à reprendre')}` : ''
  return `${count(total, 'fiche')}, dont ${count(seen, 'publiée')}${asked}${more}.`
}
