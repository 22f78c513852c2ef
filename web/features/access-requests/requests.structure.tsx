import { useId } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Field, FieldError } from '../../ui/field.tsx'
import { type ChosenStructure, StructureField } from '../accounts/structure-field.tsx'
import { CommuneField } from '../communes/commune-field.tsx'
import styles from './requests.module.css'

export interface WantedStructure {
  /** One of the base. */
  readonly chosen: ChosenStructure | null
  /** The base has none: a new one, with this name in this commune. */
  readonly isNew: boolean
  readonly name: string
  readonly commune: string
}

export const noStructure: WantedStructure = { chosen: null, isNew: false, name: '', commune: '' }

/** The part of a decision that says which structure; nothing while none is chosen, which the server refuses. */
export const structureBody = ({ chosen, isNew, name, commune }: WantedStructure) =>
  isNew ? { newStructure: { name: name.trim(), commune } } : chosen ? { structureId: chosen.id } : {}

interface Props {
  structure: WantedStructure
  errors: Readonly<Record<string, string>>
  onChange: (structure: WantedStructure) => void
}

export const PartnerStructure = ({ structure, errors, onChange }: Props) =>
  structure.isNew ? (
    <NewStructure structure={structure} error={errors.newStructure} onChange={onChange} />
  ) : (
    <div class={styles.structure}>
      <StructureField
        label="Structure"
        hint="Le compte pourra en tenir les fiches."
        value={structure.chosen}
        error={errors.structureId}
        onChange={(chosen) => onChange({ ...structure, chosen })}
      />
      <Button kind="text" onClick={() => onChange({ ...structure, isNew: true })}>
        Elle n’est pas dans la base{'\u00a0'}: la créer
      </Button>
    </div>
  )

function NewStructure({ structure, error, onChange }: Omit<Props, 'errors'> & { error: string | undefined }) {
  const id = useId()
  // The contract answers for the new structure as a whole.
  const about = error && (structure.name.trim().length < 2 ? 'name' : 'commune')
  return (
    <div class={styles.structure}>
      <Field
        label="Nom de la structure"
        maxLength={150}
        value={structure.name}
        error={about === 'name' ? error : undefined}
        onInput={(event) => onChange({ ...structure, name: event.currentTarget.value })}
      />
      <CommuneField
        label="Commune de la structure"
        describedBy={about === 'commune' ? `${id}-commune` : undefined}
        code={structure.commune}
        onChoose={(commune) => onChange({ ...structure, commune })}
      />
      {about === 'commune' && (
        <FieldError id={`${id}-commune`}>
          {structure.commune ? error : 'Choisissez la commune dans la liste.'}
        </FieldError>
      )}
      <Button kind="text" onClick={() => onChange({ ...structure, isNew: false })}>
        Chercher plutôt dans la base
      </Button>
    </div>
  )
}
