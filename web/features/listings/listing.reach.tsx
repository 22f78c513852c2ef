import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { saveFile } from '../../ui/save-file.ts'
import styles from './listing.call.module.css'
import { cardName, cardText } from './listing.card.ts'
import type { Contact } from './listing.contacts.ts'
import { mailto } from './listing.mailto.ts'
import { QrCode } from './qr-code.tsx'

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const Who = ({ contact: { name, role } }: { contact: Contact }) => (
  <>
    <b>{typo(name ?? capital(role ?? 'contact'))}</b>
    {name && role && `, ${typo(role)}`}
  </>
)

type Phone = NonNullable<Contact['phone']>

/** As it is typed elsewhere. */
export const plainNumber = ({ text }: Phone) => text.replaceAll('\u00a0', ' ')

interface PhoneNumberProps {
  phone: Phone
  large: boolean
  onUsed: () => void
}

export function PhoneNumber({ phone, large, onUsed }: PhoneNumberProps) {
  const code = useCode(phone, onUsed)
  return (
    <>
      <div class={styles.number}>
        <a class={styles.tel} href={phone.href} onClick={onUsed}>
          <Icon name="phone" />
          {typo(phone.text)}
        </a>
        <CopyButton
          class={styles.tool ?? ''}
          square={!large}
          text={plainNumber(phone)}
          label="Copier le numéro"
          short="Copier"
          onCopy={onUsed}
        />
        <Button
          {...code.toggle}
          icon="qr-code"
          square={!large}
          class={styles.tool ?? ''}
          aria-label="Code QR du numéro"
          title={large ? undefined : 'Code QR du numéro'}
        >
          {large && 'Code QR'}
        </Button>
      </div>
      {code.shown}
    </>
  )
}

/** A code for the telephone beside the screen, behind a button of its own. */
export function useCode({ text, href }: Phone, onUsed?: () => void) {
  const id = useId()
  const [open, setOpen] = useState(false)
  const onClick = () => {
    setOpen(!open)
    if (!open) onUsed?.()
  }
  return {
    toggle: { 'aria-expanded': open, 'aria-controls': id, onClick },
    shown: (
      <div id={id} hidden={!open} class={styles.qr}>
        {open && <QrCode text={href} label={`Code QR du numéro ${typo(text)}`} />}
        <p class="small mute">Visez-le avec l’appareil photo du téléphone{'\u00a0'}: il compose le numéro.</p>
      </div>
    ),
  }
}

interface MailLineProps {
  email: string
  listing: Listing
  /** Of the button that copies it. */
  label: string
}

export const MailLine = ({ email, listing, label }: MailLineProps) => (
  <p class={styles.mail}>
    <Icon name="mail" />
    <a href={mailto(email, listing)} title={listing.mail ? 'Écrire, avec un début de message' : undefined}>
      {email}
    </a>
    <CopyButton square kind="bare" text={email} label={label} />
  </p>
)

interface CardButtonProps {
  contact: Contact
  listing: Listing
  /** Its words; without any, an icon that names whose card it is. */
  children?: ComponentChildren
}

/** A file that a telephone or a mail program adds to its contacts, made here from what is already shown. */
export function CardButton({ contact, listing, children }: CardButtonProps) {
  const save = () => {
    const card = { contact, structure: listing.structure.name, title: listing.title }
    saveFile(cardName(card), cardText(card), 'text/vcard')
  }
  if (children)
    return (
      <Button kind="text" onClick={save}>
        {children}
      </Button>
    )
  const label = `Ajouter à mes contacts\u00a0: ${contact.name ?? contact.role ?? listing.structure.name}`
  return <Button kind="bare" square icon="contact" aria-label={label} title="Ajouter à mes contacts" onClick={save} />
}
