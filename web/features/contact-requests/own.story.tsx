import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { answerWays } from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { FactList, FreinsFact, NamedFact, Said } from '../../ui/request-parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'

/** What was written, as the other side reads it. */
export function Written({ request }: { request: ContactRequest }) {
  const { message, reference, freins, answerWay, adviser, listing } = request
  return (
    <Sheet>
      <h2>Ce que vous avez écrit</h2>
      {message ? <Said>{message}</Said> : <p class="mute">Effacé, un an après la fin de la demande.</p>}
      <FactList>
        {reference && <NamedFact name="Référence">{typo(reference)}</NamedFact>}
        <FreinsFact freins={freins} />
        <NamedFact name="Réponse">
          {answerWays[answerWay]}
          {adviser?.phone && `, ${adviser.phone.text}`}
        </NamedFact>
        {listing?.state === 'published' && (
          <NamedFact name="Fiche">
            <a href={`/fiches/${listing.id}`}>{typo(listing.title)}</a>
          </NamedFact>
        )}
      </FactList>
    </Sheet>
  )
}
