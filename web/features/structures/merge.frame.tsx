import type { ComponentChildren } from 'preact'
import { useLocation, useRoute } from 'preact-iso'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'

interface Pair {
  readonly from: { readonly id: string }
  readonly into: { readonly id: string }
}

interface Props<P extends Pair> {
  title: string
  /** «fiches»: the addresses, and the words. */
  what: 'fiches' | 'structures'
  load: (pair: { from: string; into: string }, signal: AbortSignal) => Promise<P>
  lead: (pair: P | null) => string
  children: (pair: P, again: () => void) => ComponentChildren
}

/** Two of a kind side by side, before the one goes into the other: which stays can be turned round. */
export function MergeFrame<P extends Pair>({ title, what, load, lead, children }: Props<P>) {
  const from = useRoute().params.id ?? ''
  const into = useLocation().query.avec ?? ''
  const { value, error, reload } = useLoad((signal) => load({ from, into }, signal), [from, into])
  const fresh = value?.from.id === from && value.into.id === into ? value : null
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={title}
      lead={lead(fresh)}
      action={
        <LinkButton href={`/${what}/${into}/reunir?avec=${from}`} icon="refresh-cw">
          Garder plutôt l’autre
        </LinkButton>
      }
    >
      {error ? (
        <ErrorState error={error} title={`Ces deux ${what} ne se comparent pas`} onRetry={reload} />
      ) : fresh ? (
        children(fresh, reload)
      ) : (
        <SkeletonRows rows={6} label={`Les ${what} arrivent`} />
      )}
    </Desk>
  )
}
