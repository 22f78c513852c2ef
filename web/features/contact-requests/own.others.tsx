import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { useLoad } from '../../use-load.ts'
import { Why } from '../listings/why.tsx'
import { listingHref, nothingAsked, searchHref } from '../search/search.address.ts'
import styles from './own.module.css'

const offered = 3

/** Refused, unanswered, withdrawn or undelivered: who else could help. */
export const offersOthers = ({ kind, state, delivery, outcome }: ContactRequest) =>
  kind === 'direct' &&
  (state === 'declined' ||
    state === 'expired' ||
    outcome === 'not-started' ||
    (state === 'cancelled' && outcome === null) ||
    (delivery === 'undelivered' && (state === 'sent' || state === 'seen')))

/** The first answers to the same search, in the order the search has. */
export function Alternatives({ request: { listing, commune, freins } }: { request: ContactRequest }) {
  const search = { ...nothingAsked, commune: commune?.code ?? '', freins }
  const { value, error } = useLoad(
    (signal) =>
      call('GET /api/search', {
        // One more than offered: the listing itself is among them.
        query: { ...(commune && { commune: commune.code }), frein: freins, taille: offered + 1 },
        signal,
      }),
    [commune?.code, freins.join()],
  )
  const hits = (value?.hits ?? []).filter(({ id }) => id !== listing?.id).slice(0, offered)
  return (
    <Sheet>
      <h2>D’autres ressources pour ce besoin</h2>
      {!value && !error && <SkeletonRows lines rows={3} label="Les autres ressources arrivent" />}
      {hits.length > 0 && (
        <ul class={styles.others}>
          {hits.map(({ id, title, structure, brief, freshness }) => (
            <li key={id} class={styles.other}>
              <a href={listingHref(id, search)}>{typo(title)}</a>
              <p class="small mute">{typo(structure.name)}</p>
              <Why why={brief} freshness={freshness} />
            </li>
          ))}
        </ul>
      )}
      {value && hits.length === 0 && <p class="mute">Aucune autre n’est connue pour cette commune et ces freins.</p>}
      <div>
        <LinkButton icon="search" href={searchHref(search)}>
          Chercher parmi toutes
        </LinkButton>
      </div>
    </Sheet>
  )
}
