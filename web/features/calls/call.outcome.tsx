import { useEffect, useRef, useState } from 'preact/hooks'
import type { ListingNews } from '../../../server/contract/calls.ts'
import { callOutcomes, type CallOutcome as Outcome } from '../../../server/contract/vocabulary.calls.ts'
import { call, type Result } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './call.outcome.module.css'

interface Props {
  listingId: string
  /** The number was just used: it is asked then, and offered quietly before. */
  used: boolean
  onNews: (news: ListingNews) => void
}

type Noted = Result<'POST /api/listings/:id/calls'>['call']

/** What follows, so that nobody wonders who was told. */
const thanks: Readonly<Record<Outcome, string>> = {
  reached: 'Noté : joint. Vos collègues le verront.',
  'no-answer': 'Noté : pas de réponse. La structure verra le nombre, pas votre nom.',
  'wrong-number': 'Noté : mauvais numéro. C’est signalé, merci.',
  full: 'Noté : plus de places, pour 30 jours.',
  closed: 'Noté : fermé. C’est signalé, merci.',
}

/** After a call, what came of it: one tap, taken back as easily. */
export function CallOutcome({ listingId, used, onNews }: Props) {
  const [noted, setNoted] = useState<Noted | null>(null)
  const [opened, setOpened] = useState(false)
  const place = useFocusKept(noted)
  const choice = useRef<Outcome>('reached')
  const say = useSend(async () => {
    const body = { outcome: choice.current }
    const answer = await call('POST /api/listings/:id/calls', { params: { id: listingId }, body })
    setNoted(answer.call)
    onNews(answer.listing)
  })
  const undo = useSend(async () => {
    onNews((await call('DELETE /api/calls/:id', { params: { id: noted!.id } })).listing)
    setNoted(null)
    setOpened(true)
  })
  const asked = used || opened
  return (
    <div class={styles.outcome} ref={place}>
      <p role="status" class={noted ? styles.noted : 'sr'}>
        {noted && <Status state="ok">{typo(thanks[noted.outcome])}</Status>}
      </p>
      {noted && (
        <Button kind="text" class={styles.quiet ?? ''} onClick={() => void undo.send()}>
          Annuler
        </Button>
      )}
      {!noted && !asked && (
        <Button kind="text" class={styles.quiet ?? ''} aria-expanded={false} onClick={() => setOpened(true)}>
          Noter la suite d’un appel
        </Button>
      )}
      {!noted && asked && (
        <Choices
          onChoose={(outcome) => {
            choice.current = outcome
            void say.send()
          }}
        />
      )}
      <RefusalNote refusal={noted ? undo.refusal : say.refusal} />
    </div>
  )
}

const Choices = ({ onChoose }: { onChoose: (outcome: Outcome) => void }) => (
  <fieldset class={styles.choices}>
    <legend>Qu’a donné l’appel{'\u202f'}?</legend>
    {(Object.entries(callOutcomes) as [Outcome, string][]).map(([outcome, text]) => (
      <Button key={outcome} onClick={() => onChoose(outcome)}>
        {text}
      </Button>
    ))}
  </fieldset>
)

/** What was pressed goes away: the focus goes on to what takes its place. */
function useFocusKept(noted: Noted | null) {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(noted)
  useEffect(() => {
    if (before.current !== noted) place.current?.querySelector('button')?.focus()
    before.current = noted
  }, [noted])
  return place
}
