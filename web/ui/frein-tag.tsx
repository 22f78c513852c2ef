import { type Frein, freins } from '../../server/contract/vocabulary.ts'
import { cx } from './cx.ts'
import { freinHue, freinIcons } from './frein.tsx'
import styles from './frein-tag.module.css'
import { Icon } from './icon.tsx'

/** The frein in words, with its icon. */
export const FreinTag = ({ frein }: { frein: Frein }) => (
  <span class={cx(freinHue(frein), styles.tag)}>
    <Icon name={freinIcons[frein]} />
    {freins[frein]}
  </span>
)
