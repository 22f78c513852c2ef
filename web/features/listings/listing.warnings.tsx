import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Note } from '../../ui/note.tsx'

/** Said before anything is read when nobody confirmed the listing for a year or more. */
export function Warnings({ listing: { freshness, why } }: { listing: Listing }) {
  if (freshness !== 'stale' && freshness !== 'expired') return null
  const said = why.find(({ code }) => code === 'freshness')?.text
  return (
    <Note kind={freshness === 'expired' ? 'bad' : 'warn'} title={typo(said ?? 'Pas confirmée depuis un an')}>
      <p class="small">
        Appelez avant d’y envoyer quelqu’un{'\u00a0'}: l’offre, le numéro ou l’adresse ont pu changer.
      </p>
    </Note>
  )
}
