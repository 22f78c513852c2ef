import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation, useRoute } from 'preact-iso'
import type { ItemKind, QueueItem } from '../../../server/contract/moderation.ts'
import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { usePageTitle } from '../../ui/page-title.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { panelFits, useMedia } from '../search/use-media.ts'
import { neighbour, type QueueFilters, queueHref, readFilters } from './moderation.address.ts'
import { QueueList } from './queue.list.tsx'
import styles from './queue.module.css'
import { OtherReview } from './review.other.tsx'
import { RevisionReview } from './review.revision.tsx'
import { usePresence } from './use-presence.ts'
import { type Queue, useQueue } from './use-queue.ts'
import { refreshWaiting } from './waiting.store.ts'

const kinds: readonly string[] = ['fiche', 'signalement', 'rattachement'] satisfies ItemKind[]

export interface OpenItem {
  readonly kind: ItemKind
  readonly id: string
}

/** What waits, read and decided one after the other. */
export function QueuePage() {
  const { query } = useLocation()
  const { kind = '', id = '' } = useRoute().params
  const filters = readFilters(query)
  const open = kinds.includes(kind) && id ? { kind: kind as ItemKind, id } : null
  const { value, error, reload } = useQueue(filters, open === null)
  usePageTitle('File de relecture')
  if (isForbidden(error)) return <ForbiddenPage title="File de relecture" />
  if (!value)
    return (
      <div class={styles.alone}>
        <h1 class="sr">File de relecture</h1>
        {error ? <ErrorState error={error} onRetry={reload} /> : <SkeletonRows lines rows={6} label="La file arrive" />}
      </div>
    )
  return <Desk queue={value} filters={filters} open={open} reload={reload} />
}

const WholeQueue = () => <LinkButton href="/file">Voir toute la file</LinkButton>

interface DeskProps {
  queue: Queue
  filters: QueueFilters
  open: OpenItem | null
  reload: () => void
}

function Desk({ queue, filters, open, reload }: DeskProps) {
  const { route } = useLocation()
  const wide = useMedia(panelFits)
  const [said, setSaid] = useState('')
  const first = neighbour(queue.items, null, 1)
  const go = (item: QueueItem | null) => route(queueHref(item, filters))
  const step = (by: 1 | -1) => {
    const next = neighbour(queue.items, open, by)
    if (next) go(next)
  }
  useShortcut('j', () => step(1))
  useShortcut('k', () => step(-1))
  // Beside the list there is room for the first one: nothing has to be chosen to begin.
  useEffect(() => {
    if (wide && !open && first) route(queueHref(first, filters), true)
  }, [wide, open === null, first?.id])
  const here = useRef(open)
  here.current = open
  const done = (sentence: string) => {
    setSaid(sentence)
    // Whoever went on before the answer came stays where they read.
    const stays = here.current?.kind !== open?.kind || here.current?.id !== open?.id
    if (!stays) go(neighbour(queue.items, open, 1) ?? neighbour(queue.items, open, -1))
    reload()
    void refreshWaiting()
  }
  return (
    <div class={styles.desk}>
      <p class="sr" role="status">
        {said}
      </p>
      {open ? (
        <Opened
          key={`${open.kind}/${open.id}`}
          queue={queue}
          filters={filters}
          item={open}
          {...{ reload, done, step }}
        />
      ) : (
        <>
          <QueueList queue={queue} filters={filters} open={null} />
          <Nothing queue={queue} filters={filters} first={first} />
        </>
      )}
    </div>
  )
}

interface OpenedProps extends Omit<DeskProps, 'open'> {
  item: OpenItem
  done: (sentence: string) => void
  step: (by: 1 | -1) => void
}

function Opened({ queue, filters, item, reload, done, step }: OpenedProps) {
  const [gone, setGone] = useState(0)
  const readers = usePresence(item.kind, item.id, () => setGone((times) => times + 1))
  const here = (one: OpenItem) => readers?.filter(({ kind, id }) => kind === one.kind && id === one.id)
  const items = queue.items.map((one) => ({ ...one, readers: here(one)?.map(({ name }) => name) ?? one.readers }))
  const listed = items.find(({ kind, id }) => kind === item.kind && id === item.id)
  const names = listed?.readers ?? []
  return (
    <>
      <QueueList queue={{ ...queue, items }} filters={filters} open={`${item.kind}/${item.id}`} />
      {item.kind === 'fiche' ? (
        <RevisionReview id={item.id} readers={names} gone={gone} {...{ reload, done, step }} />
      ) : (
        <OtherReview item={item} readers={names} {...{ listed, reload, done, step }} />
      )}
    </>
  )
}

interface NothingProps {
  queue: Queue
  filters: QueueFilters
  first: QueueItem | null
}

/** What there is beside the list while nothing is open: the way on, whatever is left. */
function Nothing({ queue, filters, first }: NothingProps) {
  const { items, waiting } = queue
  const elsewhere = waiting.count - items.length
  if (waiting.count > 0)
    return (
      <div class={styles.nothing}>
        {first && <h1 class="sr">File de relecture</h1>}
        {!first && items.length > 0 && (
          <EmptyState
            level="h1"
            title={elsewhere > 0 ? 'Ici, seulement des demandes d’accès' : 'Il ne reste que des demandes d’accès'}
            icon="users"
          >
            <LinkButton kind="go" href="/comptes/demandes">
              Voir les demandes d’accès
            </LinkButton>
            {elsewhere > 0 && <WholeQueue />}
          </EmptyState>
        )}
        {items.length === 0 && (
          <EmptyState
            level="h1"
            icon="circle-check"
            title="Rien ne répond à ces filtres"
            text={`${count(waiting.count, 'autre attend', 'autres attendent')} une décision.`}
          >
            {Object.keys(filters).length > 0 && <WholeQueue />}
          </EmptyState>
        )}
      </div>
    )
  return (
    <div class={styles.nothing}>
      <EmptyState
        level="h1"
        icon="circle-check"
        title="Tout est relu"
        text="Ce que les structures envoient, ce que les conseillères signalent et les demandes à décider paraissent ici."
      >
        <LinkButton icon="search" href="/">
          Aller à la recherche
        </LinkButton>
      </EmptyState>
    </div>
  )
}
