import { useEffect, useRef, useState } from 'preact/hooks'
import { call, type Result } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { EmailField, Field, TextArea } from '../../ui/field.tsx'
import { RefusalNote, refuseBlank, useFirstWrong } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { DepartementsField } from '../accounts/departements-field.tsx'
import { blanksOf, bodyOf, type Draft, forgetDraft, keepDraft } from './access-request.draft.ts'
import styles from './access-request.module.css'
import { RoleChoice } from './role-choice.tsx'

export type Known = Result<'GET /api/access-requests/known'>
export type Next = Result<'POST /api/access-requests'>['next']

interface Props {
  draft: Draft
  onDraft: (draft: Draft) => void
  known: Known
  /** It was sent already, to an address to correct. */
  again: boolean
  onSent: (next: Next) => void
}

const own = ['name', 'email', 'organisation', 'role', 'departements', 'message']

export function AccessRequestForm({ draft, onDraft, known, again, onSent }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { busy, refusal, send } = useSend(async () => {
    refuseBlank(blanksOf(draft))
    const { next } = await call('POST /api/access-requests', { body: bodyOf(draft) })
    forgetDraft()
    onSent(next)
  })
  useFirstWrong(form, refusal)
  useEffect(() => keepDraft(draft), [draft])
  useEffect(() => {
    if (again) form.current?.querySelector<HTMLElement>('[name=email]')?.focus()
  }, [])
  // What was said of a field is no longer true once it is changed; the next attempt tells.
  const [corrected, setCorrected] = useState<readonly string[]>([])
  const errors = Object.fromEntries(
    Object.entries(refusal?.fields ?? {}).filter(([field]) => !corrected.includes(field)),
  )
  const change = (change: Partial<Draft>) => {
    setCorrected((before) => [...before, ...Object.keys(change)])
    onDraft({ ...draft, ...change })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    setCorrected([])
    void send()
  }
  return (
    <form ref={form} class={styles.form} onSubmit={submit} noValidate>
      <Field
        label="Prénom et nom"
        name="name"
        autocomplete="name"
        maxLength={100}
        required
        value={draft.name}
        error={errors.name}
        onInput={(event) => change({ name: event.currentTarget.value })}
      />
      <Address draft={draft} known={known} error={errors.email} onChange={(email) => change({ email })} />
      <Field
        label="Organisme"
        hint="Votre agence, votre service ou votre association, avec sa commune."
        name="organisation"
        autocomplete="organization"
        maxLength={150}
        required
        value={draft.organisation}
        error={errors.organisation}
        onInput={(event) => change({ organisation: event.currentTarget.value })}
      />
      <RoleChoice value={draft.role} error={errors.role} onChange={(role) => change({ role })} />
      <DepartementsField
        label="Départements où vous travaillez"
        value={draft.departements}
        error={errors.departements}
        onChange={(departements) => change({ departements })}
      />
      <TextArea
        label="Message à qui décidera (facultatif)"
        hint="N’écrivez rien sur les personnes que vous accompagnez."
        name="message"
        maxLength={1000}
        value={draft.message}
        error={errors.message}
        onInput={(event) => change({ message: event.currentTarget.value })}
      />
      <RefusalNote refusal={refusal} beside={own} />
      <Button type="submit" kind="go" large>
        {busy ? 'Envoi…' : 'Envoyer la demande'}
      </Button>
      <p class="small mute">
        Seules les personnes qui administrent Levier dans ces départements la lisent.{' '}
        <a href="/confidentialite">Confidentialité</a>
      </p>
    </form>
  )
}

interface AddressProps {
  draft: Draft
  known: Known
  error: string | undefined
  onChange: (email: string) => void
}

/** What an identity provider vouched for is not typed over. */
const Address = ({ draft, known, error, onChange }: AddressProps) =>
  known ? (
    <div class={styles.known}>
      <Field
        label="Adresse e-mail professionnelle"
        hint={`Vérifiée par ${known.provider}.`}
        readOnly
        value={known.email}
        error={error}
      />
    </div>
  ) : (
    <EmailField
      label="Adresse e-mail professionnelle"
      hint="Un message y demandera de confirmer qu’elle est à vous."
      value={draft.email}
      error={error}
      onChange={onChange}
    />
  )
