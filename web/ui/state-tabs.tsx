import styles from './state-tabs.module.css'

interface State {
  href: string
  text: string
  current: boolean
}

/** What waits and what is done, of one list: each an address, one of them in sight. */
export const StateTabs = ({ label, tabs }: { label: string; tabs: readonly State[] }) => (
  <nav class={styles.states} aria-label={label}>
    {tabs.map(({ href, text, current }) => (
      <a key={href} href={href} aria-current={current ? 'true' : undefined}>
        {text}
      </a>
    ))}
  </nav>
)
