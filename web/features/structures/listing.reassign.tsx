import { useState } from 'preact/hooks'
import type { Structure, StructureListing } from '../../../server/contract/structures.ts'
import { call } from '../../api.ts'
import { typo } from '../../typography.ts'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { TextArea } from '../../ui/field.tsx'
import { refuseBlank } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import { type ChosenStructure, StructureField } from '../accounts/structure-field.tsx'

interface Props {
  listing: StructureListing
  structure: Structure
  onClose: () => void
  onDone: () => void
}

/** Gives a listing to another structure. */
export function ReassignDialog({ listing, structure, onClose, onDone }: Props) {
  const [target, setTarget] = useState<ChosenStructure | null>(null)
  const [reason, setReason] = useState('')
  const sending = useSend(async () => {
    refuseBlank({
      ...(!target && { structureId: 'Choisissez la structure qui la portera.' }),
      ...(reason.trim().length < 2 && { reason: 'Donnez la raison en quelques mots.' }),
    })
    const body = { structureId: target?.id ?? '', reason: reason.trim() }
    await call('POST /api/listings/:id/reassign', { params: { id: listing.id }, body })
  }, onDone)
  const errors = sending.refusal?.fields ?? {}
  return (
    <DialogForm
      title={`Confier «\u00a0${typo(listing.title)}\u00a0»`}
      onClose={onClose}
      sending={sending}
      beside={['structureId', 'reason']}
      submit={{ kind: 'go', text: 'Confier la fiche', busy: 'Envoi…' }}
    >
      <p>
        {typo(structure.details.nom)} ne pourra plus la modifier{'\u202f'}; les comptes de l’autre structure le
        pourront. Les imports n’y toucheront plus.
      </p>
      <StructureField
        label="À quelle structure"
        hint="Une structure de vos départements."
        value={target}
        error={errors.structureId}
        onChange={setTarget}
      />
      <TextArea
        label="Raison"
        hint="Gardée dans l’histoire de la fiche."
        name="reason"
        maxLength={500}
        value={reason}
        error={errors.reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  )
}
