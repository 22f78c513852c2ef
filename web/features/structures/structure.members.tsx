import type { Member } from '../../../server/contract/structures.ts'
import { date } from '../../dates.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './structures.module.css'

/** Who keeps a structure's listings. */
export const Members = ({ members, invite }: { members: readonly Member[]; invite: boolean }) => (
  <Sheet>
    <section class={styles.block} aria-labelledby="membres">
      <h2 id="membres">Comptes</h2>
      {members.length === 0 ? (
        <p class="small mute">Personne n’a de compte dans cette structure.</p>
      ) : (
        <ul class={styles.people}>
          {members.map(({ id, name, lastSeenAt, you }) => (
            <li key={id}>
              <b>
                {name}
                {you && ' (vous)'}
              </b>
              <span>{lastSeenAt ? `Vu le ${date(lastSeenAt)}` : 'Jamais venu'}</span>
            </li>
          ))}
        </ul>
      )}
      {invite && (
        <LinkButton icon="mail" href="/comptes/invitations">
          Inviter quelqu’un
        </LinkButton>
      )}
    </section>
  </Sheet>
)
