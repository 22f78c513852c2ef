import { useState } from 'preact/hooks'
import type { Listing, OpeningHours } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './listing.call.module.css'
import { type Contact, contactsOf } from './listing.contacts.ts'
import type { Reporting } from './listing.report.tsx'
import { QrCode } from './qr-code.tsx'

interface Props {
  listing: Listing
  /** On its own page the number has the width for itself. */
  large?: boolean
  /** Says that a number or an address is wrong; absent for who may not. */
  report?: Reporting['open']
}

/** The person, the number, the address: the number is the largest thing there is. */
export function Call({ listing, large = false, report = null }: Props) {
  const { first } = contactsOf(listing)
  return (
    <div class={cx(styles.call, large && styles.large)}>
      {!listing.can.seeContacts && (
        <p class="small mute">
          Votre compte ne donne pas accès aux coordonnées directes des intervenants de cette structure.
        </p>
      )}
      {first ? (
        <First contact={first} listing={listing} large={large} report={report} />
      ) : (
        <Unreachable listing={listing} />
      )}
    </div>
  )
}

/** Whoever comes after, when the first does not answer; null when there is nobody else. */
export function otherContacts(listing: Listing) {
  const { others, desk } = contactsOf(listing)
  const all = desk ? [...others, desk] : others
  if (all.length === 0) return null
  return all.map((contact) => (
    <Other key={`${contact.name}${contact.email}${contact.phone?.href}`} contact={contact} title={listing.title} />
  ))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const Who = ({ contact: { name, role } }: { contact: Contact }) => (
  <>
    <b>{typo(name ?? capital(role ?? 'contact'))}</b>
    {name && role && `, ${typo(role)}`}
  </>
)

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

interface FirstProps {
  contact: Contact
  listing: Listing
  large: boolean
  report: Reporting['open']
}

function First({ contact, listing, large, report }: FirstProps) {
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
      {phone && <PhoneNumber phone={phone} large={large} />}
      {phone && listing.numberDoubted && (
        <Status state="stale">Numéro signalé comme faux, en cours de vérification</Status>
      )}
      {email && <Mail email={email} title={listing.title} />}
      {note && <p class="small mute">{typo(note)}</p>}
      {report && (phone || email) && (
        <p class={styles.wrong}>
          <Button kind="text" onClick={() => report(phone ? 'telephone' : 'courriel')}>
            {phone ? 'Signaler ce numéro' : 'Signaler cette adresse'}
          </Button>
        </p>
      )}
    </>
  )
}

interface PhoneNumberProps {
  phone: NonNullable<Contact['phone']>
  large: boolean
}

function PhoneNumber({ phone: { text, href }, large }: PhoneNumberProps) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <div class={styles.number}>
        <a class={styles.tel} href={href}>
          <Icon name="phone" />
          {typo(text)}
        </a>
        <CopyButton
          class={styles.tool ?? ''}
          square={!large}
          text={text.replaceAll('\u00a0', ' ')}
          label="Copier le numéro"
          short="Copier"
        />
        <Button
          icon="qr-code"
          square={!large}
          class={styles.tool ?? ''}
          aria-expanded={shown}
          aria-controls="qr"
          aria-label="Code QR du numéro"
          title={large ? undefined : 'Code QR du numéro'}
          onClick={() => setShown(!shown)}
        >
          {large && 'Code QR'}
        </Button>
      </div>
      <div id="qr" hidden={!shown} class={styles.qr}>
        {shown && <QrCode text={href} label={`Code QR du numéro ${typo(text)}`} />}
        <p class="small mute">Visez-le avec l’appareil photo du téléphone{'\u00a0'}: il compose le numéro.</p>
      </div>
    </>
  )
}

const mailto = (email: string, title: string) => `mailto:${email}?subject=${encodeURIComponent(title)}`

const Mail = ({ email, title }: { email: string; title: string }) => (
  <p class={styles.mail}>
    <Icon name="mail" />
    <a href={mailto(email, title)}>{email}</a>
    <CopyButton square kind="bare" text={email} label="Copier l’adresse e-mail" />
  </p>
)

/** Smaller, so that the first number stays the one seen. */
const Other = ({ contact, title }: { contact: Contact; title: string }) => (
  <div class={styles.other}>
    <p>
      <Who contact={contact} />
    </p>
    {contact.phone && (
      <p class={styles.mail}>
        <Icon name="phone" />
        <a href={contact.phone.href}>
          <b>{typo(contact.phone.text)}</b>
        </a>
        <CopyButton square kind="bare" text={contact.phone.text} label={`Copier le numéro ${contact.phone.text}`} />
      </p>
    )}
    {contact.email && (
      <p class={styles.mail}>
        <Icon name="mail" />
        <a href={mailto(contact.email, title)}>{contact.email}</a>
        <CopyButton square kind="bare" text={contact.email} label={`Copier ${contact.email}`} />
      </p>
    )}
    {contact.note && <p class="small mute">{typo(contact.note)}</p>}
  </div>
)

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
