import { useState } from 'preact/hooks'
import type { ReachedListing, Structure } from '../../../server/contract/structures.ts'
import { count, typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { AvailabilityChoice } from '../availability.extras.ts'
import { ReassignDialog } from './listing.reassign.tsx'
import styles from './structure.listings.module.css'
import { freshnessWords, stateWords } from './structures.words.ts'

interface Props {
  structure: Structure
  listings: readonly ReachedListing[]
  /** One of them has left. */
  onChange: () => void
}

/** Listings of a structure: two ticked can be brought into one, each can be given to another structure. */
export function StructureListings({ structure, listings, onChange }: Props) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [moving, setMoving] = useState<ReachedListing | null>(null)
  const tick = (id: string) =>
    setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id].slice(-2))
  const moved = () => {
    setMoving(null)
    onChange()
  }
  const [from, into] = ticked
  return (
    <section aria-labelledby="fiches">
      <div class={styles.head}>
        <h2 id="fiches">{listings.length === 0 ? 'Aucune fiche' : count(listings.length, 'fiche')}</h2>
        {from && into ? (
          <LinkButton kind="go" href={`/fiches/${from}/reunir?avec=${into}`}>
            Réunir les deux
          </LinkButton>
        ) : (
          listings.length > 1 && <p class="small mute">Cochez-en deux pour les réunir.</p>
        )}
        <LinkButton icon="pencil" href={`/mes-fiches?structure=${structure.id}`}>
          Écrire en son nom
        </LinkButton>
      </div>
      {listings.length > 0 && (
        <Sheet bare>
          <ul class={styles.list}>
            {listings.map((one) => (
              <Row
                key={one.id}
                listing={one}
                ticked={ticked.includes(one.id)}
                onTick={() => tick(one.id)}
                onMove={() => setMoving(one)}
              />
            ))}
          </ul>
        </Sheet>
      )}
      {moving && (
        <ReassignDialog listing={moving} structure={structure} onClose={() => setMoving(null)} onDone={moved} />
      )}
    </section>
  )
}

interface RowProps {
  listing: ReachedListing
  ticked: boolean
  onTick: () => void
  onMove: () => void
}

function Row({ listing, ticked, onTick, onMove }: RowProps) {
  const { id, title, state, freshness, place, source, can } = listing
  return (
    <li>
      <input
        type="checkbox"
        aria-label={`Choisir «\u00a0${title}\u00a0» pour la réunir`}
        checked={ticked}
        disabled={!can.move}
        onChange={onTick}
      />
      <div class={styles.what}>
        <a href={`/fiches/${id}${state === 'published' ? '' : '/histoire'}`}>{typo(title)}</a>
        <span>{[place, source].filter(Boolean).join(', ')}</span>
      </div>
      <div class={styles.state}>
        {state === 'published' ? (
          <Status state={freshness}>{freshnessWords[freshness]}</Status>
        ) : (
          <Status state={state === 'rejected' || state === 'archived' ? 'bad' : 'aging'}>{stateWords[state]}</Status>
        )}
      </div>
      {can.move && (
        <Button kind="bare" aria-label={`Confier «\u00a0${title}\u00a0» à une autre structure`} onClick={onMove}>
          Confier…
        </Button>
      )}
      {(can.sayAvailability || listing.calls) && (
        <div class={styles.room}>
          {listing.calls && <p>{listing.calls}</p>}
          {can.sayAvailability && <AvailabilityChoice id={id} title={title} availability={listing.availability} />}
        </div>
      )}
    </li>
  )
}
