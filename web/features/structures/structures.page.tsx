import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { call, type Result } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk, StructuresTabs } from '../../ui/desk.tsx'
import { SelectField } from '../../ui/field.tsx'
import { FinderField } from '../../ui/finder-field.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { DepartementSelect } from '../accounts/departement-select.tsx'
import {
  everyStructure,
  queryOf,
  readStructuresAddress,
  type Show,
  type StructuresAsked,
  structuresHref,
} from './structures.address.ts'
import styles from './structures.list.module.css'
import { listingsAndMembers } from './structures.words.ts'

type Answer = Result<'GET /api/structures/directory'>

/** The address of this page; while another one is being fetched, the last one it had. */
function useAsked(): StructuresAsked {
  const { path, url } = useLocation()
  const last = useRef('')
  if (path === '/structures') last.current = url
  return readStructuresAddress(last.current)
}

/** The structures of an admin's territory. */
export function StructuresPage() {
  const { route } = useLocation()
  const asked = useAsked()
  const { value, error } = useLoad(
    (signal) => call('GET /api/structures/directory', { query: queryOf(asked), signal }),
    [structuresHref(asked)],
  )
  const onAsk = (change: Partial<StructuresAsked>, replace = false) =>
    route(structuresHref({ ...asked, page: 1, ...change }), replace)
  if (isForbidden(error)) return <ForbiddenPage title="Structures" />
  return (
    <Desk
      title="Structures"
      lead={<span role="status">{value && !error ? count(value.total, 'structure') : '\u00a0'}</span>}
      tabs={<StructuresTabs />}
    >
      <Filters asked={asked} departements={value?.departements ?? []} onAsk={onAsk} />
      {error ? (
        <ErrorState error={error} retry="Voir toutes les structures" onRetry={() => onAsk(everyStructure)} />
      ) : value ? (
        <Found answer={value} asked={asked} />
      ) : (
        <SkeletonRows lines label="Les structures arrivent" />
      )}
    </Desk>
  )
}

const shown: Readonly<Record<Show, string>> = {
  '': 'Toutes',
  trusted: 'De confiance',
  memberless: 'Sans compte',
  alike: 'Qui se ressemblent',
}

interface FiltersProps {
  asked: StructuresAsked
  departements: Answer['departements']
  onAsk: (change: Partial<StructuresAsked>, replace?: boolean) => void
}

const Filters = ({ asked, departements, onAsk }: FiltersProps) => (
  <search class={styles.filters}>
    <FinderField label="Nom de la structure" words={asked.q} onChange={(q) => onAsk({ q }, true)} />
    <SelectField
      label="Montrer"
      name="montrer"
      value={asked.show}
      options={shown}
      onChange={(event) => onAsk({ show: event.currentTarget.value as Show })}
    />
    <DepartementSelect
      code={asked.departement}
      departements={departements}
      onChange={(departement) => onAsk({ departement })}
    />
  </search>
)

function Found({ answer, asked }: { answer: Answer; asked: StructuresAsked }) {
  const { structures, total, page, pageSize } = answer
  if (structures.length === 0) return <Nothing asked={asked} />
  return (
    <>
      <Sheet bare>
        <ul class={styles.list}>
          {structures.map((one) => (
            <li key={one.id}>
              <a href={`/structures/${one.id}`}>{typo(one.name)}</a>
              <span>{one.place ?? 'Commune inconnue'}</span>
              <span>{listingsAndMembers(one)}</span>
              {one.trusted && (
                <span class={styles.trusted}>
                  <Icon name="circle-check" />
                  De confiance
                </span>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
      <Pages
        label="Pages de structures"
        page={page}
        last={Math.ceil(total / pageSize)}
        to={(page) => structuresHref({ ...asked, page })}
      />
    </>
  )
}

const Nothing = ({ asked }: { asked: StructuresAsked }) => (
  <EmptyState
    title="Aucune structure ne répond à ces choix"
    text={asked.q ? 'Une partie du nom, même sans accents, suffit.' : undefined}
  >
    <LinkButton href={structuresHref(everyStructure)}>Voir toutes les structures</LinkButton>
  </EmptyState>
)
