import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { QueueItem } from '../../../server/contract/moderation.ts'
import { natures } from '../../../server/contract/vocabulary.moderation.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { session } from '../../session.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Check } from '../../ui/choice.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { departementKey, departementOf, departementOption } from '../accounts/departements.words.ts'
import { useDepartements } from '../accounts/use-departements.ts'
import { age, type QueueFilters, queueHref } from './moderation.address.ts'
import styles from './queue.module.css'
import type { Queue } from './use-queue.ts'

interface Props {
  queue: Queue
  filters: QueueFilters
  /** What is open: its kind and id. */
  open: string | null
}

/** What waits, the oldest on top; folded behind a button where there is no room for it beside. */
export function QueueList({ queue, filters, open }: Props) {
  const [unfolded, setUnfolded] = useState(open === null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (open) setUnfolded(false)
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' })
  }, [open])
  const { items, waiting } = queue
  const filtered = Object.keys(filters).length > 0
  return (
    <nav class={styles.queue} aria-labelledby="file">
      <header>
        <h2 id="file">
          {waiting.count === 0 ? 'Rien à relire' : `${filtered ? `${items.length} sur ` : ''}${waiting.count} à relire`}
          {waiting.oldest && (
            <span class={styles.since}>
              la plus ancienne{'\u00a0'}: {age(waiting.oldest, Date.now())}
            </span>
          )}
          <Button
            kind="bare"
            class={styles.unfold}
            aria-expanded={unfolded}
            aria-controls="file-liste"
            onClick={() => setUnfolded(!unfolded)}
          >
            {unfolded ? 'Replier' : 'Voir la file'}
          </Button>
        </h2>
        <div class={cx(styles.picks, unfolded && styles.unfolded)}>
          <Filters filters={filters} />
        </div>
      </header>
      <ol ref={list} id="file-liste" class={cx(unfolded && styles.unfolded)}>
        {items.map((item) => (
          <Item key={`${item.kind}/${item.id}`} item={item} href={queueHref(item, filters)} open={open} />
        ))}
      </ol>
      {items.length === 0 && waiting.count > 0 && open && <p class={styles.none}>Rien ne répond à ces filtres.</p>}
    </nav>
  )
}

function Item({ item, href, open }: { item: QueueItem; href: string; open: string | null }) {
  const { kind, id, title, nature, about, sentAt, late, assignee, readers } = item
  return (
    <li>
      <a class={styles.item} href={href} aria-current={`${kind}/${id}` === open ? 'true' : undefined}>
        <b>{typo(title)}</b>
        <span class={late ? styles.late : undefined}>
          {age(sentAt, Date.now())}
          {late && <span class="sr">, en retard</span>}
        </span>
        <span class={styles.who}>{typo([natures[nature], about].filter(Boolean).join(', '))}</span>
        {readers.length > 0 && (
          <span class={styles.who}>
            <Icon name="eye" />
            {readers.join(', ')} {readers.length > 1 ? 'la lisent' : 'la lit'} en ce moment
          </span>
        )}
        {assignee && (
          <span class={styles.who}>
            <Icon name="hand" />
            {assignee.me ? 'Vous vous en occupez' : `${assignee.name} s’en occupe`}
          </span>
        )}
      </a>
    </li>
  )
}

function Filters({ filters }: { filters: QueueFilters }) {
  const { route } = useLocation()
  const own = session.use()?.account?.departements
  const { all } = useDepartements()
  const change = (wanted: { [K in keyof QueueFilters]: QueueFilters[K] | undefined | '' }) => {
    const kept = Object.entries({ ...filters, ...wanted }).filter(([, value]) => value)
    route(queueHref(null, Object.fromEntries(kept)), true)
  }
  const named = Object.fromEntries((all ?? []).filter(({ code }) => !own || own.includes(code)).map(departementOption))
  const { nature, frein, departement, mine } = filters
  type Code<K extends keyof QueueFilters> = NonNullable<QueueFilters[K]> | ''
  return (
    <>
      <Select
        label="Nature"
        value={(nature ?? '') as Code<'nature'>}
        options={{ '': 'Toute nature', ...natures }}
        onChange={(nature) => change({ nature })}
      />
      <Select
        label="Frein"
        value={(frein ?? '') as Code<'frein'>}
        options={{ '': 'Tout frein', ...freins }}
        onChange={(frein) => change({ frein })}
      />
      {Object.keys(named).length > 1 && (
        <Select
          label="Département"
          value={departement ? departementKey(departement) : ''}
          options={{ '': 'Partout', ...named }}
          onChange={(key) => change({ departement: departementOf(key) })}
        />
      )}
      <Check label="Les miennes" checked={mine ?? false} onChange={(mine) => change({ mine: mine || undefined })} />
    </>
  )
}
