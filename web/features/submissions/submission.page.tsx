import { useEffect } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import { ApiError, call } from '../../api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { Editor } from './submission.editor.tsx'

/** A listing being written. */
export function SubmissionPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/submissions/:id', { params: { id }, signal }),
    [id],
  )
  if (value?.id === id) return <Editor key={id} submission={value} />
  if (isForbidden(error)) return <ForbiddenPage title="Fiche" />
  return (
    <Page>
      {error ? <Failed error={error} onRetry={reload} /> : <SkeletonRows lines rows={6} label="La fiche arrive" />}
    </Page>
  )
}

/** It was another structure's, or never was. */
export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const gone = error instanceof ApiError && error.status === 404
  useEffect(() => {
    if (gone) document.title = 'Fiche introuvable – Levier'
  }, [gone])
  if (!gone) return <ErrorState error={error} level="h1" title="La fiche n’a pas répondu" onRetry={onRetry} />
  return (
    <EmptyState
      level="h1"
      icon="file-question-mark"
      title="Cette fiche n’existe pas ou n’existe plus"
      text="Elle n’est pas de votre structure, ou l’adresse est incomplète."
    >
      <LinkButton kind="go" href="/mes-fiches">
        Mes fiches
      </LinkButton>
    </EmptyState>
  )
}
