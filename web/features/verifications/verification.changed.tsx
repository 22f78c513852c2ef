import type { LinkToConfirm } from '../../../server/contract/verifications.ts'
import { typo } from '../../typography.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NextTitle } from '../../ui/page-title.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import styles from './verification.module.css'
import { askingPath, leftToConfirm } from './verification.words.ts'

interface Props {
  link: LinkToConfirm
  onBack: () => void
}

/** Where what has changed is written: by whoever has an account of the structure, else after asking for one. */
export const Changed = ({ link, onBack }: Props) => (
  <Sheet>
    <NextTitle>Merci de le signaler</NextTitle>
    {link.hasMembers ? <Correct link={link} /> : <AskForAccount link={link} />}
    <p class="small mute">Vos fiches restent visibles telles qu’elles sont jusqu’à leur correction.</p>
    <div class="row">
      <Button kind="bare" icon="arrow-left" onClick={onBack}>
        Revenir aux fiches
      </Button>
    </div>
  </Sheet>
)

const Correct = ({ link }: { link: LinkToConfirm }) => (
  <>
    <p>
      Choisissez la fiche à corriger. Connectez-vous avec l’adresse de votre compte{'\u00a0'}: un mail suffit, sans mot
      de passe.
    </p>
    <ul class={styles.choices}>
      {leftToConfirm(link).map(({ id, title }) => (
        <li key={id}>
          <a href={`/mes-fiches/${id}`}>
            {typo(title)}
            <Icon name="arrow-right" />
          </a>
        </li>
      ))}
    </ul>
  </>
)

const AskForAccount = ({ link }: { link: LinkToConfirm }) => (
  <>
    <p>
      Personne n’a encore de compte pour {typo(link.structure.name)}. Avec un compte, vous corrigez vos fiches
      vous-même, en quelques minutes. C’est gratuit.
    </p>
    <ol class={styles.steps}>
      <li>Demandez un compte de partenaire, au nom de votre structure.</li>
      <li>
        Une personne qui administre Levier dans votre département le rattache à vos fiches, en deux jours en général.
      </li>
      <li>Vous corrigez, elle relit, et c’est en ligne.</li>
    </ol>
    <LinkButton kind="go" large href={askingPath(link)}>
      Demander un compte
    </LinkButton>
    <p class="small">
      Pour retirer vos coordonnées plutôt que les corriger{'\u00a0'}: <a href="/opposition">opposition</a>.
    </p>
  </>
)
