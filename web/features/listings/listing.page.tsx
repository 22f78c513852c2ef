import { useLocation, useRoute } from 'preact-iso'
import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { asksSomething, readAddress, type Search, searchHref } from '../search/search.address.ts'
import { rememberedAnswer } from '../search/search.request.ts'
import { answerTitle } from '../search/search.sentences.ts'
import { cameFrom } from '../search/use-place-kept.ts'
import { Call, otherContacts } from './listing.call.tsx'
import styles from './listing.page.module.css'
import { ListingPaper } from './listing.paper.tsx'
import { Flag, ReportButton, useReporting } from './listing.report.tsx'
import { Brief, sectionsOf } from './listing.sections.tsx'
import { Tags } from './listing.tags.tsx'
import { addressOf } from './listing.text.ts'
import { ListingWaiting } from './listing.waiting.tsx'
import { Warnings } from './listing.warnings.tsx'
import { isGone, useListing } from './use-listing.ts'
import { Why } from './why.tsx'

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
  if (listing) return <Opened listing={listing} search={search} />
  return (
    <div class={styles.alone}>
      <Back search={search} />
      {isGone(error) ? (
        <EmptyState
          level="h1"
          icon="file-question-mark"
          title="Cette fiche n’existe pas ou n’existe plus"
          text="Sa structure a pu la retirer. Les autres ressources sont toujours là."
        >
          <LinkButton kind="go" href={searchHref(search)}>
            Voir les autres ressources
          </LinkButton>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} level="h1" title="La fiche n’a pas répondu" onRetry={retry} />
      ) : (
        <ListingWaiting />
      )}
    </div>
  )
}

function Opened({ listing, search }: { listing: Listing; search: Search }) {
  const others = otherContacts(listing)
  const reporting = useReporting(listing)
  const report = reporting.open
  return (
    <>
      <div class={styles.page}>
        <header class={styles.intro}>
          <Back search={search} />
          <Tags listing={listing} />
          <PageTitle tab={[listing.title, listing.place.commune?.name].filter(Boolean).join(', ')}>
            {typo(listing.title)}
          </PageTitle>
          <p class="mute">{typo([listing.structure.name, addressOf(listing.place)].filter(Boolean).join(', '))}</p>
          <Why why={listing.why} freshness={listing.freshness} />
        </header>
        <aside class={styles.reach} aria-label="Joindre l’intervenant">
          <Call listing={listing} large report={report} />
          {reporting.own}
          <Button icon="printer" onClick={() => print()}>
            Imprimer la feuille à remettre
          </Button>
          <ReportButton open={report} />
          {others && (
            <section class={styles.others} aria-labelledby="autres-contacts">
              <h2 id="autres-contacts">Autres contacts</h2>
              {others}
            </section>
          )}
        </aside>
        <article class={styles.body}>
          <Warnings listing={listing} />
          <section aria-labelledby="en-bref">
            <div class={styles.title}>
              <h2 id="en-bref">En bref</h2>
              <Flag open={report} field="description" what="En bref" />
            </div>
            <Brief listing={listing} class={styles.lead} />
          </section>
          <div class={styles.cols}>
            {sectionsOf(listing).map(({ id, title, field, content }) => (
              <section key={id} aria-labelledby={id}>
                <div class={styles.title}>
                  <h2 id={id}>{title}</h2>
                  {field && <Flag open={report} field={field} what={title} />}
                </div>
                {content}
              </section>
            ))}
          </div>
        </article>
      </div>
      {reporting.dialog}
      <ListingPaper listing={listing} at={new Date().toISOString()} />
    </>
  )
}
