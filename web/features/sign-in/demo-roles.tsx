import type { Role } from '../../../server/contract/vocabulary.ts'
import { openDemo } from '../../session.moves.ts'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Note } from '../../ui/note.tsx'
import { useSend } from '../../use-send.ts'
import styles from './sign-in.module.css'

const people: readonly { role: Role; icon: IconName; name: string; where: string }[] = [
  {
    role: 'adviser',
    icon: 'search',
    name: 'Conseillère',
    where: 'En agence, cherche et appelle',
  },
  {
    role: 'referent',
    icon: 'map-pinned',
    name: 'Référente sociale',
    where: 'En centre médico-social, pour son secteur',
  },
  { role: 'partner', icon: 'users', name: 'Partenaire', where: 'Une association et ses fiches' },
  { role: 'admin', icon: 'landmark', name: 'Administration', where: 'Les comptes, le journal, les réglages' },
]

/** One press and the session of that person is open: only in the embedded demonstration. */
export function DemoRoles() {
  return (
    <>
      <p class={styles.or}>ou</p>
      <section class={styles.demo} aria-labelledby="demo">
        <div>
          <h2 id="demo">Essayer la démonstration</h2>
          <p class="small mute">Données inventées, sur cet ordinateur.</p>
        </div>
        <ul class={styles.roles}>
          {people.map((person) => (
            <Person key={person.role} {...person} />
          ))}
        </ul>
        <p class="small">
          <a href="/outbox">Mails de démonstration</a>
        </p>
      </section>
    </>
  )
}

function Person({ role, icon, name, where }: (typeof people)[number]) {
  const { busy, refusal, send } = useSend(() => openDemo(role))
  return (
    <li>
      <button type="button" class={styles.role} onClick={() => void send()}>
        <Icon name={icon} />
        <span>
          <b>{name}</b>
          <small>{busy ? 'Un instant…' : where}</small>
        </span>
        <Icon name="arrow-right" />
      </button>
      {refusal && (
        <Note kind="bad" role="alert">
          <p class="small">{refusal.message}</p>
        </Note>
      )}
    </li>
  )
}
