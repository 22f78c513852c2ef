import { useState } from 'preact/hooks'
import { useRoute } from 'preact-iso'
import type { PairDetail } from '../../../server/contract/pairs.ts'
import { ApiError, call } from '../../api.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Secrecy } from '../../ui/secrecy.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { PairEnd } from './pair.end.tsx'
import { PairFound } from './pair.found.tsx'
import { PairNotes } from './pair.notes.tsx'
import styles from './pairs.module.css'
import { endOf, kindOf, nameOf, partnerOf } from './pairs.words.ts'
import { RequestLink } from './request-link.tsx'

/** Somebody followed by two: what is in the way, when they meet again, what they write to each other, how it ends. */
export function PairPage() {
  const id = useRoute().params.id ?? ''
  const { value, error, reload, set } = useLoad(
    (signal) => call('GET /api/pairs/:id', { params: { id }, signal }),
    [id],
  )
  if (isForbidden(error)) return <ForbiddenPage title="Accompagnement" />
  if (error instanceof ApiError && error.status === 404) return <Gone />
  if (error) return <ErrorState error={error} level="h1" onRetry={reload} />
  if (!value) return <SkeletonRows lines rows={5} label="L’accompagnement arrive" />
  return <Shown pair={value} onChange={set} onReload={reload} />
}

const Gone = () => (
  <EmptyState
    icon="search-x"
    level="h1"
    title="Cet accompagnement n’est pas à vous, ou n’existe plus"
    text="Un an après la fin, il n’en reste que des chiffres."
  >
    <a href="/accompagnements">Tous les accompagnements</a>
  </EmptyState>
)

export interface PairProps {
  pair: PairDetail
  onChange: (pair: PairDetail) => void
  /** Somebody else changed it: reads it again. */
  onReload: () => void
}

function Shown({ pair, onChange, onReload }: PairProps) {
  const [ending, setEnding] = useState(false)
  // The form begins again from each version; what was just saved is still said.
  const [saved, setSaved] = useState<number | null>(null)
  const onSaved = (next: PairDetail) => {
    setSaved(next.version)
    onChange(next)
  }
  const end = endOf(pair)
  const close = () => setEnding(false)
  return (
    <Desk
      title={typo(nameOf(pair))}
      lead={typo(`${kindOf(pair)}, suivi avec ${partnerOf(pair)}`)}
      action={
        <Button icon={end ? 'pencil' : 'circle-check'} onClick={() => setEnding(true)}>
          {end ? 'Corriger la fin' : 'Noter la fin'}
        </Button>
      }
    >
      <p>
        <a class={styles.back} href={end ? '/accompagnements?etat=termines' : '/accompagnements'}>
          <Icon name="arrow-left" />
          Accompagnements
        </a>
      </p>
      <div class={styles.columns}>
        <div class={styles.column}>
          <Facts pair={pair} end={end} />
          <PairFound
            key={pair.version}
            pair={pair}
            saved={saved === pair.version}
            onChange={onSaved}
            onReload={onReload}
          />
        </div>
        <div class={styles.column}>
          <PairNotes pair={pair} onChange={onChange} />
          <Secrecy />
        </div>
      </div>
      {ending && <PairEnd pair={pair} onClose={close} onReload={onReload} onChange={onChange} />}
    </Desk>
  )
}

function Facts({ pair, end }: { pair: PairDetail; end: string | null }) {
  const { adviser, referent, sector, commune, startedOn, requestId } = pair
  const lines: readonly [string, string | null | undefined][] = [
    ['Conseillère ou conseiller', adviser && [adviser.name, adviser.organisation].filter(Boolean).join(', ')],
    ['Référent social', [referent, sector?.name].filter(Boolean).join(', ')],
    ['Commune', commune],
    ['Début', date(startedOn)],
    ['Fin', end],
  ]
  return (
    <Sheet>
      <dl class={styles.facts}>
        {lines.map(([term, said]) =>
          said ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{typo(said)}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {requestId && <RequestLink id={requestId} />}
    </Sheet>
  )
}
