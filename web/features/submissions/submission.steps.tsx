import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Submission } from '../../../server/contract/submissions.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import type { Draft } from './draft.ts'
import styles from './submission.steps.module.css'

/** What can be done of a listing beside writing and sending it. */
export function Steps({ draft }: { draft: Draft }) {
  const { known } = draft.view.use()
  const { can, id } = known
  const [asked, setAsked] = useState<'archive' | 'discard' | null>(null)
  const params = { id }
  const withdraw = useSend(async () => draft.adopt(await call('POST /api/submissions/:id/withdraw', { params })))
  const reopen = useSend(async () => draft.adopt(await call('POST /api/submissions/:id/reopen', { params })))
  const copy = useCopy(known)
  return (
    <div class={styles.steps}>
      {/* Who may write on what was sent has nothing to take back. */}
      {can.withdraw && !can.save && (
        <Button icon="pencil" onClick={() => void withdraw.send()}>
          Reprendre pour modifier
        </Button>
      )}
      {can.reopen && (
        <Button kind="go" icon="refresh-cw" onClick={() => void reopen.send()}>
          Rouvrir la fiche
        </Button>
      )}
      <Button kind="bare" icon="copy" onClick={() => void copy.send()}>
        Copier en une nouvelle fiche
      </Button>
      {can.discard && (
        <Button kind="bare" icon="x" onClick={() => setAsked('discard')}>
          {known.state === 'published' ? 'Abandonner les modifications' : 'Abandonner le brouillon'}
        </Button>
      )}
      {can.archive && (
        <Button kind="bare" icon="archive" onClick={() => setAsked('archive')}>
          Retirer de la recherche
        </Button>
      )}
      {[withdraw, reopen, copy].map(({ refusal }, index) => (
        <RefusalNote key={index} refusal={refusal} />
      ))}
      {asked === 'archive' && <Archive id={id} draft={draft} onClose={() => setAsked(null)} />}
      {asked === 'discard' && <Discard known={known} draft={draft} onClose={() => setAsked(null)} />}
    </div>
  )
}

function useCopy({ id, structure }: Submission) {
  const { route } = useLocation()
  return useSend(async () => {
    const copy = await call('POST /api/submissions', { body: { copyOf: id, structureId: structure.id } })
    route(`/mes-fiches/${copy.id}`)
  })
}

function Archive({ id, draft, onClose }: { id: string; draft: Draft; onClose: () => void }) {
  const [reason, setReason] = useState('')
  const sending = useSend(async () => {
    await draft.flush()
    draft.adopt(await call('POST /api/submissions/:id/archive', { params: { id }, body: { reason } }))
  }, onClose)
  return (
    <DialogForm
      title="Retirer cette fiche de la recherche"
      onClose={onClose}
      sending={sending}
      beside={['reason']}
      submit={{ kind: 'no', icon: 'archive', text: 'Retirer la fiche', busy: 'Retrait…' }}
    >
      <p>Les conseillers ne la trouveront plus dès maintenant. Vous pourrez la rouvrir.</p>
      <TextArea
        label="Raison"
        hint={'Exemple\u00a0: «\u00a0Le financement s’arrête fin décembre\u00a0».'}
        name="reason"
        maxLength={500}
        value={reason}
        error={sending.refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}

function Discard({ known, draft, onClose }: { known: Submission; draft: Draft; onClose: () => void }) {
  const { route } = useLocation()
  const published = known.state === 'published'
  const sending = useSend(async () => {
    const { id, version } = draft.view.value.known
    draft.adopt(await call('POST /api/submissions/:id/discard', { params: { id }, body: { version } }))
    if (!published) route('/mes-fiches')
  }, onClose)
  return (
    <DialogForm
      title={published ? 'Abandonner les modifications\u202f?' : 'Abandonner le brouillon\u202f?'}
      onClose={onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'no', icon: 'x', text: 'Abandonner', busy: 'Un instant…' }}
    >
      <p>
        {published
          ? 'La version publiée reste telle que les conseillers la voient.'
          : 'Le brouillon ira dans les fiches retirées, où il pourra être repris.'}
      </p>
    </DialogForm>
  )
}
