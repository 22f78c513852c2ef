import { useLocation } from 'preact-iso'
import type { QualityBoard } from '../../../server/contract/quality.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { time } from '../../dates.ts'
import { count } from '../../typography.ts'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { SelectField } from '../../ui/field.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { DepartementSelect } from '../accounts/departement-select.tsx'
import { boardHref, type QualityAsked, queryOf, readQualityAddress } from './quality.address.ts'
import { Figures } from './quality.figures.tsx'
import { History } from './quality.history.tsx'
import styles from './quality.module.css'
import { Delays, Shares } from './quality.shares.tsx'

const title = 'Qualité'

/** How true the base is: dense, each figure with the list behind it. */
export function QualityPage() {
  const { url, route } = useLocation()
  const asked = readQualityAddress(url)
  const { departement, frein } = asked
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/quality', { query: queryOf(asked), signal }),
    [departement, frein],
  )
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const change = (part: Partial<QualityAsked>) => route(boardHref({ ...asked, ...part }), true)
  return (
    <Desk
      title={title}
      lead={value ? `${count(value.published, 'fiche publiée', 'fiches publiées')}, à ${time(value.at)}.` : undefined}
      tabs={<QualityTabs />}
    >
      <search class={styles.filters}>
        <DepartementSelect
          code={departement}
          departements={value?.departements ?? []}
          onChange={(code) => change({ departement: code })}
        />
        <SelectField
          label="Frein"
          value={frein}
          options={{ '': 'Tous', ...Object.fromEntries(Object.entries(freins)) }}
          onChange={(event) => change({ frein: event.currentTarget.value as Frein | '' })}
        />
      </search>
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows rows={8} label="Les chiffres arrivent" />}
      {!error && value && <Board board={value} asked={asked} />}
    </Desk>
  )
}

function Board({ board, asked }: { board: QualityBoard; asked: QualityAsked }) {
  if (board.published === 0 && board.figures.every(({ count }) => count === 0))
    return (
      <EmptyState
        icon="inbox"
        title="Aucune fiche ici"
        text="Élargissez à tous les départements ou à tous les freins."
      />
    )
  return (
    <>
      <Shares board={board} asked={asked} />
      <Sheet bare>
        <Figures board={board} asked={asked} />
      </Sheet>
      <Delays board={board} />
      <History months={board.months} />
    </>
  )
}
