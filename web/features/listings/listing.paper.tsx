import type { Listing } from '../../../server/contract/listings.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { FreinTag } from '../../ui/frein-tag.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Who } from './listing.call.tsx'
import { type Contact, contactsOf } from './listing.contacts.ts'
import styles from './listing.paper.module.css'
import { Brief, sectionsOf } from './listing.sections.tsx'
import { addressOf } from './listing.text.ts'
import { QrCode } from './qr-code.tsx'

/** The sheet the person takes away: one A4, on paper only. `at`: the instant it is handed over. */
export const ListingPaper = ({ listing, at }: { listing: Listing; at: string }) => (
  <div class={styles.paper}>
    <p class={styles.from}>
      <b>
        <Icon name="lever" /> Levier
      </b>
      <span>Remis par votre conseiller le {date(at)}</span>
    </p>
    <div class={styles.intro}>
      {listing.freins[0] && <FreinTag frein={listing.freins[0]} />}
      <h2>{typo(listing.title)}</h2>
      <p>{typo([listing.structure.name, addressOf(listing.place)].filter(Boolean).join(', '))}</p>
    </div>
    <PaperCall listing={listing} />
    <section>
      <h3>En bref</h3>
      <Brief listing={listing} class={styles.brief} />
    </section>
    <div class={styles.cols}>
      {sectionsOf(listing)
        .filter(({ id }) => id !== 'a-propos')
        .map(({ id, title, content }) => (
          <section key={id}>
            <h3>{title}</h3>
            {content}
          </section>
        ))}
    </div>
  </div>
)

function PaperCall({ listing }: { listing: Listing }) {
  const { first, desk } = contactsOf(listing)
  if (!first) return null
  return (
    <div class={styles.call}>
      <div>
        <p>
          <Who contact={first} />
        </p>
        {first.phone && <p class={styles.tel}>{typo(first.phone.text)}</p>}
        {first.email && <p>{first.email}</p>}
        {first.note && <p class="mute">{typo(first.note)}</p>}
        {desk && <Desk desk={desk} />}
      </div>
      {first.phone && <QrCode text={first.phone.href} label="Code QR du numéro" />}
    </div>
  )
}

const Desk = ({ desk: { phone, email } }: { desk: Contact }) => (
  <p class="mute">
    Sinon, accueil de la structure{'\u00a0'}: {[phone && typo(phone.text), email].filter(Boolean).join(', ')}
  </p>
)
