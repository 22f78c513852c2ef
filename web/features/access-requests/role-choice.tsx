import { useId } from 'preact/hooks'
import { roles } from '../../../server/contract/vocabulary.ts'
import { Radio } from '../../ui/choice.tsx'
import field from '../../ui/field.module.css'
import { FieldError } from '../../ui/field.tsx'
import type { AskedRole } from './access-request.draft.ts'
import styles from './role-choice.module.css'

const explained: Readonly<Record<AskedRole, string>> = {
  adviser: 'Vous accompagnez vers l’emploi\u00a0: vous cherchez une ressource et vous appelez.',
  referent: 'Vous suivez un secteur en service social\u00a0: CMS, CCAS, département.',
  partner: 'Votre structure propose des aides\u00a0: vous tenez ses fiches à jour.',
}

interface Props {
  value: AskedRole | ''
  error: string | undefined
  onChange: (role: AskedRole) => void
}

/** What one does in Levier, each in a line. */
export function RoleChoice({ value, error, onChange }: Props) {
  const id = useId()
  return (
    <fieldset class={field.field} aria-describedby={error ? `${id}-error` : undefined}>
      <legend class={field.label}>Votre rôle</legend>
      <div class={styles.roles} data-wrong={error ? '' : undefined}>
        {(Object.keys(explained) as AskedRole[]).map((role) => (
          <Radio
            key={role}
            name="role"
            label={
              <span class={styles.role}>
                <b>{roles[role]}</b>
                <small>{explained[role]}</small>
              </span>
            }
            checked={value === role}
            onChange={() => onChange(role)}
          />
        ))}
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
