import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import type { Result } from '../../api.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Pages } from '../../ui/pages.tsx'
import { EmptyState } from '../../ui/state.tsx'
import { type AccountsAsked, accountsHref, asking, everyone, isFiltered } from './accounts.address.ts'
import { AccountsList } from './accounts.list.tsx'

interface FoundProps {
  answer: Result<'GET /api/accounts'>
  asked: AccountsAsked
  team: boolean
  onChange: (account: Account) => void
  onStale: () => void
}

/** What the server found: a page of it, or why there is nothing. */
export function Found({ answer, asked, ...rest }: FoundProps) {
  const { accounts, total, page, pageSize } = answer
  if (accounts.length === 0) return <Nobody asked={asked} beyond={total > 0} />
  return (
    <>
      <AccountsList accounts={accounts} state={asked.state} territory={answer.departements} {...rest} />
      <Pages
        label="Pages de comptes"
        page={page}
        last={Math.ceil(total / pageSize)}
        to={(page) => accountsHref({ ...asked, page })}
      />
    </>
  )
}

/** Nothing to list: the next thing to try. */
function Nobody({ asked, beyond }: { asked: AccountsAsked; beyond: boolean }) {
  if (beyond)
    return (
      <EmptyState title="Cette page est vide" text="La liste est plus courte qu’elle n’était.">
        <LinkButton href={accountsHref(asking(asked, {}))}>Revenir au début de la liste</LinkButton>
      </EmptyState>
    )
  if (!isFiltered(asked))
    return asked.state === 'closed' ? (
      <EmptyState icon="users" title="Aucun compte fermé" text="Ceux que vous fermerez resteront ici." />
    ) : (
      <EmptyState icon="users" title="Personne pour l’instant" text="Invitez quelqu’un : son compte paraîtra ici." />
    )
  return (
    <EmptyState
      title="Aucun compte ne répond à ces choix"
      text={asked.q && 'Un nom, une adresse ou un organisme, même en partie et sans accents, suffit.'}
    >
      <div class="row">
        <LinkButton href={accountsHref(asking(asked, { state: asked.state === 'open' ? 'closed' : 'open' }))}>
          {asked.state === 'open' ? 'Chercher parmi les comptes fermés' : 'Chercher parmi les comptes ouverts'}
        </LinkButton>
        <LinkButton kind="bare" href={accountsHref(everyone)}>
          Tout effacer
        </LinkButton>
      </div>
    </EmptyState>
  )
}
