import { useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { AdministrationTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { SettingsForm } from './settings.form.tsx'

/** What only the publisher of this instance can say. */
export function SettingsPage() {
  if (!session.use()?.can.govern) return <ForbiddenPage title="Réglages" />
  return (
    <Desk
      title="Réglages"
      lead="Ce que seul l’éditeur de cette base peut dire. Les pages légales le montrent dès l’enregistrement."
      tabs={<AdministrationTabs />}
    >
      <Settings />
    </Desk>
  )
}

function Settings() {
  const { value, error, reload } = useLoad((signal) => call('GET /api/legal', { signal }))
  const [saved, setSaved] = useState(value)
  const facts = saved ?? value
  if (facts) return <SettingsForm facts={facts} onSaved={setSaved} />
  return error ? (
    <ErrorState error={error} title="Les réglages ne se chargent pas" onRetry={reload} />
  ) : (
    <SkeletonRows lines rows={4} label="Les réglages arrivent" />
  )
}
