import type { LinkToConfirm } from '../../../server/contract/verifications.ts'
import { plural, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { NextTitle, PageTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import styles from './verification.module.css'
import { askingPath, goneWords } from './verification.words.ts'

/** Nothing is left to confirm: thanks, what follows, and a way on. `pressed`: it was done here and now. */
export function Thanks({ link, pressed }: { link: LinkToConfirm; pressed: boolean }) {
  const { listings, gone, hasMembers, reminded } = link
  const title = listings.length > 0 ? 'Merci, c’est noté' : 'Il n’y a plus rien à confirmer'
  return (
    <Sheet>
      {pressed ? <NextTitle>{title}</NextTitle> : <PageTitle tab={title} />}
      {listings.length > 0 && (
        <>
          <p>
            {plural(listings.length, 'Votre fiche passe', 'Vos fiches passent')} devant celles que personne n’a
            confirmées. Les conseillers le voient dès maintenant.
          </p>
          <ul class={styles.done}>
            {listings.map(({ id, title, freshness, text }) => (
              <li key={id}>
                <b>{typo(title)}</b>
                <Status state={freshness}>{typo(text)}</Status>
              </li>
            ))}
          </ul>
          <p class="mute">{reminded && 'Nous vous réécrirons dans cinq mois. '}Vous pouvez fermer cette page.</p>
        </>
      )}
      {gone > 0 && <p class="mute">{typo(goneWords(gone))}</p>}
      <div class="row">
        {hasMembers ? (
          <LinkButton href="/mes-fiches">Voir mes fiches</LinkButton>
        ) : (
          <LinkButton href={askingPath(link)}>Demander un compte pour ma structure</LinkButton>
        )}
      </div>
    </Sheet>
  )
}
