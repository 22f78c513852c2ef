import { call, type Result } from '../../api.ts'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { OwnClaims } from './claims.own.tsx'
import { StructureForm } from './structure.form.tsx'
import { Members } from './structure.members.tsx'
import { NumbersOf } from './structure.numbers.tsx'
import styles from './structures.module.css'

const ask = (signal?: AbortSignal) => call('GET /api/structure', signal ? { signal } : {})

/** What a partner's structure says of itself, who is of it, and what it has in the base. */
export function OwnStructurePage() {
  const { value, error, reload, set } = useLoad(ask)
  if (isForbidden(error)) return <ForbiddenPage title="Ma structure" />
  return (
    <Desk title="Ma structure" lead={value?.structure.details.nom ?? '\u00a0'}>
      {value ? (
        <Opened value={value} onChange={set} />
      ) : error ? (
        <ErrorState error={error} title="Votre structure ne se charge pas" onRetry={reload} />
      ) : (
        <SkeletonRows rows={6} label="Votre structure arrive" />
      )}
    </Desk>
  )
}

type Own = Result<'GET /api/structure'>

function Opened({ value, onChange }: { value: Own; onChange: (value: Own) => void }) {
  const { structure, members, numbers, claims, can } = value
  const reread = async () => (await ask()).structure
  return (
    <div class={styles.split}>
      <StructureForm
        key={structure.id}
        structure={structure}
        reread={reread}
        onSaved={(saved) => onChange({ ...value, structure: saved })}
      />
      <div class={styles.aside}>
        <NumbersOf numbers={numbers} trusted={structure.trusted} href="/mes-fiches" />
        <Members members={members} invite={can.invite} />
        <OwnClaims claims={claims} can={can.claim} onChange={(next) => onChange({ ...value, claims: next })} />
      </div>
    </div>
  )
}
