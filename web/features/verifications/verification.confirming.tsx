import type { LinkToConfirm, ListingToConfirm } from '../../../server/contract/verifications.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import type { LinkHeld } from './use-link.ts'
import styles from './verification.module.css'
import { confirmWords, goneWords, leftToConfirm, linesOf, question } from './verification.words.ts'

/** Each listing as it stands, all confirmed at once or one by one. */
export function Confirming({ link, held }: { link: LinkToConfirm; held: LinkHeld }) {
  const left = leftToConfirm(link)
  const { confirming, telling } = held
  const all = left.map(({ id }) => id)
  return (
    <>
      <header class={styles.intro}>
        <PageTitle tab="Confirmer mes fiches">{typo(question(left.length))}</PageTitle>
        <p class="mute">
          {typo(link.structure.name)}. Voici ce que lisent les conseillers qui orientent des personnes vers vous.
        </p>
      </header>
      {link.gone > 0 && (
        <Note>
          <p class="small">{typo(goneWords(link.gone))}</p>
        </Note>
      )}
      <Sheet bare>
        <ul>
          {link.listings.map((listing) => (
            <Listing key={listing.id} listing={listing} alone={link.listings.length === 1} held={held} />
          ))}
        </ul>
      </Sheet>
      <RefusalNote refusal={confirming.refusal ?? telling.refusal} />
      <div class={styles.actions}>
        <Button kind="go" icon="check" large onClick={() => held.confirm(all)}>
          {confirming.busy ? 'Un instant…' : confirmWords(left.length)}
        </Button>
        <Button large onClick={() => void telling.send()}>
          Quelque chose a changé
        </Button>
      </div>
    </>
  )
}

function Listing({ listing, alone, held }: { listing: ListingToConfirm; alone: boolean; held: LinkHeld }) {
  const { id, title, summary, state, freshness, text } = listing
  const busy = held.confirming.busy && held.asked.includes(id)
  return (
    <li class={styles.listing}>
      <div class={styles.head}>
        <h2>{typo(title)}</h2>
        <Status state={freshness}>{typo(text)}</Status>
      </div>
      <p>{typo(summary)}</p>
      <dl class={styles.facts}>
        {linesOf(listing).map(({ label, lines }) => (
          <div key={label}>
            <dt>{label}</dt>
            {lines.map((line) => (
              <dd key={line}>{typo(line)}</dd>
            ))}
          </div>
        ))}
      </dl>
      {!alone && state === 'to-confirm' && (
        <div>
          <Button icon="check" aria-label={`Celle-ci est encore exacte : ${title}`} onClick={() => held.confirm([id])}>
            {busy ? 'Un instant…' : 'Celle-ci est encore exacte'}
          </Button>
        </div>
      )}
    </li>
  )
}
