import { cx } from './cx.ts'
import styles from './icon.module.css'
import type { IconName } from './icons.ts'

/** Address of the sprite, written in by the build. */
declare const ICON_SPRITE: string

interface Props {
  name: IconName
  big?: boolean
  class?: string | undefined
}

/** Decorative: the words beside it carry the meaning. */
export const Icon = ({ name, big, class: extra }: Props) => (
  <svg class={cx(styles.icon, big && styles.big, extra)} aria-hidden="true">
    <use href={`${ICON_SPRITE}#${name}`} />
  </svg>
)
