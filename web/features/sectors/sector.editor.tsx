import { useState } from 'preact/hooks'
import type { Sector } from '../../../server/contract/sectors.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'
import { bodyOf, type Draft, draftOf, fieldsOf, nobody, type Person } from './sector.draft.ts'
import styles from './sectors.module.css'

interface Props {
  sector: Sector
  onClose: () => void
  onDone: () => void
}

/** The name of a sector, its desk and its référents; its communes are changed apart. */
export function SectorEditor({ sector, onClose, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(sector))
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const sending = useSend(async () => {
    // Rows left blank are dropped first: a refusal is said beside the row it is about.
    const body = bodyOf(draft)
    put({ referents: body.referents })
    await call('PUT /api/sectors/:id', { params: { id: sector.id }, body })
  }, onDone)
  const wrong = sending.refusal?.fields ?? {}
  const putReferent = (rank: number, change: Partial<Person>) =>
    put({ referents: draft.referents.map((one, at) => (at === rank ? { ...one, ...change } : one)) })
  return (
    <DialogForm
      title={`Modifier le secteur ${typo(sector.name)}`}
      onClose={onClose}
      sending={sending}
      beside={fieldsOf(draft)}
      submit={{ kind: 'go', text: 'Enregistrer', busy: 'Enregistrement…' }}
    >
      <One label="Nom du secteur" value={draft.name} error={wrong.name} onType={(name) => put({ name })} />
      <fieldset class={styles.group}>
        <legend>Accueil</legend>
        <One
          label="Lieu"
          hint="Exemple : Centre médico-social de Dax."
          value={draft.desk.name}
          error={wrong['desk.name']}
          onType={(name) => put({ desk: { ...draft.desk, name } })}
        />
        <Reach
          value={draft.desk}
          wrong={wrong}
          at="desk"
          onChange={(change) => put({ desk: { ...draft.desk, ...change } })}
        />
      </fieldset>
      {draft.referents.map((one, rank) => (
        <fieldset key={rank} class={styles.group}>
          <legend>Référent {rank + 1}</legend>
          <div class={styles.pair}>
            <One
              label="Prénom et nom"
              value={one.name}
              error={wrong[`referents.${rank}.name`]}
              onType={(name) => putReferent(rank, { name })}
            />
            <One
              label="Fonction (facultatif)"
              value={one.role}
              error={wrong[`referents.${rank}.role`]}
              onType={(role) => putReferent(rank, { role })}
            />
          </div>
          <Reach value={one} wrong={wrong} at={`referents.${rank}`} onChange={(change) => putReferent(rank, change)} />
          <Button
            kind="text"
            class={styles.remove ?? ''}
            aria-label={`Retirer le référent ${rank + 1}`}
            onClick={() => put({ referents: draft.referents.filter((_, at) => at !== rank) })}
          >
            Retirer
          </Button>
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onClick={() => put({ referents: [...draft.referents, nobody] })}>
          Ajouter un référent
        </Button>
      </div>
    </DialogForm>
  )
}

interface OneProps {
  label: string
  hint?: string
  value: string
  error: string | undefined
  mode?: 'tel' | 'email'
  onType: (text: string) => void
}

const One = ({ mode, onType, ...field }: OneProps) => (
  <Field
    {...field}
    autocomplete="off"
    {...(mode && { inputMode: mode })}
    onInput={(event) => onType(event.currentTarget.value)}
  />
)

interface ReachProps {
  value: Pick<Person, 'phone' | 'email'>
  wrong: Readonly<Record<string, string>>
  /** Name of the field, without its end. */
  at: string
  onChange: (change: Partial<Pick<Person, 'phone' | 'email'>>) => void
}

const Reach = ({ value, wrong, at, onChange }: ReachProps) => (
  <div class={cx(styles.pair, styles.reach)}>
    <One
      label="Téléphone"
      mode="tel"
      value={value.phone}
      error={wrong[`${at}.phone`]}
      onType={(phone) => onChange({ phone })}
    />
    <One
      label="E-mail"
      mode="email"
      value={value.email}
      error={wrong[`${at}.email`]}
      onType={(email) => onChange({ email })}
    />
  </div>
)
