import { useState } from 'preact/hooks'
import type { AccessRequest } from '../../../server/contract/access-requests.ts'
import { roles } from '../../../server/contract/vocabulary.ts'
import { call } from '../../api.ts'
import { session } from '../../session.ts'
import { DecisionForm, type DecisionProps, useDecision } from '../../ui/decision.tsx'
import { SelectField } from '../../ui/field.tsx'
import { DepartementsField } from '../accounts/departements-field.tsx'
import { SectorField } from '../accounts/sector-field.tsx'
import type { AskedRole } from './access-request.draft.ts'
import styles from './requests.module.css'
import { noStructure, PartnerStructure, structureBody } from './requests.structure.tsx'

const { admin: _, ...openable } = roles

/** Those asked for that this admin can give; the server has the last word. */
function givable({ departements }: AccessRequest) {
  const own = session.value?.account?.departements
  return departements.filter(({ code }) => !own || own.includes(code))
}

export function AcceptPanel({ request, open, onClose, ...then }: DecisionProps<AccessRequest>) {
  const choices = givable(request)
  const [role, setRole] = useState(request.role as AskedRole)
  const [departements, setDepartements] = useState(choices.map(({ code }) => code))
  const [structure, setStructure] = useState({ ...noStructure, name: request.organisation })
  const [sector, setSector] = useState('')
  const decision = useDecision(
    () =>
      call('POST /api/access-requests/:id/approve', {
        params: { id: request.id },
        body: {
          ...{ role, departements },
          ...(role === 'partner' && structureBody(structure)),
          ...(role === 'referent' && sector && { sectorId: sector }),
        },
      }),
    then,
  )
  const errors = decision.refusal?.fields ?? {}
  return (
    <DecisionForm
      label={`Accepter la demande de ${request.name}`}
      open={open}
      onClose={onClose}
      decision={decision}
      beside={['role', 'departements', 'sectorId', 'structureId', 'newStructure']}
      submit={{ kind: 'go', icon: 'check', text: 'Accepter et prévenir', busy: 'Un instant…' }}
    >
      <div class={styles.fields}>
        <SelectField
          label="Rôle"
          options={openable}
          value={role}
          error={errors.role}
          onChange={(event) => setRole(event.currentTarget.value as AskedRole)}
        />
        <DepartementsField
          label="Départements"
          hint={hintFor(request, choices.length)}
          only={choices}
          value={departements}
          error={errors.departements}
          onChange={setDepartements}
        />
        {role === 'referent' && (
          <SectorField departements={departements} value={sector} error={errors.sectorId} onChange={setSector} />
        )}
        {role === 'partner' && <PartnerStructure structure={structure} errors={errors} onChange={setStructure} />}
      </div>
      <p class="small mute">
        Le compte s’ouvre aussitôt et {request.name} reçoit de quoi se connecter. Cela ne s’annule pas{'\u202f'}; un
        compte ouvert peut être fermé.
      </p>
    </DecisionForm>
  )
}

/** What was asked for and is for another admin to give. */
const hintFor = ({ departements }: AccessRequest, given: number) =>
  given < departements.length ? 'Parmi ceux que vous administrez.' : undefined
