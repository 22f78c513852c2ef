import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { OppositionRequest } from '../../../server/contract/oppositions.ts'
import { ApiError, call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './oppositions.module.css'

interface PanelProps {
  request: OppositionRequest
  open: boolean
  onClose: () => void
  onDecided: (request: OppositionRequest) => void
  /** Somebody decided before: the sentence that says so. */
  onLate: (sentence: string) => Promise<void>
}

/** Sends a decision once; whoever comes second is told, and shown what was decided. */
const useDecision = (
  decide: () => Promise<OppositionRequest>,
  { onDecided, onLate }: Pick<PanelProps, 'onDecided' | 'onLate'>,
) =>
  useSend(async () => {
    try {
      onDecided(await decide())
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'already-decided')) throw error
      await onLate(error.message)
    }
  })

interface FrameProps {
  label: string
  open: boolean
  refusal: ApiError | null
  onClose: () => void
  onSubmit: () => void
  submit: ComponentChildren
  children: ComponentChildren
}

/** Under its request; closed, it keeps what was typed in it. */
function Panel({ label, open, refusal, onClose, onSubmit, submit, children }: FrameProps) {
  const form = useRef<HTMLFormElement>(null)
  useFirstWrong(form, refusal)
  useEffect(() => {
    if (open) form.current?.querySelector<HTMLElement>('textarea, button')?.focus()
  }, [open])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  }
  const send = (event: Event) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form
      ref={form}
      class={styles.panel}
      aria-label={label}
      hidden={!open}
      noValidate
      onSubmit={send}
      onKeyDown={press}
    >
      {children}
      <RefusalNote refusal={refusal} beside={['reason']} />
      <div class="row">
        {submit}
        <Button kind="bare" onClick={onClose}>
          Laisser en attente
        </Button>
      </div>
    </form>
  )
}

export function ApplyPanel({ request, open, onClose, ...then }: PanelProps) {
  const { busy, refusal, send } = useDecision(
    () => call('POST /api/oppositions/:id/apply', { params: { id: request.id } }),
    then,
  )
  return (
    <Panel
      label={`Retirer le numéro ${request.telephone}`}
      open={open}
      refusal={refusal}
      onClose={onClose}
      onSubmit={() => void send()}
      submit={
        <Button type="submit" kind="go" icon="check">
          {busy ? 'Retrait…' : 'Retirer partout et prévenir'}
        </Button>
      }
    >
      <p class="small">
        Le numéro disparaît de toutes les fiches et de toutes les structures, même si d’autres personnes s’en servent,
        et n’y revient pas avec les imports. Cela ne s’annule pas.
      </p>
    </Panel>
  )
}

export function RefusePanel({ request, open, onClose, ...then }: PanelProps) {
  const [reason, setReason] = useState('')
  const { busy, refusal, send } = useDecision(
    () => call('POST /api/oppositions/:id/refuse', { params: { id: request.id }, body: { reason: reason.trim() } }),
    then,
  )
  return (
    <Panel
      label={`Refuser de retirer le numéro ${request.telephone}`}
      open={open}
      refusal={refusal}
      onClose={onClose}
      onSubmit={() => void send()}
      submit={
        <Button type="submit" kind="no" icon="x">
          {busy ? 'Envoi…' : 'Refuser et prévenir'}
        </Button>
      }
    >
      <TextArea
        label="Raison du refus"
        hint={
          'La personne la lira par e-mail. Exemple\u00a0: ce numéro est celui de l’accueil, et d’autres y répondent.'
        }
        maxLength={500}
        value={reason}
        error={refusal?.fields.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </Panel>
  )
}
