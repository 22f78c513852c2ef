import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { AdministrationTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { SchedulesList } from './schedules.list.tsx'

const title = 'Tâches planifiées'

/** What the instance does by itself, and when it last did. */
export function SchedulesPage() {
  const { value, error, reload } = useLoad((signal) => call('GET /api/schedules', { signal }))
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead="Ce que Levier fait de lui-même. Une tâche manquée ou échouée est reprise dans l’heure."
      action={
        <Button icon="refresh-cw" onClick={reload}>
          Actualiser
        </Button>
      }
      tabs={<AdministrationTabs />}
    >
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines label="Les tâches arrivent" />}
      {!error && value && <SchedulesList schedules={value.schedules} />}
    </Desk>
  )
}
