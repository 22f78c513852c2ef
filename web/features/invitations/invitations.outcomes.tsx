import { useLayoutEffect, useRef } from 'preact/hooks'
import type { InvitationOutcome } from '../../../server/contract/invitations.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { outcomesInShort } from './invitations.lines.ts'
import styles from './invitations.module.css'

const looks: Readonly<Record<InvitationOutcome['outcome'], { state: 'ok' | 'aging' | 'bad'; icon?: IconName }>> = {
  invited: { state: 'ok' },
  resent: { state: 'ok', icon: 'refresh-cw' },
  'has-account': { state: 'aging', icon: 'user' },
  repeated: { state: 'aging', icon: 'copy' },
  unreadable: { state: 'bad' },
}

/** What became of each line that was sent; takes the focus, for it is the answer. */
export function Outcomes({ outcomes, onClose }: { outcomes: readonly InvitationOutcome[]; onClose: () => void }) {
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [outcomes])
  return (
    <Sheet bare>
      <div class={styles.head}>
        <h2 ref={title} tabIndex={-1}>
          {outcomesInShort(outcomes)}
        </h2>
        <Button kind="bare" square icon="x" aria-label="Fermer ce bilan" onClick={onClose} />
      </div>
      <ul>
        {outcomes.map(({ line, email, outcome, text }, index) => (
          <li key={index} class={styles.outcome}>
            <span class={styles.email}>{email ?? line}</span>
            <Status {...looks[outcome]}>{typo(text)}</Status>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
