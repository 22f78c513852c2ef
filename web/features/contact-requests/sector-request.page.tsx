import { useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { requestKinds } from '../../../server/contract/vocabulary.requests.ts'
import type { Frein } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { readAddress, searchHref } from '../search/search.address.ts'
import { RequestForm } from './request.form.tsx'
import styles from './request.module.css'
import { BeforeWriting, NobodyToWriteTo, WhoReceives } from './request.page.tsx'
import { RequestSent } from './request.sent.tsx'

type Way = 'global' | 'exclusif'

const leads: Readonly<Record<Way, string>> = {
  global: 'Vous continuez l’accompagnement vers l’emploi ; le référent social suit le reste, en même temps que vous.',
  exclusif: 'Le référent social suit d’abord la personne seul ; la recherche d’emploi reprend ensuite.',
}

/** Asking the référent of a sector to follow somebody: with the adviser, or first. */
export function SectorRequestPage() {
  const id = useRoute().params.id ?? ''
  const { url, query } = useLocation()
  const { search } = readAddress(url)
  const way: Way = query.voie === 'exclusif' ? 'exclusif' : 'global'
  const [sent, setSent] = useState<ContactRequest | null>(null)
  const { value, error, reload } = useLoad(
    (signal) =>
      call('GET /api/contact-requests/prepare', {
        query: {
          kind: way,
          target: id,
          frein: search.freins as Frein[],
          ...(search.commune && { commune: search.commune }),
        },
        signal,
      }),
    [id, way],
  )
  if (isForbidden(error)) return <ForbiddenPage title={requestKinds[way]} />
  return (
    <Page>
      {sent ? (
        <RequestSent request={sent} search={search} />
      ) : (
        <>
          <a class={styles.back} href={searchHref(search)}>
            <Icon name="arrow-left" />
            Revenir à la recherche
          </a>
          {error ? <ErrorState error={error} level="h1" onRetry={reload} /> : null}
          {!error && !value && <SkeletonRows lines rows={5} label="Le formulaire arrive" />}
          {!error && value && <Prepared way={way} prepared={value} onSent={setSent} />}
        </>
      )}
    </Page>
  )
}

interface Props {
  way: Way
  prepared: PreparedRequest
  onSent: (request: ContactRequest) => void
}

const Prepared = ({ way, prepared, onSent }: Props) => (
  <>
    <header class={styles.head}>
      <PageTitle tab={requestKinds[way]} />
      <p class="mute">{typo(leads[way])}</p>
      <p class="small mute">Il est tenu au secret professionnel{'\u00a0'}: il peut ne pas tout vous dire.</p>
    </header>
    <BeforeWriting prepared={prepared} />
    {prepared.recipients.length > 0 ? (
      <Sheet>
        <WhoReceives prepared={prepared} />
        <RequestForm prepared={prepared} onSent={onSent} />
      </Sheet>
    ) : (
      <NobodyToWriteTo prepared={prepared} />
    )}
  </>
)
