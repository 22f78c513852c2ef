import type { SessionAccount } from '../../server/contract/sign-in.ts'
import { roles } from '../../server/contract/vocabulary.ts'
import styles from './account-panel.module.css'
import { SignOut } from './sign-out.tsx'

interface Props {
  account: SessionAccount
  onLeave: () => void
}

/** What the name in the bar opens: whose account it is, its page, and the way out. */
export function AccountPanel({ account, onLeave }: Props) {
  const leave = (event: { currentTarget: HTMLElement }) => {
    event.currentTarget.parentElement?.hidePopover()
    onLeave()
  }
  return (
    <>
      <p class={styles.who}>
        <b>{account.name}</b>
        <span>{roles[account.role]}</span>
        <span>{account.email}</span>
      </p>
      <a href="/compte" class={styles.link} onClick={leave}>
        Mon compte
      </a>
      <SignOut />
    </>
  )
}
