import type { ContactRequest } from '../../../server/contract/contact-requests.ts'
import { answerWays } from '../../../server/contract/vocabulary.requests.ts'
import { typo } from '../../typography.ts'
import { FactList, FreinsFact, NamedFact, Said } from '../../ui/request-parts.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './answer.module.css'

/** What is asked, by whom, and how to reach them. */
export function RequestCase({ request }: { request: ContactRequest }) {
  const { message, commune, freins, reference, answerWay } = request
  return (
    <Sheet>
      <div class={styles.answer}>
        <h2>La demande</h2>
        {message ? <Said>{message}</Said> : <p class="mute">Effacée, un an après sa fin.</p>}
        <FactList>
          <Asker request={request} />
          {commune && <NamedFact name="Commune">{commune.name}</NamedFact>}
          <FreinsFact freins={freins} />
          {reference && <NamedFact name="Dossier">{typo(reference)}</NamedFact>}
          {answerWay !== 'lien' && <NamedFact name="Réponse">{answerWays[answerWay]}</NamedFact>}
        </FactList>
      </div>
    </Sheet>
  )
}

function Asker({ request: { adviser } }: { request: ContactRequest }) {
  if (!adviser) return <NamedFact name="De">Une personne partie depuis</NamedFact>
  return (
    <>
      <NamedFact name="De">
        <b>{typo(adviser.name)}</b>
        {adviser.organisation && `, ${typo(adviser.organisation)}`}
      </NamedFact>
      <NamedFact name="E-mail">
        <a class={styles.contact} href={`mailto:${adviser.email}`}>
          {adviser.email}
        </a>
      </NamedFact>
      {adviser.phone && (
        <NamedFact name="Téléphone">
          <a class={styles.contact} href={adviser.phone.href}>
            {adviser.phone.text}
          </a>
        </NamedFact>
      )}
    </>
  )
}
