import { useState } from 'preact/hooks'
import type { AccountRow as Account } from '../../../server/contract/accounts.ts'
import { type Role, roles } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { loadSession, session } from '../../session.ts'
import { Check } from '../../ui/choice.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { Field, SelectField } from '../../ui/field.tsx'
import { useSend } from '../../use-send.ts'
import { changesOf, type Draft, draftOf, rightsChange } from './account.draft.ts'
import type { Departement } from './departements.words.ts'
import { DepartementsField } from './departements-field.tsx'
import { SectorField } from './sector-field.tsx'
import { StructureField } from './structure-field.tsx'

/** The fields in sight: each says its own refusal. */
const fieldsOf = ({ role, everywhere }: Draft) => [
  'name',
  'role',
  role === 'partner' ? 'structureId' : 'organisation',
  ...(role === 'referent' ? ['sectorId'] : []),
  ...(role === 'partner' || (role === 'admin' && everywhere) ? [] : ['departements']),
]

interface Props {
  account: Account
  /** Départements of whoever edits, when they are not all of them. */
  territory: readonly Departement[]
  onClose: () => void
  onDone: (account: Account) => void
}

export function EditAccountDialog({ account, territory, onClose, onDone }: Props) {
  const [draft, setDraft] = useState(() => draftOf(account))
  const put = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const sending = useSend(async () => {
    const body = changesOf(account, draft)
    if (Object.keys(body).length === 0) return onClose()
    const changed = await call('PATCH /api/accounts/:id', { params: { id: account.id }, body })
    if (session.value?.account?.id === account.id) await loadSession()
    onDone(changed)
  })
  const wrong = sending.refusal?.fields ?? {}
  return (
    <DialogForm
      title={`Modifier le compte de ${account.name}`}
      onClose={onClose}
      sending={sending}
      beside={fieldsOf(draft)}
      submit={{ kind: 'go', text: 'Enregistrer', busy: 'Enregistrement…' }}
    >
      <Field
        label="Prénom et nom"
        name="name"
        autocomplete="off"
        maxLength={100}
        value={draft.name}
        error={wrong.name}
        onInput={(event) => put({ name: event.currentTarget.value })}
      />
      <SelectField
        label="Rôle"
        name="role"
        value={draft.role}
        options={roles}
        error={wrong.role}
        onChange={(event) => put({ role: event.currentTarget.value as Role })}
      />
      {draft.role === 'partner' ? (
        <StructureField
          label="Structure"
          hint="Celle dont la personne tient les fiches."
          value={draft.structure}
          error={wrong.structureId}
          onChange={(structure) => put({ structure })}
        />
      ) : (
        <Field
          label="Organisme (facultatif)"
          name="organisation"
          autocomplete="off"
          maxLength={150}
          value={draft.organisation}
          error={wrong.organisation}
          onInput={(event) => put({ organisation: event.currentTarget.value })}
        />
      )}
      {draft.role !== 'partner' && <Places draft={draft} territory={territory} error={wrong.departements} put={put} />}
      {draft.role === 'referent' && (
        <SectorField
          departements={draft.departements}
          value={draft.sector}
          error={wrong.sectorId}
          onChange={(sector) => put({ sector })}
        />
      )}
      {rightsChange(account, draft) && (
        <p class="small mute">Ses droits changent{'\u00a0'}: ses sessions se terminent, la personne se reconnecte.</p>
      )}
    </DialogForm>
  )
}

interface PlacesProps extends Pick<Props, 'territory'> {
  draft: Draft
  error: string | undefined
  put: (change: Partial<Draft>) => void
}

/** An admin of everything may make others of its kind. */
function Places({ draft, territory, error, put }: PlacesProps) {
  const everywhere = session.use()?.account?.departements === null
  return (
    <>
      {everywhere && draft.role === 'admin' && (
        <Check
          label="Administre tous les départements"
          checked={draft.everywhere}
          onChange={(everywhere) => put({ everywhere })}
        />
      )}
      {!(draft.role === 'admin' && draft.everywhere) && (
        <DepartementsField
          label={draft.role === 'admin' ? 'Départements administrés' : 'Départements'}
          value={draft.departements}
          error={error}
          only={everywhere ? undefined : territory}
          onChange={(departements) => put({ departements })}
        />
      )}
    </>
  )
}
