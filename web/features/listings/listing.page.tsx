import { useLocation, useRoute } from 'preact-iso'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { asksSomething, readAddress, type Search, searchHref } from '../search/search.address.ts'
import { rememberedAnswer } from '../search/search.request.ts'
import { answerTitle } from '../search/search.sentences.ts'
import { cameFrom } from '../search/use-place-kept.ts'
import { Gone } from './listing.gone.tsx'
import styles from './listing.page.module.css'
import { ListingWaiting } from './listing.waiting.tsx'
import { ListingWhole } from './listing.whole.tsx'
import { isGone, useListing } from './use-listing.ts'

export { ListingWhole } from './listing.whole.tsx'

/** «15 ressources à Dax», when this page was reached from there. */
function wayBack(search: Search): string {
  const known = rememberedAnswer(search)
  if (known) return answerTitle(known.answer)
  return asksSomething(search) ? 'Retour aux résultats' : 'Recherche'
}

/** Goes back in the history when the search is just behind, so that the list is found where it was left. */
function Back({ search }: { search: Search }) {
  const goBack = (event: MouseEvent) => {
    if (!cameFrom(search) || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    event.stopPropagation()
    history.back()
  }
  return (
    <a class={styles.back} href={searchHref(search)} onClick={goBack}>
      <Icon name="arrow-left" />
      {wayBack(search)}
    </a>
  )
}

/** A listing on a page of its own: what a phone shows, what is shared, what is printed. */
export function ListingPage() {
  const { params } = useRoute()
  const { url } = useLocation()
  const { search } = readAddress(url)
  const { listing, error, retry } = useListing(params.id ?? '', search.commune)
  if (listing) return <ListingWhole listing={listing} above={<Back search={search} />} searched={search.commune} />
  return (
    <div class={styles.alone}>
      <Back search={search} />
      {isGone(error) ? (
        <Gone error={error} level="h1">
          <LinkButton kind="go" href={searchHref(search)}>
            Voir les autres ressources
          </LinkButton>
        </Gone>
      ) : error ? (
        <ErrorState error={error} level="h1" title="La fiche n’a pas répondu" onRetry={retry} />
      ) : (
        <ListingWaiting />
      )}
    </div>
  )
}
