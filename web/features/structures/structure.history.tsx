import type { StructureEvent } from '../../../server/contract/structures.ts'
import { date, time } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './structure.history.module.css'
import { fieldLabels } from './structures.words.ts'

const actions: Readonly<Record<StructureEvent['action'], string>> = {
  edit: 'a modifié les détails',
  trust: 'a accordé la confiance',
  distrust: 'a retiré la confiance',
  merge: 'y a réuni',
  merged: 'l’a réunie avec',
}

/** What was changed of a structure here, the last first. */
export const History = ({ events }: { events: readonly StructureEvent[] }) => (
  <section aria-labelledby="histoire">
    <h2 class={styles.title} id="histoire">
      Histoire
    </h2>
    <Sheet bare>
      {events.length === 0 ? (
        <p class={styles.none}>Rien n’a été changé ici depuis qu’elle est dans la base.</p>
      ) : (
        <ol class={styles.list}>
          {events.map((event) => (
            <Event key={event.id} event={event} />
          ))}
        </ol>
      )}
    </Sheet>
  </section>
)

const Event = ({ event: { at, by, action, changes, reason, other } }: { event: StructureEvent }) => (
  <li>
    <p>
      <b>{by}</b> {actions[action]} {other && <a href={`/structures/${other.id}`}>{typo(other.name)}</a>}
      <span class={styles.when}>
        {date(at)} à {time(at)}
      </span>
    </p>
    {reason && <p>{typo(reason)}</p>}
    {changes.length > 0 && (
      <dl class={styles.changes}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{fieldLabels[field]}</dt>
            <dd>
              {before && (
                <del>
                  <span class="sr">Avant{'\u00a0'}: </span>
                  {typo(before)}
                </del>
              )}{' '}
              {after ? (
                <ins>
                  <span class="sr">Après{'\u00a0'}: </span>
                  {typo(after)}
                </ins>
              ) : (
                <span class="mute">Rien</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    )}
  </li>
)
