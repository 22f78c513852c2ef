import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import { type AnswerWay, answerWays } from '../../../server/contract/vocabulary.requests.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { plural, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Check, Radio } from '../../ui/choice.tsx'
import { Field, FieldError, TextArea } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { CommuneField } from '../communes/commune-field.tsx'
import { FreinsField } from '../search/freins-field.tsx'
import { type Draft, messageOf, sensitiveIn } from './request.draft.ts'
import styles from './request.module.css'

interface Props {
  prepared: PreparedRequest
  draft: Draft
  errors: Readonly<Record<string, string>>
  /** What looks like somebody’s data, by field. */
  warnings: Readonly<Record<string, string>>
  onChange: (part: Partial<Draft>) => void
  /** A text was left. */
  onLeave: () => void
}

export const RequestFields = (props: Props) => (
  <>
    <Needs {...props} />
    <Message {...props} />
    <Reference {...props} />
    <Answer {...props} />
    <Informed {...props} />
  </>
)

/** What is in the way, and where the person lives. */
const Needs = ({ draft, onChange }: Props) => (
  <div class={styles.needs}>
    <div class={styles.group}>
      <p class={styles.label}>Freins identifiés</p>
      <FreinsField
        chosen={draft.freins}
        counts={undefined}
        onChange={(chosen) => onChange({ freins: chosen as readonly Frein[] })}
      />
      <Sensitive draft={draft} onChange={onChange} />
    </div>
    <CommuneField code={draft.commune} onChoose={(commune) => onChange({ commune })} />
  </div>
)

/** Said of somebody, a frein may tell of their health (RGPD, art. 9). */
function Sensitive({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const sensitive = sensitiveIn(draft.freins)
  if (sensitive.length === 0) return null
  const names = sensitive.map((frein) => `« ${freins[frein]} »`).join(' et ')
  return (
    <Note title={typo(`${names} n’${plural(sensitive.length, 'est', 'sont')} pas dans l’e-mail`)}>
      <p class="small">
        Dit d’une personne, cela touche à sa santé. Cochez seulement si elle le veut et si la réponse en dépend.
      </p>
      <Check
        label={typo(`Nommer ${plural(sensitive.length, 'ce frein', 'ces freins')} dans l’e-mail`)}
        checked={draft.named}
        onChange={(named) => onChange({ named })}
      />
    </Note>
  )
}

function Message({ prepared, draft, errors, warnings, onChange, onLeave }: Props) {
  const changed = draft.message !== null
  return (
    <div class={styles.group}>
      <TextArea
        label="Votre message"
        hint="Ce que vous demandez, pour quand. Rien qui dise qui est la personne."
        name="message"
        rows={8}
        maxLength={2000}
        value={messageOf(draft, prepared)}
        error={errors.message}
        onInput={(event) => onChange({ message: event.currentTarget.value })}
        onBlur={onLeave}
      />
      <Warning text={errors.message ? undefined : warnings.message} />
      {changed && (
        <div>
          <Button kind="text" onClick={() => onChange({ message: null })}>
            Reprendre le texte proposé
          </Button>
        </div>
      )}
    </div>
  )
}

/** Told while writing; it prevents nothing. */
const Warning = ({ text }: { text: string | undefined }) => (
  <div role="status">
    {text && (
      <Note kind="warn">
        <p class="small">{typo(text)}</p>
      </Note>
    )}
  </div>
)

const Reference = ({ draft, errors, warnings, onChange, onLeave }: Props) => (
  <div class={styles.group}>
    <Field
      label="Votre référence (facultatif)"
      hint={typo('Pour vous y retrouver : « Dossier 12 ». Pas de nom, pas de numéro de sécurité sociale.')}
      name="reference"
      autocomplete="off"
      maxLength={60}
      value={draft.reference}
      error={errors.reference}
      onInput={(event) => onChange({ reference: event.currentTarget.value })}
      onBlur={onLeave}
    />
    <Warning text={errors.reference ? undefined : warnings.reference} />
  </div>
)

const Answer = ({ draft, errors, onChange }: Props) => (
  <div class={styles.group}>
    <fieldset class={styles.choices}>
      <legend>Comment préférez-vous la réponse{'\u202f'}?</legend>
      {(Object.entries(answerWays) as [AnswerWay, string][]).map(([way, text]) => (
        <Radio
          key={way}
          name="reponse"
          value={way}
          label={text}
          checked={draft.answerWay === way}
          onChange={() => onChange({ answerWay: way })}
        />
      ))}
    </fieldset>
    {draft.answerWay === 'telephone' && (
      <Field
        label="Votre ligne (facultatif)"
        hint="Pour cette demande seulement."
        name="phone"
        type="tel"
        autocomplete="tel"
        maxLength={30}
        value={draft.phone}
        error={errors.phone}
        onInput={(event) => onChange({ phone: event.currentTarget.value })}
      />
    )}
  </div>
)

const Informed = ({ draft, errors, onChange }: Props) => (
  <fieldset class={styles.informed} aria-describedby={errors.informed ? 'informed-error' : 'informed-hint'}>
    <legend class="sr">Information de la personne</legend>
    <Check
      label="La personne est informée et d’accord"
      checked={draft.informed}
      onChange={(informed) => onChange({ informed })}
    />
    <p id="informed-hint" class="small mute">
      Elle sait à qui vous écrivez et pourquoi. C’est une information, pas un consentement écrit.
    </p>
    {errors.informed && <FieldError id="informed-error">{errors.informed}</FieldError>}
  </fieldset>
)
