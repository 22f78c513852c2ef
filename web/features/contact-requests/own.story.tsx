import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { answerWays } from '../../../server/contract/vocabulary.requests.ts'
import { day, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { FreinTag } from '../../ui/frein-tag.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './own.module.css'

/** What was written, as the other side reads it. */
export function Written({ request }: { request: ContactRequest }) {
  const { message, reference, freins, answerWay, adviser, listing } = request
  return (
    <Sheet>
      <h2>Ce que vous avez écrit</h2>
      {message ? (
        <p class={styles.said}>{typo(message)}</p>
      ) : (
        <p class="mute">Effacé, un an après la fin de la demande.</p>
      )}
      <dl class={styles.facts}>
        {reference && <Fact name="Référence">{typo(reference)}</Fact>}
        {freins.length > 0 && (
          <Fact name="Freins">
            <span class={styles.freins}>
              {freins.map((frein) => (
                <FreinTag key={frein} frein={frein} />
              ))}
            </span>
          </Fact>
        )}
        <Fact name="Réponse">
          {answerWays[answerWay]}
          {adviser?.phone && `, ${adviser.phone.text}`}
        </Fact>
        {listing?.state === 'published' && (
          <Fact name="Fiche">
            <a href={`/fiches/${listing.id}`}>{typo(listing.title)}</a>
          </Fact>
        )}
      </dl>
    </Sheet>
  )
}

const Fact = ({ name, children }: { name: string; children: preact.ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Everything that happened, the latest first. */
export const Story = ({ request: { steps } }: { request: ContactRequest }) => (
  <Sheet>
    <h2>Ce qui s’est passé</h2>
    <ol class={styles.story} reversed>
      {steps.toReversed().map(({ at, who, what, text }, index) => (
        <li key={`${at}${index}`} class={styles.step}>
          <p>
            <b>{typo(what)}</b>, {typo(who)}
          </p>
          <time dateTime={at}>
            {day(at)}, {time(at)}
          </time>
          {text && <p class={styles.said}>{typo(text)}</p>}
        </li>
      ))}
    </ol>
  </Sheet>
)
