import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './listing.call.module.css'
import { type Contact, contactsOf } from './listing.contacts.ts'
import { CardButton, MailLine, plainNumber, useCode, Who } from './listing.reach.tsx'

/** Whoever comes after, when the first does not answer; null when there is nobody else. */
export function otherContacts(listing: Listing) {
  const { others, desk } = contactsOf(listing)
  const all = desk ? [...others, desk] : others
  if (all.length === 0) return null
  return all.map((contact) => (
    <Other key={`${contact.name}${contact.email}${contact.phone?.href}`} contact={contact} listing={listing} />
  ))
}

/** Smaller, so that the first number stays the one seen. */
const Other = ({ contact, listing }: { contact: Contact; listing: Listing }) => (
  <div class={styles.other}>
    <p class={styles.who}>
      <span>
        <Who contact={contact} />
      </span>
      {(contact.phone || contact.email) && <CardButton contact={contact} listing={listing} />}
    </p>
    {contact.phone && <OtherNumber phone={contact.phone} />}
    {contact.email && <MailLine email={contact.email} listing={listing} label={`Copier ${contact.email}`} />}
    {contact.note && <p class="small mute">{typo(contact.note)}</p>}
  </div>
)

function OtherNumber({ phone }: { phone: NonNullable<Contact['phone']> }) {
  const code = useCode(phone)
  return (
    <>
      <p class={styles.mail}>
        <Icon name="phone" />
        <a href={phone.href}>
          <b>{typo(phone.text)}</b>
        </a>
        <Button
          {...code.toggle}
          kind="bare"
          square
          icon="qr-code"
          aria-label={`Code QR du ${typo(phone.text)}`}
          title="Code QR du numéro"
        />
        <CopyButton square kind="bare" text={plainNumber(phone)} label={`Copier le numéro ${phone.text}`} />
      </p>
      {code.shown}
    </>
  )
}
