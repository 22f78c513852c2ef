import { useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { ApiError, call, type Result } from '../../api.ts'
import { session } from '../../session.ts'
import { LinkButton } from '../../ui/button.tsx'
import { AccountsTabs, Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { type AccountsAsked, accountsHref, asking, everyone, queryOf, readAccountsAddress } from './accounts.address.ts'
import { AccountsFilters } from './accounts.filters.tsx'
import { Found } from './accounts.found.tsx'
import { totalWords } from './accounts.words.ts'
import { useWaiting } from './use-waiting.ts'

type Answer = Result<'GET /api/accounts'>

/** The address of this page; while another one is being fetched, the last one it had. */
function useAsked(): AccountsAsked {
  const { path, url } = useLocation()
  const last = useRef('')
  if (path === '/comptes') last.current = url
  return readAccountsAddress(last.current)
}

/** Who has an account: everybody of an admin's territory, or a partner's own team. */
export function AccountsPage() {
  const { route } = useLocation()
  const asked = useAsked()
  const waiting = useWaiting()
  const team = !session.use()?.can.administer
  const { value, error, reload, set } = useLoad(
    (signal) => call('GET /api/accounts', { query: queryOf(asked), signal }).then((answer) => ({ answer, asked })),
    [accountsHref(asked)],
  )
  const onAsk = (change: Partial<AccountsAsked>, replace = false) => route(accountsHref(asking(asked, change)), replace)
  const change = (account: Account) => value && set({ ...value, answer: withAccount(value, account) })
  const refused = error instanceof ApiError && error.status === 400
  if (isForbidden(error)) return <ForbiddenPage title="Comptes" />
  return (
    <Desk
      title={team ? 'Mon équipe' : 'Comptes'}
      lead={<span role="status">{value && !error ? totalWords(value.answer.total, value.asked.state) : '\u00a0'}</span>}
      action={
        !error && (
          <LinkButton kind="go" icon="mail" href="/comptes/invitations">
            Inviter
          </LinkButton>
        )
      }
      tabs={<AccountsTabs {...waiting} />}
    >
      <AccountsFilters asked={asked} departements={value?.answer.departements ?? []} team={team} onAsk={onAsk} />
      {error ? (
        <ErrorState error={error} {...(refused ? resetting(route) : { onRetry: reload })} />
      ) : value ? (
        <Found {...value} team={team} onChange={change} onStale={reload} />
      ) : (
        <SkeletonRows lines label="Les comptes arrivent" />
      )}
    </Desk>
  )
}

/** An address somebody wrote, or kept from before: asking it again changes nothing. */
const resetting = (route: (url: string) => void) => ({
  retry: 'Voir tous les comptes',
  onRetry: () => route(accountsHref(everyone)),
})

const isAsked = ({ closedAt }: Account, { state }: AccountsAsked) => (closedAt === null) === (state === 'open')

/** A row that changed stays in sight until the list is asked for again, even when it no longer belongs there. */
function withAccount({ answer, asked }: { answer: Answer; asked: AccountsAsked }, changed: Account): Answer {
  const before = answer.accounts.find(({ id }) => id === changed.id) ?? changed
  return {
    ...answer,
    accounts: answer.accounts.map((one) => (one === before ? changed : one)),
    total: answer.total + Number(isAsked(changed, asked)) - Number(isAsked(before, asked)),
  }
}
