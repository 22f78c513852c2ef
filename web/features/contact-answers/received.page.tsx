import { useEffect } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Colleague, ReceivedRequest } from '../../../server/contract/contact-answers.ts'
import { type ReceivedShelf, receivedShelves } from '../../../server/contract/vocabulary.requests.ts'
import { call, type Result } from '../../api.ts'
import { date } from '../../dates.ts'
import { session } from '../../session.ts'
import { count, number, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Secrecy } from '../../ui/secrecy.tsx'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { StateTabs } from '../../ui/state-tabs.tsx'
import { Status } from '../../ui/status.tsx'
import { useLoad } from '../../use-load.ts'
import styles from './received.module.css'
import { refreshReceived } from './received.store.ts'
import { receivedPath, shelfOf, toldOf } from './received.words.ts'

const title = 'Demandes reçues'
type List = Result<'GET /api/received-requests'> & { shelf: ReceivedShelf; who: string }

/** What advisers ask of one’s structure or sector: what has waited for longest first. */
export function ReceivedPage() {
  const { query } = useLocation()
  const [shelf, who, page] = [shelfOf(query.etat), query.qui ?? '', Math.max(1, Number(query.page) || 1)]
  const { value, error, reload } = useLoad(
    (signal) =>
      call('GET /api/received-requests', { query: { shelf, page, ...(who && { who }) }, signal }).then((list) => ({
        ...{ ...list, shelf, who },
      })),
    [shelf, who, page],
  )
  useEffect(() => {
    if (value) void refreshReceived()
  }, [value])
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  const list = value?.shelf === shelf && value.who === who ? value : null
  const counted = (name: ReceivedShelf) => (value ? ` (${number(value.counts[name])})` : '')
  return (
    <Desk title={title} lead="Ce que des conseillers vous demandent pour les personnes qu’ils accompagnent.">
      {session.use()?.account?.role === 'referent' && <Secrecy />}
      <div class={styles.tools}>
        <StateTabs
          label={title}
          tabs={(Object.entries(receivedShelves) as [ReceivedShelf, string][]).map(([name, text]) => ({
            href: receivedPath({ shelf: name, who }),
            text: `${text}${counted(name)}`,
            current: name === shelf,
          }))}
        />
        {value && value.people.length > 1 && <Who people={value.people} shelf={shelf} who={who} />}
      </div>
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !list && <SkeletonRows lines rows={4} label="Les demandes arrivent" />}
      {!error && list && <Requests list={list} />}
    </Desk>
  )
}

/** Whose: everybody’s, one’s own, nobody’s yet, a colleague’s. */
function Who({ people, shelf, who }: { people: readonly Colleague[]; shelf: ReceivedShelf; who: string }) {
  const { route } = useLocation()
  const others = people.filter(({ me }) => !me).map(({ id, name }) => [id, name] as const)
  return (
    <Select
      label="Prises en charge par"
      value={who}
      options={{ '': 'Toute l’équipe', me: 'Moi', nobody: 'Personne encore', ...Object.fromEntries(others) }}
      onChange={(chosen) => route(receivedPath({ shelf, who: chosen }))}
    />
  )
}

function Requests({ list }: { list: List }) {
  const { requests, shelf, who } = list
  if (requests.length === 0) return <None list={list} />
  return (
    <>
      <Sheet bare>
        <h2 class="sr">{count(list.counts[shelf], 'demande')}</h2>
        <ul>
          {requests.map((request) => (
            <Row key={request.id} request={request} />
          ))}
        </ul>
      </Sheet>
      <Pages
        label="Pages de demandes"
        page={list.page}
        last={list.pages}
        to={(page) => receivedPath({ shelf, who, page })}
      />
    </>
  )
}

/** One demande: the title’s link covers the row. */
function Row({ request }: { request: ReceivedRequest }) {
  const { id, title, adviser, commune, recipient, assignedTo, sentAt } = request
  const { state, icon, text } = toldOf(request)
  const asker = adviser ? [adviser.name, adviser.organisation] : ['Une personne partie depuis']
  return (
    <li class={styles.row}>
      <div>
        <h3>
          <a href={`/demandes-recues/${id}`}>{typo(title)}</a>
        </h3>
        <p class="small mute">{typo([...asker, commune && `pour ${commune}`].filter(Boolean).join(', '))}</p>
        <p class="small">
          <Status state={state} {...(icon && { icon })}>
            {typo(text)}
          </Status>
        </p>
      </div>
      <p class={styles.when}>
        {assignedTo && <b>{typo(assignedTo.name)}</b>}
        {!assignedTo && isOpen(request) && <span class="mute">Personne ne s’en charge</span>}
        <span class="mute">
          {recipient && `À ${typo(recipient)}, `}
          {recipient ? 'le' : 'Le'} {date(sentAt)}
        </span>
      </p>
    </li>
  )
}

const isOpen = ({ waited, state, outcome }: ReceivedRequest) => waited !== null || (state === 'accepted' && !outcome)

const empty: Readonly<Record<ReceivedShelf, { title: string; text: string }>> = {
  waiting: {
    title: 'Aucune demande n’attend',
    text: 'Celles que des conseillers vous écrivent paraissent ici aussitôt.',
  },
  accepted: {
    title: 'Aucune demande acceptée en cours',
    text: 'Elles restent ici jusqu’à ce que vous disiez ce qu’elles sont devenues.',
  },
  closed: { title: 'Aucune demande terminée', text: 'Celles des douze derniers mois se retrouveront ici.' },
}

const None = ({ list: { shelf, who } }: { list: List }) => (
  <EmptyState icon={shelf === 'waiting' ? 'circle-check' : 'inbox'} {...empty[shelf]}>
    {who && <LinkButton href={receivedPath({ shelf, who: '' })}>Voir celles de toute l’équipe</LinkButton>}
  </EmptyState>
)
