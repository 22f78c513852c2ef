import type { Frein } from '../../server/contract/vocabulary.ts'
import { cx } from './cx.ts'
import styles from './frein.module.css'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'

export const freinIcons: Record<Frein, IconName> = {
  mobilite: 'bus',
  logement: 'house',
  'garde-enfants': 'baby',
  sante: 'heart-pulse',
  budget: 'wallet',
  'administratif-juridique': 'scale',
  numerique: 'laptop',
  'langue-illettrisme': 'languages',
  'alimentation-equipement': 'shopping-basket',
  handicap: 'accessibility',
  'famille-aidants': 'users',
  'violences-separation': 'shield-alert',
  'isolement-confiance': 'message-circle-heart',
}

/** The class that gives an element, and what it holds, the frein's ink (`--f`) and tint (`--fs`). */
export const freinHue = (frein: Frein) => cx(styles.hue, styles[frein])

/** The coloured square of a row or a choice. A listing without a frein (employment, training) shows a neutral one. */
export const Tile = ({ frein, class: extra }: { frein: Frein | undefined; class?: string | undefined }) => (
  <span class={cx(frein ? freinHue(frein) : styles.hue, styles.tile, extra)}>
    <Icon name={frein ? freinIcons[frein] : 'layers'} />
  </span>
)
