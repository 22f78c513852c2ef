import type { Submission } from '../../../server/contract/submissions.ts'
import { Icon } from '../../ui/icon.tsx'
import styles from './submission.aside.module.css'
import { goTo, holdsOne, idOf, saysOne, sections } from './submission.fields.ts'

/** The sections of the page, each said done or not. */
export const Contents = ({ content, problems }: Pick<Submission, 'content' | 'problems'>) => (
  <nav class={styles.toc} aria-label="Parties de la fiche">
    {sections.map(({ id, title, fields }) => {
      const left = holdsOne(fields, problems) || !saysOne(fields, content)
      return (
        <a key={id} href={`#${id}`} data-left={left || undefined}>
          <Icon name={left ? 'circle-dashed' : 'circle-check'} />
          {title}
          <span class="sr">{left ? ' (à compléter)' : ' (complète)'}</span>
        </a>
      )
    })}
  </nav>
)

/** How complete it is, and what would help most. */
export function Completeness({ completeness: { score, advice } }: { completeness: Submission['completeness'] }) {
  const follow = (event: Event, field: string) => {
    event.preventDefault()
    goTo(field)
  }
  return (
    <section class={styles.meter} aria-labelledby="completude">
      <h2 id="completude">
        Complète à {score}
        {'\u00a0'}%
      </h2>
      <progress class={styles.bar} max={100} value={score} aria-labelledby="completude" />
      {advice.length === 0 ? (
        <p class="mute">Rien ne manque pour aider un conseiller.</p>
      ) : (
        <>
          <p class="mute">Ce qui aiderait le plus les conseillers{'\u00a0'}:</p>
          <ul class={styles.advice}>
            {advice.map(({ field, label, gain }) => (
              <li key={field}>
                <a href={`#${idOf(field)}`} onClick={(event) => follow(event, field)}>
                  {label}{' '}
                  <b>
                    +{'\u00a0'}
                    {gain}
                    {'\u00a0'}%
                  </b>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
