import { useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { call, type Result } from '../../api.ts'
import { typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Radio } from '../../ui/choice.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FinderField } from '../../ui/finder-field.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { RefusalNote, useFirstWrong } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import { useSend } from '../../use-send.ts'
import styles from './structures.module.css'
import { listingsAndMembers } from './structures.words.ts'

type Found = Result<'GET /api/structure/claimable'>['structures'][number]
const title = 'Réunir une structure avec la vôtre'

/** Says that a structure of the base is one's own: found by its name, or reached by the link of a mail. */
export function ClaimPage() {
  const { query } = useLocation()
  const [q, setQ] = useState('')
  const id = q ? undefined : query.structure
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/structure/claimable', { query: id ? { id } : { q }, signal }),
    [q, id],
  )
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Page>
      <a class={styles.back} href="/ma-structure">
        <Icon name="arrow-left" />
        Ma structure
      </a>
      <PageTitle tab={title} />
      <p>
        Si votre structure est dans la base sous un autre nom, ou sous celui d’un import, dites laquelle. Une personne
        qui administre le département répond par e-mail. Si elle accepte, les fiches passent sous votre structure.
      </p>
      <search>
        <FinderField label="Nom de la structure, dans vos départements" words={q} onChange={setQ} />
      </search>
      {error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : value ? (
        <Choose found={value.structures} asked={Boolean(q || id)} />
      ) : (
        <SkeletonRows lines rows={3} label="Les structures arrivent" />
      )}
    </Page>
  )
}

function Choose({ found, asked }: { found: readonly Found[]; asked: boolean }) {
  const { route } = useLocation()
  const form = useRef<HTMLFormElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [message, setMessage] = useState('')
  // The one of the link, or the only one that may be claimed, is the one meant.
  const open = found.filter(({ can }) => can.claim)
  const id = open.find((one) => one.id === chosen)?.id ?? (open.length === 1 ? open[0]!.id : null)
  const { busy, refusal, send } = useSend(
    () => call('POST /api/claims', { body: { structureId: id ?? '', message: message.trim() } }),
    () => route('/ma-structure'),
  )
  useFirstWrong(form, refusal)
  if (found.length === 0)
    return (
      <p class="mute" role="status">
        {asked
          ? 'Aucune structure de vos départements ne porte ce nom. Essayez un mot de moins.'
          : 'Écrivez une partie du nom\u00a0: deux ou trois mots suffisent.'}
      </p>
    )
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form ref={form} class={styles.claimForm} onSubmit={submit} noValidate>
      <Sheet>
        <fieldset class={styles.options}>
          <legend>Laquelle est la vôtre{'\u202f'}?</legend>
          {found.map((one) => (
            <Option key={one.id} one={one} checked={one.id === id} onChoose={() => setChosen(one.id)} />
          ))}
        </fieldset>
      </Sheet>
      {open.length > 0 && (
        <>
          <TextArea
            label="Pourquoi c’est la même"
            hint="Exemple : « Nous avons changé de nom en 2024 », « c’est notre antenne de Dax »."
            name="message"
            maxLength={1000}
            value={message}
            error={refusal?.fields.message}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
          <RefusalNote refusal={refusal} beside={['message']} />
          <div class="row">
            <Button type="submit" kind="go" large aria-disabled={id === null}>
              {busy ? 'Envoi…' : 'Envoyer la demande'}
            </Button>
            {id === null && <p class="small mute">Choisissez d’abord une structure.</p>}
          </div>
        </>
      )}
    </form>
  )
}

interface OptionProps {
  one: Found
  checked: boolean
  onChoose: () => void
}

const Option = ({ one, checked, onChoose }: OptionProps) => (
  <div class={styles.option}>
    {one.can.claim ? (
      <Radio name="structure" label={typo(one.name)} checked={checked} onChange={onChoose} />
    ) : (
      <p class={styles.taken}>{typo(one.name)}</p>
    )}
    <p class="small mute">{[one.place, listingsAndMembers(one)].filter(Boolean).join(', ')}</p>
    {one.note && (
      <p class="small">
        <Icon name="info" /> {one.note}
      </p>
    )}
  </div>
)
