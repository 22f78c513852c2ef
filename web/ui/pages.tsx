import { number } from '../typography.ts'
import { LinkButton } from './button.tsx'
import { Icon } from './icon.tsx'
import styles from './pages.module.css'

interface Props {
  /** «Pages de comptes». */
  label: string
  page: number
  last: number
  to: (page: number) => string
}

/** The pages of a list of work, where it has several. */
export function Pages({ label, page, last, to }: Props) {
  if (last < 2) return null
  return (
    <nav class={styles.pages} aria-label={label}>
      {page > 1 && (
        <LinkButton href={to(page - 1)} icon="arrow-left" rel="prev">
          Page précédente
        </LinkButton>
      )}
      <span>
        Page {number(page)} sur {number(last)}
      </span>
      {page < last && (
        <LinkButton href={to(page + 1)} rel="next">
          Page suivante
          <Icon name="arrow-right" />
        </LinkButton>
      )}
    </nav>
  )
}
