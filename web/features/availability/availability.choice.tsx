import { useRef, useState } from 'preact/hooks'
import type { Availability } from '../../../server/contract/availability.ts'
import { type AvailabilityState, availabilities } from '../../../server/contract/vocabulary.availability.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './availability.choice.module.css'

interface Props {
  id: string
  /** Of the listing, for those who hear a list of the same buttons. */
  title: string
  availability: Availability | null
}

/** Whether there is room, in one tap; the same again says that it is still so. */
export function AvailabilityChoice({ id, title, availability: read }: Props) {
  const [known, setKnown] = useState(read)
  const [said, setSaid] = useState('')
  const wanted = useRef<AvailabilityState | null>(null)
  const { refusal, send } = useSend(async () => {
    const body = { state: wanted.current }
    const { availability } = await call('PUT /api/listings/:id/availability', { params: { id }, body })
    setKnown(availability)
    setSaid(availability ? `${availability.text}, pour 30\u00a0jours` : 'Disponibilité effacée')
  })
  const say = (state: AvailabilityState | null) => {
    wanted.current = state
    void send()
  }
  return (
    <fieldset class={styles.choice}>
      <legend class="sr">{typo(`Disponibilité : « ${title} »`)}</legend>
      {(Object.entries(availabilities) as [AvailabilityState, string][]).map(([state, text]) => (
        <Button key={state} aria-pressed={known?.state === state} onClick={() => say(state)}>
          {text}
        </Button>
      ))}
      <span class={styles.since}>
        {known ? typo(`dit ${known.text.replace(/^.*, /, '')}`) : 'Non dit ces 30\u00a0derniers jours'}
        {known && (
          <Button kind="text" aria-label={typo(`Effacer la disponibilité : « ${title} »`)} onClick={() => say(null)}>
            Effacer
          </Button>
        )}
      </span>
      <span class="sr" role="status">
        {typo(said)}
      </span>
      <RefusalNote refusal={refusal} />
    </fieldset>
  )
}
