import { call, type Result } from '../../api.ts'
import { count } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Desk } from '../../ui/desk.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Sheet } from '../../ui/sheet.tsx'
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

/** What advisers wrote, and waits for an answer. */
const RequestsOf = ({ count: waiting }: { count: number }) => (
  <Sheet>
    <section class={styles.block} aria-labelledby="demandes">
      <h2 id="demandes">Demandes reçues</h2>
      <p class={waiting > 0 ? undefined : 'small mute'}>
        {waiting > 0 ? `${count(waiting, 'attend', 'attendent')} une réponse` : 'Aucune n’attend de réponse.'}
      </p>
      <LinkButton href="/demandes-recues">Voir les demandes reçues</LinkButton>
    </section>
  </Sheet>
)

type Own = Result<'GET /api/structure'>

function Opened({ value, onChange }: { value: Own; onChange: (value: Own) => void }) {
  const { structure, members, numbers, requests, claims, can } = value
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
        <RequestsOf count={requests} />
        <NumbersOf numbers={numbers} trusted={structure.trusted} href="/mes-fiches" />
        <Members members={members} invite={can.invite} />
        <OwnClaims claims={claims} can={can.claim} onChange={(next) => onChange({ ...value, claims: next })} />
      </div>
    </div>
  )
}
