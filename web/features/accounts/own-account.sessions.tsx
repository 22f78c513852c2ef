import { useRef } from 'preact/hooks'
import type { OwnSession } from '../../../server/contract/accounts.ts'
import { call } from '../../api.ts'
import { date, time } from '../../dates.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './own-account.module.css'

interface Props {
  sessions: readonly OwnSession[]
  onChange: (sessions: OwnSession[]) => void
}

/** Where the account is open, this device first. */
export function OwnSessions({ sessions, onChange }: Props) {
  const title = useRef<HTMLHeadingElement>(null)
  const ordered = [...sessions].sort((a, b) => Number(b.current) - Number(a.current))
  const others = sessions.filter(({ current }) => !current)
  const leave = (kept: OwnSession[]) => {
    onChange(kept)
    // The button that was pressed went with its session.
    title.current?.focus()
  }
  const ending = useSend(
    () => call('DELETE /api/account/sessions'),
    () => leave(sessions.filter(({ current }) => current)),
  )
  return (
    <Sheet bare>
      <div class={styles.head}>
        <div>
          <h2 ref={title} tabIndex={-1}>
            Appareils connectés
          </h2>
          <p class="small mute">
            {others.length === 0
              ? 'Seulement celui-ci. Une session se termine après 12 heures sans activité.'
              : 'Vous n’en reconnaissez pas un\u202f? Déconnectez-le.'}
          </p>
        </div>
        {others.length > 1 && (
          <Button kind="no" icon="log-out" onClick={() => void ending.send()}>
            {ending.busy ? 'Un instant…' : 'Déconnecter tous les autres'}
          </Button>
        )}
      </div>
      {ending.refusal && (
        <div class={styles.refusal}>
          <RefusalNote refusal={ending.refusal} />
        </div>
      )}
      <ul class={styles.sessions}>
        {ordered.map((session) => (
          <Session
            key={session.id}
            session={session}
            onEnded={() => leave(sessions.filter(({ id }) => id !== session.id))}
          />
        ))}
      </ul>
    </Sheet>
  )
}

const moment = (iso: string) => `${date(iso)}, ${time(iso)}`

function Session({ session, onEnded }: { session: OwnSession; onEnded: () => void }) {
  const { id, device, address, provider, createdAt, lastSeenAt, current } = session
  const { busy, refusal, send } = useSend(() => call('DELETE /api/account/sessions/:id', { params: { id } }), onEnded)
  const name = device ?? 'Appareil inconnu'
  return (
    <li>
      <Icon name="monitor-smartphone" />
      <div>
        <p class={styles.device}>
          <b>{name}</b>
          {current && (
            <Status state="ok" pill>
              Cet appareil
            </Status>
          )}
        </p>
        <p class="small mute">
          {current ? 'Utilisé maintenant' : `Dernier usage le ${moment(lastSeenAt)}`}
          {address && `, réseau ${address}`}
        </p>
        <p class="small mute">
          Ouvert le {moment(createdAt)}, {provider ? `par ${provider}` : 'par un lien'}
        </p>
        <RefusalNote refusal={refusal} />
      </div>
      {!current && (
        <Button icon="log-out" aria-label={`Déconnecter\u00a0: ${name}`} onClick={() => void send()}>
          {busy ? 'Un instant…' : 'Déconnecter'}
        </Button>
      )}
    </li>
  )
}
