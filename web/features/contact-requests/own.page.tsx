import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { OwnRequest } from '../../../server/contract/contact-requests.own.ts'
import { type RequestShelf, requestShelves } from '../../../server/contract/vocabulary.requests.ts'
import { call, type Result } from '../../api.ts'
import { date } from '../../dates.ts'
import { count, number, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { Status } from '../../ui/status.tsx'
import { useLoad } from '../../use-load.ts'
import { attention } from './attention.store.ts'
import styles from './own.module.css'
import { shelfOf, shelfPath, toldOf } from './own.words.ts'

const title = 'Mes demandes'
type List = Result<'GET /api/contact-requests/own'> & { shelf: RequestShelf }

/** One’s own demandes: what expects something, what waits, what is over. */
export function OwnRequestsPage() {
  const { query } = useLocation()
  const shelf = shelfOf(query.liste)
  const page = Math.max(1, Number(query.page) || 1)
  const { value, error, reload } = useLoad(
    (signal) =>
      call('GET /api/contact-requests/own', { query: { shelf, page }, signal }).then((list) => ({ ...list, shelf })),
    [shelf, page],
  )
  useEffect(() => {
    if (value) attention.value = value.counts.attention
  }, [value])
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const list = value?.shelf === shelf ? value : null
  return (
    <Desk title={title} lead="Ce que vous avez écrit à des intervenants et à des référents sociaux, et leurs réponses.">
      <Shelves shelf={shelf} counts={value?.counts} />
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !list && <SkeletonRows lines rows={4} label="Vos demandes arrivent" />}
      {!error && list && <Requests list={list} />}
    </Desk>
  )
}

const Shelves = ({ shelf, counts }: { shelf: RequestShelf; counts: List['counts'] | undefined }) => (
  <nav class={styles.shelves} aria-label={title}>
    {(Object.entries(requestShelves) as [RequestShelf, string][]).map(([name, text]) => (
      <a key={name} href={shelfPath(name)} aria-current={name === shelf ? 'true' : undefined}>
        {text}
        {counts && ` (${number(counts[name])})`}
      </a>
    ))}
  </nav>
)

function Requests({ list }: { list: List }) {
  if (list.requests.length === 0) return <NoRequest list={list} />
  return (
    <>
      <Sheet bare>
        <h2 class="sr">{count(list.counts[list.shelf], 'demande')}</h2>
        <ul>
          {list.requests.map((request) => (
            <Row key={request.id} request={request} />
          ))}
        </ul>
      </Sheet>
      <Pages label="Pages de mes demandes" page={list.page} last={list.pages} to={pageOf(list.shelf)} />
    </>
  )
}

const pageOf = (shelf: RequestShelf) => (page: number) => {
  const path = shelfPath(shelf)
  return `${path}${path.includes('?') ? '&' : '?'}page=${page}`
}

/** One demande: the title’s link covers the row. */
function Row({ request }: { request: OwnRequest }) {
  const { id, title, place, commune, reference, sentAt } = request
  const { state, icon, text } = toldOf(request)
  return (
    <li class={styles.row}>
      <div>
        <h3>
          <a href={`/mes-demandes/${id}`}>{typo(title)}</a>
        </h3>
        <p class="small mute">{typo([place, commune && `pour ${commune}`].filter(Boolean).join(', '))}</p>
        <p class="small">
          <Status state={state} {...(icon && { icon })}>
            {typo(text)}
          </Status>
        </p>
      </div>
      <p class={styles.when}>
        {reference && <b>{typo(reference)}</b>}
        <span class="mute">Écrite le {date(sentAt)}</span>
      </p>
    </li>
  )
}

const empty: Readonly<Record<RequestShelf, { title: string; text: string }>> = {
  attention: {
    title: 'Rien à regarder',
    text: 'Les questions, les réponses et ce qui n’a pas pu être remis paraissent ici dès qu’ils arrivent.',
  },
  waiting: {
    title: 'Aucune demande en cours',
    text: 'Celles qui attendent une réponse ou un rendez-vous paraissent ici.',
  },
  closed: { title: 'Aucune demande terminée', text: 'Celles des douze derniers mois se retrouveront ici.' },
}

function NoRequest({ list: { shelf, counts } }: { list: List }) {
  const none = counts.attention + counts.waiting + counts.closed === 0
  if (none)
    return (
      <EmptyState
        icon="send"
        title="Vous n’avez encore rien demandé"
        text={typo(
          'Sur une fiche, « Écrire une demande » adresse un message à l’intervenant : il répond sans compte, et vous suivez la réponse ici.',
        )}
      >
        <LinkButton kind="go" icon="search" href="/">
          Chercher une ressource
        </LinkButton>
      </EmptyState>
    )
  return (
    <EmptyState icon={shelf === 'attention' ? 'circle-check' : 'inbox'} {...empty[shelf]}>
      {shelf === 'attention' && counts.waiting > 0 && (
        <LinkButton href={shelfPath('waiting')}>Voir les {count(counts.waiting, 'demande')} en cours</LinkButton>
      )}
    </EmptyState>
  )
}
