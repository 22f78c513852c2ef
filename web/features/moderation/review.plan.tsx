import type { Plan } from '../../../server/contract/moderation.ts'
import { number, typo } from '../../typography.ts'
import styles from './review.side.module.css'

const width = 260
const height = 180

/** A commune as a point whose surface is its population; the smallest is still seen. */
const radiusOf = (population: number, unit: number) => Math.max(0.9, Math.min(unit * 5, Math.sqrt(population) * 0.022))

/** The place and the communes covered, with a circle for the scale. All of it is said in words. */
export function PlanView({ plan: { reach, place, communes, circle, text } }: { plan: Plan }) {
  // Kilometres to units; the shorter side holds the reach.
  const scale = height / 2 / reach
  const across = reach * (width / height)
  const at = ({ x, y }: { x: number; y: number }) => ({ cx: width / 2 + x * scale, cy: height / 2 - y * scale })
  const seen = communes.filter(({ x }) => Math.abs(x) <= across)
  const centre = at(place ?? { x: 0, y: 0 })
  return (
    <figure class={styles.plan}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={typo(text)}>
        <circle class={styles.circle} {...centre} r={circle * scale} />
        {seen.map(({ name, population, covered, ...point }) => (
          <circle
            key={name + point.x}
            class={covered ? styles.covered : styles.around}
            {...at(point)}
            r={radiusOf(population, 1.6)}
          />
        ))}
        {place && <circle class={styles.place} {...at(place)} r={4.5} />}
      </svg>
      <figcaption class="small mute">
        {typo(text)} Le cercle a {number(circle)}
        {'\u00a0'}km de rayon.
      </figcaption>
    </figure>
  )
}
