import styles from './account.facts.module.css'

/** What is known of an account, by its name; what is not is left out. */
export const AccountFacts = ({ facts }: { facts: readonly (readonly [string, string | null | undefined])[] }) => (
  <dl class={styles.facts}>
    {facts.map(
      ([name, value]) =>
        value && (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
    )}
  </dl>
)
