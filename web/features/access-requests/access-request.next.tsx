import { call } from '../../api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { MessageSent } from '../../ui/message-sent.tsx'
import { NextTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { departementLabel } from '../accounts/departements.words.ts'
import { useDepartements } from '../accounts/use-departements.ts'
import { bodyOf, type Draft } from './access-request.draft.ts'
import styles from './access-request.module.css'

/** The same words whether the address has an account or not: the mail alone tells. */
export const ConfirmAddress = ({ draft, onChange }: { draft: Draft; onChange: () => void }) => (
  <MessageSent
    title="Confirmez votre adresse"
    lost="Rien reçu ? Regardez dans les indésirables, ou demandez un autre message ; le lien du premier ne marchera plus."
    send={() => call('POST /api/access-requests', { body: bodyOf(draft) })}
    sentAgain="Un autre message vient de partir."
    onChange={onChange}
  >
    Un message part vers <b class={styles.address}>{draft.email}</b>. Ouvrez le lien qu’il contient{'\u00a0'}: votre
    demande ne sera lue qu’ensuite.
  </MessageSent>
)

const enumeration = new Intl.ListFormat('fr', { type: 'conjunction' })

/** The request is with the admins: which ones, and what follows. */
export function RequestPending({ departements }: { departements: readonly string[] }) {
  const { all } = useDepartements()
  const names = enumeration.format(departements.map((code) => departementLabel(code, all ?? [])))
  return (
    <Sheet>
      <NextTitle>Votre demande est envoyée</NextTitle>
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
    <NextTitle>Votre compte est ouvert</NextTitle>
    <p>Votre adresse est celle d’un organisme reconnu{'\u00a0'}: rien d’autre à attendre.</p>
    <LinkButton href="/connexion" kind="go" icon="log-in" large>
      Me connecter
    </LinkButton>
  </Sheet>
)
