import { useEffect, useId, useState } from 'preact/hooks'
import { type Thematique, thematiques } from '../../../server/contract/vocabulary.listing.ts'
import { Button } from '../../ui/button.tsx'
import { Check, Group } from '../../ui/choice.tsx'
import { cx } from '../../ui/cx.ts'
import field from '../../ui/field.module.css'
import { FieldError } from '../../ui/field.tsx'
import { groups } from './thematiques.groups.ts'
import styles from './thematiques-field.module.css'
import { useSuggestedThematiques } from './use-thematiques.ts'

interface Props {
  value: readonly Thematique[]
  /** What the listing says, its title on the first line. */
  text: string
  onChange: (thematiques: Thematique[]) => void
  error?: string | undefined
  id?: string | undefined
}

/** What the listing is about: suggested from what it says, all of them within reach. */
export function ThematiquesField({ value, text, onChange, error, id: given }: Props) {
  const own = useId()
  const id = given ?? own
  const suggested = useSuggestedThematiques(text)
  // The chosen ones first; afterwards each stays in its place, whatever is pressed.
  const [order, setOrder] = useState<readonly Thematique[]>(value)
  useEffect(() => setOrder([...new Set([...value, ...suggested])]), [suggested])
  const offered = [...new Set([...value.filter((code) => !order.includes(code)), ...order])]
  const toggle = (code: Thematique) =>
    onChange(value.includes(code) ? value.filter((one) => one !== code) : [...value, code])
  return (
    <fieldset class={field.field} id={id} tabIndex={-1} aria-describedby={cx(`${id}-hint`, error && `${id}-error`)}>
      <legend class={field.label}>Thématiques</legend>
      <span class={field.hint} id={`${id}-hint`}>
        Deux ou trois suffisent{'\u00a0'}: plus elles sont précises, mieux la fiche est classée.
      </span>
      <div class={styles.offered}>
        {offered.map((code) => (
          <Button
            key={code}
            icon={value.includes(code) ? 'check' : 'plus'}
            aria-pressed={value.includes(code)}
            class={styles.chip}
            onClick={() => toggle(code)}
          >
            {thematiques[code]}
          </Button>
        ))}
        {offered.length === 0 && (
          <p class={styles.none}>Écrivez le titre et la présentation{'\u00a0'}: nous en proposons.</p>
        )}
      </div>
      <p class="sr" role="status">
        {suggested.length > 0 &&
          `Thématiques proposées\u00a0: ${suggested.map((code) => thematiques[code]).join(', ')}`}
      </p>
      <details class={styles.all}>
        <summary>Toutes les thématiques</summary>
        <div class={styles.groups}>
          {groups.map(({ name, codes }) => (
            <Group key={name} legend={name}>
              {codes.map((code) => (
                <Check
                  key={code}
                  label={thematiques[code]}
                  checked={value.includes(code)}
                  onChange={() => toggle(code)}
                />
              ))}
            </Group>
          ))}
        </div>
      </details>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
