import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { Check, Group } from '../../ui/choice.tsx'
import styles from './pairs.module.css'

interface Props {
  legend: string
  among?: readonly Frein[]
  chosen: readonly Frein[]
  onChange: (chosen: readonly Frein[]) => void
}

const all = Object.keys(freins) as Frein[]

/** Some of the thirteen freins, in their order. */
export const FreinChecks = ({ legend, among = all, chosen, onChange }: Props) => (
  <Group legend={legend}>
    <div class={styles.checks}>
      {all
        .filter((frein) => among.includes(frein))
        .map((frein) => (
          <Check
            key={frein}
            label={freins[frein]}
            checked={chosen.includes(frein)}
            onChange={(checked) => onChange(checked ? [...chosen, frein] : chosen.filter((one) => one !== frein))}
          />
        ))}
    </div>
  </Group>
)
