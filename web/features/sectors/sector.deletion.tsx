import type { Sector } from '../../../server/contract/sectors.ts'
import { call } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { DialogForm } from '../../ui/dialog-form.tsx'
import { useSend } from '../../use-send.ts'

interface Props {
  sector: Sector
  onClose: () => void
  onDone: () => void
}

/** Deletes a sector, or says what holds it. */
export function SectorDeletion(props: Props) {
  return props.sector.can.delete ? <Asking {...props} /> : <Held {...props} />
}

function Asking({ sector, onClose, onDone }: Props) {
  const sending = useSend(() => call('DELETE /api/sectors/:id', { params: { id: sector.id } }), onDone)
  return (
    <DialogForm
      title={`Supprimer le secteur ${typo(sector.name)}`}
      onClose={onClose}
      sending={sending}
      beside={[]}
      submit={{ kind: 'no', text: 'Supprimer', busy: 'Suppression…' }}
    >
      <p>
        {sector.communes.count > 0
          ? `${count(sector.communes.count, 'commune n’aura', 'communes n’auront')} plus de référent social.`
          : 'Aucune commune n’en dépend.'}{' '}
        Un import peut le faire revenir.
      </p>
    </DialogForm>
  )
}

const Held = ({ sector, onClose }: Props) => (
  <Dialog title={`Le secteur ${typo(sector.name)} ne peut pas être supprimé`} onClose={onClose}>
    <p>{typo(sector.heldBy ?? '')}</p>
    <p class="small mute">Donnez un autre secteur à ces comptes, ou fermez-les, puis revenez ici.</p>
    <div class="row">
      <Button onClick={onClose}>Fermer</Button>
    </div>
  </Dialog>
)
