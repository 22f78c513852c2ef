import type { Why as Reason } from '../../../server/contract/search.ts'
import type { Freshness } from '../../../server/contract/vocabulary.ts'
import { typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './why.module.css'

interface Props {
  why: readonly Reason[]
  freshness: Freshness
  class?: string | undefined
}

/** Why a listing is among the answers, in words. */
export const Why = ({ why, freshness, class: extra }: Props) => (
  <ul class={cx(styles.why, extra)} aria-label="Pourquoi cette ressource">
    {why.map(({ code, text }) => (
      <li key={code}>
        {code === 'freshness' ? (
          <Status state={freshness}>{typo(text)}</Status>
        ) : (
          <>
            <Icon name={code === 'answers' ? 'message-square' : 'check'} />
            <span>{typo(text)}</span>
          </>
        )}
      </li>
    ))}
  </ul>
)
