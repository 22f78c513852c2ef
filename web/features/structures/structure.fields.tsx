import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { cx } from '../../ui/cx.ts'
import { Field, FieldError, TextArea } from '../../ui/field.tsx'
import { HoursField } from '../../ui/hours-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { CommuneField } from '../communes/commune-field.tsx'
import type { Draft, TextField } from './structure.draft.ts'
import styles from './structure.form.module.css'
import { NetworksField } from './structure.networks.tsx'
import { fieldLabels } from './structures.words.ts'

interface Props {
  draft: Draft
  errors: Readonly<Record<string, string>>
  onChange: (change: Partial<Draft>) => void
}

const Group = ({ legend, children }: { legend: string; children: ComponentChildren }) => (
  <Sheet>
    <fieldset class={styles.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  </Sheet>
)

type OneProps = Props & { name: TextField; hint?: string; mode?: 'tel' | 'email' | 'url' | 'numeric' }

/** A field in one line; its id lets a link lead to it. What the browser knows is the person's, not the structure's. */
const One = ({ name, hint, mode, draft, errors, onChange }: OneProps) => (
  <Field
    id={`champ-${name}`}
    type="text"
    name={name}
    autocomplete="off"
    {...(mode && { inputMode: mode })}
    label={fieldLabels[name]}
    hint={hint}
    value={draft[name]}
    error={errors[name]}
    onInput={(event) => onChange({ [name]: event.currentTarget.value })}
  />
)

export const StructureFields = (props: Props) => (
  <>
    <Identity {...props} />
    <Place {...props} />
    <Reach {...props} />
    <Visit {...props} />
  </>
)

const Identity = (props: Props) => (
  <Group legend="Qui vous êtes">
    <One {...props} name="nom" hint="Comme les conseillers le connaissent. Exemple : Garage solidaire de l’Adour." />
    <TextArea
      id="champ-description"
      name="description"
      label={fieldLabels.description}
      hint="Deux ou trois phrases : ce que fait la structure, pour qui. Sans nom ni numéro de personne."
      rows={4}
      value={props.draft.description}
      error={props.errors.description}
      onInput={(event) => props.onChange({ description: event.currentTarget.value })}
    />
    <One {...props} name="siret" hint="Quatorze chiffres. Exemple : 130 025 265 00013." mode="numeric" />
    <NetworksField
      value={props.draft.reseaux_porteurs}
      error={props.errors.reseaux_porteurs}
      onChange={(reseaux_porteurs) => props.onChange({ reseaux_porteurs })}
    />
  </Group>
)

const Place = (props: Props) => (
  <Group legend="Où vous trouver">
    <One {...props} name="adresse" hint="Numéro et rue. Exemple : 2 place du Foirail." />
    <One {...props} name="complement_adresse" hint="Exemple : Bâtiment B, 1er étage." />
    <div class={cx(styles.pair, styles.place)}>
      <Commune {...props} />
      <One {...props} name="code_postal" mode="numeric" />
    </div>
  </Group>
)

function Commune({ draft, errors, onChange }: Props) {
  const id = useId()
  return (
    <div class={styles.commune} id="champ-commune">
      <CommuneField
        label="Commune de la structure"
        code={draft.commune}
        describedBy={errors.commune ? id : undefined}
        onChoose={(commune) => onChange({ commune })}
      />
      {errors.commune && <FieldError id={id}>{errors.commune}</FieldError>}
    </div>
  )
}

const Reach = (props: Props) => (
  <Group legend="Comment vous joindre">
    <div class={styles.pair}>
      <One {...props} name="telephone" hint="Celui de l’accueil, pas d’une personne." mode="tel" />
      <One {...props} name="courriel" hint="Exemple : accueil@structure.fr" mode="email" />
    </div>
    <One {...props} name="site_web" hint="Exemple : https://www.structure.fr" mode="url" />
  </Group>
)

const Visit = ({ draft, errors, onChange }: Props) => (
  <Group legend="Venir sur place">
    <HoursField
      id="champ-horaires_accueil"
      label={fieldLabels.horaires_accueil}
      hint="Les heures où quelqu’un répond ou reçoit. Chaque fiche peut avoir les siennes."
      value={draft.horaires_accueil}
      error={errors.horaires_accueil}
      onChange={(horaires_accueil) => onChange({ horaires_accueil })}
    />
    <One
      {...{ draft, errors, onChange }}
      name="accessibilite_lieu"
      hint="L’adresse d’une page qui la décrit, par exemple sur Acceslibre."
      mode="url"
    />
  </Group>
)
