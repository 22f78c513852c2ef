import type { OwnAccount } from '../../../server/contract/accounts.ts'
import { call } from '../../api.ts'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { OwnData } from './own-account.data.tsx'
import { Profile } from './own-account.profile.tsx'
import { OwnSessions } from './own-account.sessions.tsx'

/** One's own account: the name others read, the devices it is open on, what is kept, and the way out for good. */
export function OwnAccountPage() {
  const { value, error, reload, set } = useLoad<OwnAccount>((signal) => call('GET /api/account', { signal }))
  return (
    <Page>
      <PageTitle tab="Mon compte" />
      {error ? (
        <ErrorState error={error} title="Votre compte ne se charge pas" onRetry={reload} />
      ) : value ? (
        <>
          <Profile account={value} onChange={set} />
          <OwnSessions sessions={value.sessions} onChange={(sessions) => set({ ...value, sessions })} />
          <OwnData account={value} />
        </>
      ) : (
        <SkeletonRows rows={3} label="Votre compte arrive" />
      )}
    </Page>
  )
}
