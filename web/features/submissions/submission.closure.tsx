import type { ListingContent } from '../../../server/contract/content.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { idOf } from './submission.fields.ts'
import { Part, useWriting } from './submission.parts.tsx'
import styles from './submission.sections.module.css'

const none = { du: null, au: null, message: null }

/** A temporary closure: it appears to advisers and goes away by itself. */
export function ClosurePart() {
  const { content, change, errorOf } = useWriting()
  const closure = content.fermeture
  const write = (part: Partial<NonNullable<ListingContent['fermeture']>>) =>
    change({ fermeture: { ...(closure ?? none), ...part } })
  if (!closure)
    return (
      <Part field="fermeture">
        <div class="row">
          <Button icon="calendar-off" id={idOf('fermeture')} onClick={() => write({})}>
            Annoncer une fermeture
          </Button>
        </div>
        <p class="small mute">Congés, travaux{'\u00a0'}: la fiche reste trouvée, et dit quand vous rouvrez.</p>
      </Part>
    )
  return (
    <fieldset class={styles.person} id={idOf('fermeture')}>
      <legend>Fermeture temporaire</legend>
      <div class={styles.two}>
        <Part field="fermeture.du">
          <Field
            id={idOf('fermeture.du')}
            label="Premier jour fermé"
            type="date"
            value={closure.du ?? ''}
            error={errorOf('fermeture.du')}
            onInput={(event) => write({ du: event.currentTarget.value || null })}
          />
        </Part>
        <Part field="fermeture.au">
          <Field
            id={idOf('fermeture.au')}
            label="Dernier jour fermé"
            type="date"
            value={closure.au ?? ''}
            error={errorOf('fermeture.au')}
            onInput={(event) => write({ au: event.currentTarget.value || null })}
          />
        </Part>
      </div>
      <Part field="fermeture.message">
        <TextArea
          id={idOf('fermeture.message')}
          label="Message"
          hint={'Exemple\u00a0: «\u00a0En cas d’urgence, appelez le CCAS\u00a0».'}
          rows={2}
          value={closure.message ?? ''}
          error={errorOf('fermeture.message')}
          onInput={(event) => write({ message: event.currentTarget.value || null })}
        />
      </Part>
      <div class="row">
        <Button kind="bare" icon="x" onClick={() => change({ fermeture: null })}>
          Retirer la fermeture
        </Button>
      </div>
    </fieldset>
  )
}
