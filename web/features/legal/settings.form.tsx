import { useRef, useState } from 'preact/hooks'
import type { LegalFacts } from '../../../server/contract/legal.ts'
import { call } from '../../api.ts'
import { time } from '../../dates.ts'
import { count, number, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { LeaveGuard } from '../../ui/leave-guard.tsx'
import { Note } from '../../ui/note.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSend } from '../../use-send.ts'
import { factNames } from './legal.facts.ts'
import { type Draft, draftOf, factsOf, isChanged } from './settings.draft.ts'
import styles from './settings.module.css'
import { groups, listOf, longest, missing } from './settings.words.ts'

interface Props {
  facts: LegalFacts
  onSaved: (facts: LegalFacts) => void
}

export function SettingsForm({ facts, onSaved }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState(() => draftOf(facts))
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const { busy, refusal, send } = useSend(async () => {
    const sent = draft
    const newest = await call('PUT /api/legal', { body: factsOf(sent) })
    onSaved(newest)
    // What was typed meanwhile stays; the rest becomes what is kept, by us or by whoever saved after.
    setDraft((now) => merged(now, sent, draftOf(newest)))
    setSavedAt(new Date().toISOString())
  })
  useFirstWrong(form, refusal)
  const changed = isChanged(draft, facts)
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <div class={styles.page}>
      <Missing facts={facts} />
      <form ref={form} class={styles.form} onSubmit={submit} noValidate>
        {groups.map((group) => (
          <FieldGroup
            key={group.legend}
            group={group}
            draft={draft}
            errors={refusal?.fields ?? {}}
            onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
          />
        ))}
        <div class={styles.end}>
          <RefusalNote refusal={refusal} beside={factNames} />
          <div class="row">
            <Button type="submit" kind="go" icon="check" large>
              {busy ? 'Enregistrement…' : 'Enregistrer'}
            </Button>
            <p role="status" class="small mute">
              {changed ? 'Modifications non enregistrées.' : savedAt && `Enregistré à ${time(savedAt)}.`}
            </p>
          </div>
        </div>
      </form>
      <LeaveGuard dirty={changed} />
    </div>
  )
}

const merged = (now: Draft, sent: Draft, kept: Draft): Draft =>
  Object.fromEntries(factNames.map((name) => [name, now[name] === sent[name] ? kept[name] : now[name]])) as Draft

/** What the visitors of the legal pages do not find yet. */
function Missing({ facts }: { facts: LegalFacts }) {
  const names = missing(facts)
  if (names.length === 0)
    return (
      <Note kind="good" title="Les pages légales sont complètes">
        <p class="small">Relisez-les quand un hébergeur, une adresse ou une fonction change.</p>
      </Note>
    )
  return (
    <Note kind="warn" title={`Il manque ${count(names.length, 'information')} aux pages légales`}>
      <p class="small">
        À la place, elles disent «{'\u00a0'}À compléter{'\u00a0'}»{'\u00a0'}: {listOf(names)}.
      </p>
    </Note>
  )
}

interface GroupProps {
  group: (typeof groups)[number]
  draft: Draft
  errors: Readonly<Record<string, string>>
  onChange: (change: Partial<Draft>) => void
}

function FieldGroup({ group: { legend, path, see, fields }, draft, errors, onChange }: GroupProps) {
  return (
    <Sheet>
      <fieldset class={styles.group}>
        <legend>{legend}</legend>
        {fields.map(({ name, label, hint, rows }) => (
          <TextArea
            key={name}
            name={name}
            label={label}
            hint={typo(hint)}
            rows={rows}
            value={draft[name]}
            error={tooLong(draft[name]) ?? errors[name]}
            onInput={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </fieldset>
      <p class="small">
        <a href={path}>{see}</a>
      </p>
    </Sheet>
  )
}

/** Nothing is cut: whoever pasted too much sees by how much. */
function tooLong(text: string): string | undefined {
  const over = text.trim().length - longest
  return over > 0 ? `${number(longest)} signes au plus${'\u00a0'}: ${count(over, 'signe')} de trop.` : undefined
}
