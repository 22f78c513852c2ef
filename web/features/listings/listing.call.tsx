import type { Listing, OpeningHours } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './listing.call.module.css'
import { type Contact, contactsOf } from './listing.contacts.ts'
import { CardButton, MailLine, PhoneNumber, Who } from './listing.reach.tsx'
import type { Reporting } from './listing.report.tsx'
import type { Calls } from './use-calls.ts'

interface Props {
  listing: Listing
  /** On its own page the number has the width for itself. */
  large?: boolean
  /** Says that a number or an address is wrong; absent for who may not. */
  report?: Reporting['open']
  /** What to do once the number was used; absent where nobody calls. */
  calls?: Pick<Calls, 'onUsed' | 'outcome'>
}

const nobodyCalls = { onUsed: () => {}, outcome: null }

/** The person, the number, the address: the number is the largest thing there is. */
export function Call({ listing, large = false, report = null, calls = nobodyCalls }: Props) {
  const { first } = contactsOf(listing)
  return (
    <div class={cx(styles.call, large && styles.large)}>
      {!listing.can.seeContacts && (
        <p class="small mute">
          Votre compte ne donne pas accès aux coordonnées directes des intervenants de cette structure.
        </p>
      )}
      {first ? (
        <First contact={first} listing={listing} large={large} report={report} calls={calls} />
      ) : (
        <Unreachable listing={listing} />
      )}
    </div>
  )
}

/** «Ouvert, ferme à 17 h»; what is closed is said without alarm. */
const Now = ({ now: { open, text } }: Pick<OpeningHours, 'now'>) =>
  open ? (
    <Status state="ok" icon="clock">
      {typo(text)}
    </Status>
  ) : (
    <span class={styles.now}>
      <Icon name="clock" />
      {typo(text)}
    </span>
  )

interface FirstProps extends Required<Props> {
  contact: Contact
}

function First({ contact, listing, large, report, calls }: FirstProps) {
  const { phone, email, note } = contact
  return (
    <>
      <p>
        <Who contact={contact} />
        {listing.hours?.now.text && (
          <span class={styles.line}>
            <Now now={listing.hours.now} />
          </span>
        )}
      </p>
      {phone && <PhoneNumber phone={phone} large={large} onUsed={calls.onUsed} />}
      {phone && listing.numberDoubted && (
        <Status state="stale">Numéro signalé comme faux, en cours de vérification</Status>
      )}
      {listing.reached && (
        <p class={styles.now}>
          <Icon name="phone" />
          {typo(listing.reached.text)}
        </p>
      )}
      {phone && calls.outcome}
      {email && <MailLine email={email} listing={listing} label="Copier l’adresse e-mail" />}
      {note && <p class="small mute">{typo(note)}</p>}
      {(phone || email) && (
        <p class={styles.more}>
          <CardButton contact={contact} listing={listing}>
            Ajouter à mes contacts
          </CardButton>
          {report && (
            <Button kind="text" onClick={() => report(phone ? 'telephone' : 'courriel')}>
              {phone ? 'Signaler ce numéro' : 'Signaler cette adresse'}
            </Button>
          )}
        </p>
      )}
    </>
  )
}

/** No number and no address: the other ways in, when there are some. */
function Unreachable({ listing }: { listing: Listing }) {
  const link = listing.mobilisation.link ?? listing.structure.website ?? listing.source.link
  return (
    <>
      <p>
        <b>Ni numéro ni adresse e-mail dans cette fiche</b>
      </p>
      {link && (
        <p>
          <a href={link} target="_blank" rel="noreferrer">
            {listing.mobilisation.link ? 'Faire la demande en ligne' : 'Voir le site de la structure'}
            <Icon name="external-link" />
          </a>
        </p>
      )}
    </>
  )
}
