import { useEffect, useRef, useState } from 'preact/hooks'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { usePageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { departementLabel } from '../accounts/departements.words.ts'
import { useDepartements } from '../accounts/use-departements.ts'
import { bodyOf, type Draft } from './access-request.draft.ts'
import styles from './access-request.module.css'

/** Takes the focus: it replaces the form that was sent, and is what comes next. */
function Title({ children }: { children: string }) {
  const ref = useRef<HTMLHeadingElement>(null)
  usePageTitle(children)
  useEffect(() => ref.current?.focus(), [])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** The same words whether the address has an account or not: the mail alone tells. */
export function ConfirmAddress({ draft, onChange }: { draft: Draft; onChange: () => void }) {
  const [again, setAgain] = useState(false)
  const { busy, refusal, send } = useSend(
    () => call('POST /api/access-requests', { body: bodyOf(draft) }),
    () => setAgain(true),
  )
  return (
    <Sheet>
      <Title>Confirmez votre adresse</Title>
      <p>
        Un message part vers <b class={styles.address}>{draft.email}</b>. Ouvrez le lien qu’il contient{'\u00a0'}: votre
        demande ne sera lue qu’ensuite.
      </p>
      {session.value?.demo && (
        <LinkButton href="/outbox" kind="go" icon="inbox" large>
          Voir les mails
        </LinkButton>
      )}
      <div>
        <p class="small mute">
          Rien reçu{'\u202f'}? Regardez dans les indésirables, ou demandez un autre message{'\u202f'}; le lien du
          premier ne marchera plus.
        </p>
        <div role="status" class={styles.again}>
          {again && !refusal && (
            <Note kind="good">
              <p class="small">Un autre message vient de partir.</p>
            </Note>
          )}
        </div>
      </div>
      <RefusalNote refusal={refusal} />
      <div class="row">
        <Button icon="refresh-cw" onClick={() => void send()}>
          {busy ? 'Envoi…' : 'Renvoyer le message'}
        </Button>
        <Button kind="bare" onClick={onChange}>
          Corriger ma demande
        </Button>
      </div>
    </Sheet>
  )
}

const enumeration = new Intl.ListFormat('fr', { type: 'conjunction' })

/** The request is with the admins: which ones, and what follows. */
export function RequestPending({ departements }: { departements: readonly string[] }) {
  const { all } = useDepartements()
  const names = enumeration.format(departements.map((code) => departementLabel(code, all ?? [])))
  return (
    <Sheet>
      <Title>Votre demande est envoyée</Title>
      <p>
        Les personnes qui administrent Levier dans {departements.length > 1 ? 'ces départements' : 'ce département'}{' '}
        viennent d’en être prévenues{'\u00a0'}: <b>{names}</b>.
      </p>
      <ol class={styles.next}>
        <li>Elles vérifient votre organisme et votre rôle, en deux jours ouvrés en général.</li>
        <li>Leur réponse arrive par e-mail. Si c’est oui, vous vous connectez avec cette adresse.</li>
      </ol>
      <div class="row">
        <LinkButton href="/connexion">Retour à la connexion</LinkButton>
      </div>
    </Sheet>
  )
}

export const AccountOpened = () => (
  <Sheet>
    <Title>Votre compte est ouvert</Title>
    <p>Votre adresse est celle d’un organisme reconnu{'\u00a0'}: rien d’autre à attendre.</p>
    <LinkButton href="/connexion" kind="go" icon="log-in" large>
      Me connecter
    </LinkButton>
  </Sheet>
)
