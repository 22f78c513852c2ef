import { useEffect, useRef } from 'preact/hooks'
import type { Verified } from '../../../server/contract/verifications.ts'
import { call } from '../../api.ts'
import { count, plural } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './verify-button.module.css'

interface Props {
  id: string
  /** Of the listing, for those who hear a list of the same buttons. */
  title: string
  onVerified: (verified: Verified) => void
}

/** «Tout est encore exact», in one press, for a listing that is due. */
export function VerifyButton({ id, title, onVerified }: Props) {
  const { busy, refusal, send } = useSend(async () =>
    onVerified(await call('POST /api/listings/:id/verify', { params: { id } })),
  )
  return (
    <span class={styles.one}>
      <Button icon="check" aria-label={`Tout est encore exact : ${title}`} onClick={() => void send()}>
        {busy ? 'Un instant…' : 'Tout est encore exact'}
      </Button>
      <RefusalNote refusal={refusal} />
    </span>
  )
}

interface BarProps {
  /** Of the listings to confirm. */
  ids: readonly string[]
  /** How many were confirmed since the page is there, together or one by one. */
  confirmed: number
  onVerified: (verified: readonly Verified[]) => void
}

/** The same for all that are due, above their list; and thanks, where the focus goes since what was pressed is gone. */
export function VerifyBar({ ids, confirmed, onVerified }: BarProps) {
  const thanks = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (confirmed > 0) thanks.current?.focus()
  }, [confirmed])
  return (
    <>
      {confirmed > 0 && (
        <p class={styles.thanks} ref={thanks} tabIndex={-1} role="status">
          <Status state="ok">
            {count(confirmed, 'fiche confirmée', 'fiches confirmées')}. Merci{'\u202f'}!
          </Status>
        </p>
      )}
      {ids.length > 0 && <AllDue ids={ids} onVerified={onVerified} />}
    </>
  )
}

/** As many as one call takes; what is left over stays due, and the bar with it. */
const atOnce = 200

function AllDue({ ids, onVerified }: Omit<BarProps, 'confirmed'>) {
  const { busy, refusal, send } = useSend(async () => {
    onVerified((await call('POST /api/verifications', { body: { ids: ids.slice(0, atOnce) } })).verified)
  })
  return (
    <div class={styles.bar}>
      <p>
        <b>
          {count(ids.length, 'fiche')} {plural(ids.length, 'est', 'sont')} à confirmer.
        </b>{' '}
        <span class="mute">{plural(ids.length, 'Relisez-la', 'Relisez-les')}, puis confirmez si rien n’a changé.</span>
      </p>
      <Button icon="check" onClick={() => void send()}>
        {busy ? 'Un instant…' : ids.length === 1 ? 'Confirmer cette fiche' : `Confirmer les ${ids.length} fiches`}
      </Button>
      <RefusalNote refusal={refusal} />
    </div>
  )
}
