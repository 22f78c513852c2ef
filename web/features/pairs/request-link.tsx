import { session } from '../../session.ts'

/** Where the demande it came from is read: among those sent, or among those received. */
export function RequestLink({ id }: { id: string }) {
  const received = session.use()?.account?.role === 'referent'
  return (
    <p class="small">
      <a href={`/${received ? 'demandes-recues' : 'mes-demandes'}/${id}`}>Voir la demande</a>
    </p>
  )
}
