import type { ComponentChildren } from 'preact'
import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { useLater } from '../../ui/later.ts'
import { PageTitle } from '../../ui/page-title.tsx'
import { loadListingTools } from '../listing.extras.ts'
import { Call } from './listing.call.tsx'
import { otherContacts } from './listing.others.tsx'
import styles from './listing.page.module.css'
import { ListingPaper } from './listing.paper.tsx'
import { Flag, ReportButton, useReporting } from './listing.report.tsx'
import { Brief, sectionsOf } from './listing.sections.tsx'
import { ListingSector } from './listing.sector.tsx'
import { Tags } from './listing.tags.tsx'
import { addressOf } from './listing.text.ts'
import { Warnings } from './listing.warnings.tsx'
import { useCalls } from './use-calls.ts'
import { useRequestButton } from './use-request-button.ts'
import { useSheetButton } from './use-sheet-button.ts'
import { Why } from './why.tsx'

interface Props {
  listing: Listing
  /** The way back, above the title. */
  above: ComponentChildren
  /** The commune it was found for, if any. */
  searched?: string
}

/** A listing in full, as advisers read it. */
export function ListingWhole({ listing: read, above, searched = '' }: Props) {
  const { listing, ...calls } = useCalls(read)
  const others = otherContacts(listing)
  const reporting = useReporting(listing)
  const report = reporting.open
  const RequestButton = useRequestButton()
  const SheetButton = useSheetButton()
  const Tools = useLater(listing.can.moderate, loadListingTools)
  return (
    <>
      <div class={styles.page}>
        <header class={styles.intro}>
          {above}
          <Tags listing={listing} />
          <PageTitle tab={[listing.title, listing.place.commune?.name].filter(Boolean).join(', ')}>
            {typo(listing.title)}
          </PageTitle>
          <p class="mute">{typo([listing.structure.name, addressOf(listing.place)].filter(Boolean).join(', '))}</p>
          <Why why={listing.why} freshness={listing.freshness} />
        </header>
        <aside class={styles.reach} aria-label="Joindre l’intervenant">
          <Call listing={listing} large report={report} calls={calls} />
          {reporting.own}
          {RequestButton && <RequestButton listing={listing} />}
          <Button icon="printer" onClick={() => print()}>
            Imprimer cette fiche
          </Button>
          {SheetButton && <SheetButton listing={listing} />}
          <ReportButton open={report} />
          {Tools && <Tools id={listing.id} />}
          {others && (
            <section class={styles.others} aria-labelledby="autres-contacts">
              <h2 id="autres-contacts">Autres contacts</h2>
              {others}
            </section>
          )}
        </aside>
        <article class={styles.body}>
          <Warnings listing={listing} />
          <ListingSector listing={listing} searched={searched} />
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
