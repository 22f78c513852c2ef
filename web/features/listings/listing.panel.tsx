import { useEffect, useRef } from 'preact/hooks'
import type { Listing } from '../../../server/contract/listings.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { listingHref, type Search } from '../search/search.address.ts'
import { Call } from './listing.call.tsx'
import { Gone } from './listing.gone.tsx'
import { otherContacts } from './listing.others.tsx'
import styles from './listing.panel.module.css'
import { ListingPaper } from './listing.paper.tsx'
import { Flag, ReportButton, type Reporting, useReporting } from './listing.report.tsx'
import { Brief, sectionsOf } from './listing.sections.tsx'
import { ListingSector } from './listing.sector.tsx'
import { Tags } from './listing.tags.tsx'
import { addressOf } from './listing.text.ts'
import { ListingWaiting } from './listing.waiting.tsx'
import { Warnings } from './listing.warnings.tsx'
import { useCalls } from './use-calls.ts'
import { isGone, useListing } from './use-listing.ts'
import { useRequestButton } from './use-request-button.ts'
import { useSheetButton } from './use-sheet-button.ts'

interface Props {
  id: string
  search: Search
  onClose: () => void
}

/** A listing beside the list: who to call first, then what to know before calling. */
export function ListingPanel({ id, search, onClose }: Props) {
  const { listing, error, retry } = useListing(id, search.commune)
  const opened = useOpening(id)
  if (isGone(error))
    return (
      <Gone error={error}>
        <Button onClick={onClose}>Revenir à la liste</Button>
      </Gone>
    )
  if (error) return <ErrorState error={error} title="La fiche n’a pas répondu" onRetry={retry} />
  if (!listing) return <ListingWaiting />
  return <Opened listing={listing} search={search} focus={opened} onClose={onClose} />
}

interface OpenedProps {
  listing: Listing
  search: Search
  focus: boolean
  onClose: () => void
}

function Opened({ listing: read, search, focus, onClose }: OpenedProps) {
  const { listing, ...calls } = useCalls(read)
  const reporting = useReporting(listing)
  const RequestButton = useRequestButton()
  const SheetButton = useSheetButton()
  return (
    <>
      <article class={styles.panel} aria-labelledby="ouverte">
        <div class={styles.head}>
          <Tags listing={listing} />
          <Button kind="bare" square icon="x" aria-label="Fermer la fiche" onClick={onClose} />
        </div>
        <Title listing={listing} focus={focus} />
        <Call listing={listing} report={reporting.open} calls={calls} />
        {reporting.own}
        <Warnings listing={listing} />
        <div class={styles.actions}>
          {RequestButton && <RequestButton listing={listing} />}
          <LinkButton href={listingHref(listing.id, search)}>
            Fiche complète
            <Icon name="arrow-right" />
          </LinkButton>
          <Button icon="printer" onClick={() => print()}>
            Imprimer cette fiche
          </Button>
          {SheetButton && <SheetButton listing={listing} />}
        </div>
        <ListingSector listing={listing} searched={search.commune} />
        <Facts listing={listing} report={reporting.open} />
        <ReportButton open={reporting.open} />
      </article>
      {reporting.dialog}
      <ListingPaper listing={listing} at={new Date().toISOString()} />
    </>
  )
}

/** True for a listing opened from the list, not for the one the address came with. */
function useOpening(id: string) {
  const first = useRef({ id, fromList: document.activeElement !== document.body })
  return first.current.id !== id || first.current.fromList
}

function Title({ listing, focus }: { listing: Listing; focus: boolean }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (focus) title.current?.focus({ preventScroll: true })
  }, [listing.id])
  return (
    <div>
      <h2 id="ouverte" ref={title} tabIndex={-1}>
        {typo(listing.title)}
      </h2>
      <p class="small mute">{typo([listing.structure.name, addressOf(listing.place)].filter(Boolean).join(', '))}</p>
    </div>
  )
}

/** What it is, who else answers, then the rest. */
function Facts({ listing, report }: { listing: Listing; report: Reporting['open'] }) {
  const others = otherContacts(listing)
  return (
    <dl class={styles.facts}>
      <div>
        <dt>
          En bref
          <Flag open={report} field="description" what="En bref" />
        </dt>
        <dd>
          <Brief listing={listing} class={styles.brief} />
        </dd>
      </div>
      {others && (
        <div>
          <dt>Autres contacts</dt>
          <dd>{others}</dd>
        </div>
      )}
      {sectionsOf(listing).map(({ id, title, field, content }) => (
        <div key={id}>
          <dt>
            {title}
            {field && <Flag open={report} field={field} what={title} />}
          </dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  )
}
