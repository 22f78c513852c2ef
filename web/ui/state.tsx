import type { ComponentChildren } from 'preact'
import { problemOf } from '../problems.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icons.ts'
import styles from './state.module.css'

interface EmptyProps {
  icon?: IconName
  title: string
  /** Level of the title in the page. */
  level?: 'h1' | 'h2' | 'h3'
  text?: ComponentChildren
  /** The one next thing to do, and what goes with it. */
  children?: ComponentChildren
}

/** Nothing to show: why, and what to do next. */
export function EmptyState({ icon = 'search-x', title, level: Title = 'h2', text, children }: EmptyProps) {
  return (
    <div class={styles.state}>
      <Icon name={icon} big />
      <div class={styles.words}>
        <Title>{title}</Title>
        {text && <p class="mute">{text}</p>}
      </div>
      {children}
    </div>
  )
}

interface ErrorProps {
  error: unknown
  /** What did not work, in a few words: «La recherche n’a pas répondu». */
  title?: string
  level?: 'h1' | 'h2' | 'h3'
  onRetry?: () => void
  retry?: string
}

/** Something failed: what, what is kept, one gesture, and the reference to give. */
export function ErrorState({ error, title, level: Title = 'h2', onRetry, retry = 'Réessayer' }: ErrorProps) {
  const problem = problemOf(error)
  return (
    <div class={styles.state} role="alert">
      <Icon name={problem.icon} big />
      <div class={styles.words}>
        <Title>{title ?? problem.title}</Title>
        <p class="mute">{problem.text}</p>
      </div>
      <div class="row">
        {onRetry && (
          <Button kind="go" icon="refresh-cw" onClick={onRetry}>
            {retry}
          </Button>
        )}
        {problem.reference && (
          <span class={`small mute ${styles.ref}`}>
            Référence{'\u00a0'}: {problem.reference}
          </span>
        )}
      </div>
    </div>
  )
}
