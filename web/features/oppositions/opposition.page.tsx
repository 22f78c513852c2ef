import { useState } from 'preact/hooks'
import { Page } from '../../ui/page.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { OppositionAbout } from './opposition.about.tsx'
import { type Asked, blank, OppositionForm } from './opposition.form.tsx'
import styles from './opposition.module.css'
import { OppositionSent } from './opposition.sent.tsx'

/** Whoever is named in a listing asks not to be, without an account. */
export function OppositionPage() {
  const [asked, setAsked] = useState<Asked>(blank)
  const [sent, setSent] = useState(false)
  if (sent)
    return (
      <Page>
        <OppositionSent asked={asked} onChange={() => setSent(false)} />
      </Page>
    )
  return (
    <Page>
      <div class={styles.title}>
        <PageTitle tab="S’opposer">Retirer vos coordonnées de Levier</PageTitle>
        <p class="mute">
          Une fiche vous nomme, ou montre votre adresse ou votre numéro{'\u202f'}? Demandez ici qu’elle ne le fasse
          plus. Pas besoin de compte, ni de dire pourquoi.
        </p>
      </div>
      <OppositionForm asked={asked} onAsked={setAsked} onSent={() => setSent(true)} />
      <OppositionAbout />
    </Page>
  )
}
