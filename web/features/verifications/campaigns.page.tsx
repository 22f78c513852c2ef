import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Campaign } from '../../../server/contract/campaigns.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { askedCampaign, blank, CampaignForm } from './campaigns.form.tsx'
import { CampaignsList } from './campaigns.list.tsx'

const title = 'Campagnes de vérification'
const ask = async (signal: AbortSignal): Promise<readonly Campaign[]> =>
  (await call('GET /api/campaigns', { signal })).campaigns

/** Asking many structures at once whether their listings are still true, and what came of it. */
export function CampaignsPage() {
  const { value, error, reload, set } = useLoad<readonly Campaign[]>(ask)
  const asked = askedCampaign(useLocation().query)
  const [writing, setWriting] = useState(asked !== null)
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const launched = (campaign: Campaign) => {
    set([campaign, ...(value ?? [])])
    setWriting(false)
  }
  const changed = (campaign: Campaign) => set((value ?? []).map((one) => (one.id === campaign.id ? campaign : one)))
  return (
    <Desk
      title={title}
      lead="Un mail à chaque structure, avec un lien pour confirmer ses fiches sans se connecter."
      action={
        writing ? (
          <Button icon="x" onClick={() => setWriting(false)}>
            Fermer
          </Button>
        ) : (
          <Button icon="plus" kind="go" onClick={() => setWriting(true)}>
            Nouvelle campagne
          </Button>
        )
      }
      tabs={<QualityTabs />}
    >
      {writing && <CampaignForm from={asked ?? blank} onLaunched={launched} />}
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows lines rows={3} label="Les campagnes arrivent" />}
      {!error && value?.length === 0 && !writing && (
        <EmptyState
          icon="mail"
          title="Aucune campagne"
          text="Les structures reçoivent déjà un rappel avant que leurs fiches vieillissent. Une campagne écrit à d’autres, au moment de votre choix."
        />
      )}
      {!error && value && value.length > 0 && <CampaignsList campaigns={value} onChange={changed} />}
    </Desk>
  )
}
