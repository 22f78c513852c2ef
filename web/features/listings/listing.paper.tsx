import type { Listing } from '../../../server/contract/listings.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { FreinTag } from '../../ui/frein-tag.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './listing.paper.module.css'
import { Brief, sectionsOf } from './listing.sections.tsx'
import { addressOf } from './listing.text.ts'
import { PublicDesk } from './public-desk.tsx'
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

function PaperCall({ listing: { structure, mobilisation } }: { listing: Listing }) {
  const { phone, email } = structure
  const website = mobilisation.link ?? structure.website
  if (!phone && !email && !website) return null
  return (
    <div class={styles.call}>
      <div>
        <p>
          <b>Accueil de la structure</b>
        </p>
        <PublicDesk phone={phone} email={email} website={website} class={styles.tel} />
      </div>
      {phone && <QrCode text={phone.href} label="Code QR du numéro" />}
    </div>
  )
}
