import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Note } from '../../ui/note.tsx'

/** Said before anything is read: that it is closed or soon will be, and that nobody confirmed it for a year or more. */
export const Warnings = ({ listing }: { listing: Listing }) => (
  <>
    <Closed closure={listing.closure} />
    <Old listing={listing} />
  </>
)

function Closed({ closure }: Pick<Listing, 'closure'>) {
  if (!closure) return null
  return (
    <Note kind="warn" icon="clock" title={typo(closure.text)}>
      {closure.message && <p class="small">{typo(closure.message)}</p>}
    </Note>
  )
}

function Old({ listing: { freshness, why } }: { listing: Listing }) {
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
