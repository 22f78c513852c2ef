import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { NextTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { type Search, searchHref } from '../search/search.address.ts'
import { capital, recipientText } from './recipients.words.ts'
import styles from './request.module.css'

interface Props {
  request: ContactRequest
  /** Where it was found. */
  search: Search
}

/** What happens next, and two ways on. */
export const RequestSent = ({ request: { id, recipient }, search }: Props) => (
  <Sheet class={styles.sent}>
    <NextTitle>Votre demande est partie</NextTitle>
    <ol class={styles.steps}>
      <li>
        <b>{typo(capital(recipientText(recipient)))}</b> reçoit un e-mail, et répond en un clic, sans compte.
      </li>
      <li>Dès qu’il y a une réponse ou une question, un e-mail vous prévient.</li>
      <li>Sans réponse, nous relançons après 3 puis 8 jours ouvrés, et vous proposons d’autres ressources après 20.</li>
    </ol>
    <div class="row">
      <LinkButton kind="go" large href={`/mes-demandes/${id}`}>
        Suivre cette demande
      </LinkButton>
      <LinkButton large href={searchHref(search)}>
        Revenir à la recherche
      </LinkButton>
    </div>
  </Sheet>
)
