import type { ComponentChildren } from 'preact'
import type { Freshness } from '../../server/contract/vocabulary.ts'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './status.module.css'

type State = Freshness | 'ok' | 'bad'

const icons: Record<State, IconName> = {
  fresh: 'circle-check',
  aging: 'clock',
  stale: 'triangle-alert',
  expired: 'circle-x',
  ok: 'circle-check',
  bad: 'circle-x',
}

interface Props {
  state: State
  icon?: IconName
  pill?: boolean
  children: ComponentChildren
}

/** A state: its colour never goes without its icon and its words. */
export const Status = ({ state, icon, pill, children }: Props) => (
  <span class={cx(styles.status, pill && styles.pill, styles[state])}>
    <Icon name={icon ?? icons[state]} />
    {children}
  </span>
)
