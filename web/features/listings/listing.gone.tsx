import type { ComponentChildren } from 'preact'
import { ApiError } from '../../api.ts'
import { typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/state.tsx'

interface Props {
  error: unknown
  level?: 'h1' | 'h2'
  /** What to do when nothing took its place. */
  children: ComponentChildren
}

/** A listing that is no more: withdrawn, or brought into another one, which is one step away. */
export function Gone({ error, level = 'h2', children }: Props) {
  const instead = error instanceof ApiError ? error.instead : undefined
  if (!instead)
    return (
      <EmptyState
        level={level}
        icon="file-question-mark"
        title="Cette fiche n’existe pas ou n’existe plus"
        text="Sa structure a pu la retirer. Les autres ressources sont toujours là."
      >
        {children}
      </EmptyState>
    )
  return (
    <EmptyState
      level={level}
      icon="layers"
      title={`Cette fiche a été réunie avec «\u00a0${typo(instead.title)}\u00a0»`}
      text={'Les deux disaient la même chose\u00a0: une seule reste, tenue à jour.'}
    >
      <LinkButton kind="go" href={`/fiches/${instead.id}`}>
        Voir cette fiche
      </LinkButton>
    </EmptyState>
  )
}
