import type { QueueItem } from '../../../server/contract/moderation.ts'
import { call } from '../../api.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useSend } from '../../use-send.ts'
import styles from './review.module.css'

interface Props {
  item: Pick<QueueItem, 'kind' | 'id'>
  assignee: QueueItem['assignee']
  onMoved: () => void
}

/** Who takes care of something that waits: taken, given back, taken over. */
export function Taken({ item, assignee, onMoved }: Props) {
  const params = { ...item }
  const move = useSend(
    () =>
      assignee?.me
        ? call('DELETE /api/moderation/items/:kind/:id/assignee', { params })
        : call('PUT /api/moderation/items/:kind/:id/assignee', { params }),
    onMoved,
  )
  return (
    <span class={styles.taken}>
      {assignee && !assignee.me && <span>{assignee.name} s’en occupe.</span>}
      <Button kind="bare" icon="hand" onClick={() => void move.send()}>
        {assignee?.me ? 'Rendre à la file' : assignee ? 'Prendre à sa place' : 'Je m’en occupe'}
      </Button>
      <RefusalNote refusal={move.refusal} />
    </span>
  )
}
