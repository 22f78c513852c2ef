import { useRef, useState } from 'preact/hooks'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { date } from '../../dates.ts'
import { session } from '../../session.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/icon.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { AccountPanel } from './account.panel.tsx'
import type { AccountsState } from './accounts.address.ts'
import styles from './accounts.module.css'
import { belongsTo, placesInShort, seenWords } from './accounts.words.ts'
import type { Departement } from './departements.words.ts'

interface Props {
  accounts: readonly Account[]
  state: AccountsState
  /** Where whoever looks may put an account. */
  territory: readonly Departement[]
  team: boolean
  onChange: (account: Account) => void
  onStale: () => void
}

/** Ruled rows under the names of their columns; each opens on what can be done. */
export const AccountsList = ({ accounts, state, team, ...rest }: Props) => (
  <Sheet bare class={cx(styles.list, team && styles.team)}>
    <div class={styles.columns} aria-hidden="true">
      <span>Compte</span>
      {!team && <span>Rôle et organisme</span>}
      {!team && <span>Départements</span>}
      <span>{state === 'closed' ? 'État' : 'Vu le'}</span>
    </div>
    <ul>
      {accounts.map((account) => (
        <Row key={account.id} account={account} team={team} {...rest} />
      ))}
    </ul>
  </Sheet>
)

interface RowProps extends Omit<Props, 'accounts' | 'state'> {
  account: Account
}

function Row({ account, territory, team, onChange, onStale }: RowProps) {
  const summary = useRef<HTMLElement>(null)
  const [open, setOpen] = useState(false)
  const own = session.use()?.account?.id === account.id
  return (
    <li>
      <details class={styles.account} name="compte" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary ref={summary} class={cx(account.closedAt && styles.isClosed)}>
          <span class={styles.who}>
            <b>
              {account.name}
              {own && ' (vous)'}
            </b>
            <span>{account.email}</span>
          </span>
          {!team && (
            <span class={styles.does}>
              <span>{roles[account.role]}</span>
              <span>{belongsTo(account)}</span>
            </span>
          )}
          <span class={styles.rest}>
            {!team && <Where account={account} />}
            <Seen account={account} />
          </span>
          <Icon name="chevron-down" class={styles.mark} />
        </summary>
        {open && (
          <AccountPanel
            account={account}
            territory={territory}
            onChange={onChange}
            onStale={onStale}
            onDone={() => summary.current?.focus()}
          />
        )}
      </details>
    </li>
  )
}

function Where({ account }: { account: Account }) {
  const places = placesInShort(account)
  return (
    <span class={styles.where}>
      {places && <span class={styles.word}>Départements{'\u00a0'}: </span>}
      {places}
    </span>
  )
}

function Seen({ account: { closedAt, lastSeenAt } }: { account: Account }) {
  if (closedAt)
    return (
      <span class={styles.closed}>
        <Icon name="circle-x" />
        Fermé le {date(closedAt)}
      </span>
    )
  return (
    <span>
      {lastSeenAt && <span class={styles.word}>Vu le </span>}
      {seenWords(lastSeenAt)}
    </span>
  )
}
