import { useRef, useState } from 'preact/hooks'
import type { Claim } from '../../../server/contract/structures.ts'
import { ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './structures.module.css'

interface Props {
  claims: readonly Claim[]
  can: boolean
  onChange: (claims: Claim[]) => void
}

/** What a structure has claimed, and what became of it. */
export function OwnClaims({ claims, can, onChange }: Props) {
  const block = useRef<HTMLElement>(null)
  const [said, setSaid] = useState('')
  const gone = ({ id, structure }: Claim) => {
    setSaid(`Demande pour ${structure.name} reprise.`)
    onChange(claims.filter((one) => one.id !== id))
    block.current?.focus()
  }
  return (
    <Sheet>
      <section ref={block} class={styles.block} aria-labelledby="rattachements" tabIndex={-1}>
        <h2 id="rattachements">Rattachement</h2>
        <p class="small mute">
          Votre structure est aussi dans la base sous un autre nom, sans compte{'\u202f'}? Demandez à la réunir avec la
          vôtre{'\u00a0'}: ses fiches deviennent les vôtres.
        </p>
        <p class="sr" role="status">
          {said}
        </p>
        {claims.length > 0 && (
          <ul class={styles.claims}>
            {claims.map((claim) => (
              <OwnClaim key={claim.id} claim={claim} onGone={() => gone(claim)} />
            ))}
          </ul>
        )}
        {can && <LinkButton href="/ma-structure/rattachement">Chercher une structure</LinkButton>}
      </section>
    </Sheet>
  )
}

const states = { pending: 'aging', approved: 'ok', refused: 'bad' } as const
const words = { pending: 'Attend une réponse', approved: 'Acceptée', refused: 'Refusée' } as const

function OwnClaim({ claim, onGone }: { claim: Claim; onGone: () => void }) {
  const { structure, state, createdAt, decidedAt, reason, can } = claim
  const { busy, refusal, send } = useSend(async () => {
    try {
      await call('POST /api/claims/:id/withdraw', { params: { id: claim.id } })
    } catch (error) {
      // Taken back in another tab, or by a colleague: it is what was wanted.
      if (!(error instanceof ApiError && error.status === 404)) throw error
    }
    onGone()
  })
  return (
    <li>
      <b>{typo(structure.name)}</b>
      <Status state={states[state]} {...(state === 'pending' && { icon: 'hourglass' })}>
        {words[state]} {decidedAt ? `le ${date(decidedAt)}` : `depuis le ${date(createdAt)}`}
      </Status>
      {reason && <span>{typo(reason)}</span>}
      {can.withdraw && (
        <div>
          <Button onClick={() => void send()} aria-label={`Reprendre la demande pour ${structure.name}`}>
            {busy ? 'Reprise…' : 'Reprendre la demande'}
          </Button>
        </div>
      )}
      <RefusalNote refusal={refusal} />
    </li>
  )
}
