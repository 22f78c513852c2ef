import { typo } from '../../typography.ts'
import styles from './opposition.module.css'
import { kept } from './oppositions.words.ts'

const sections: readonly (readonly [title: string, ...items: string[]])[] = [
  [
    'Ce qui est retiré',
    'L’adresse, dès que vous l’avez confirmée : de toutes les fiches, avec le nom qui l’accompagne, et des textes qui la citent.',
    'Le numéro en même temps, s’il ne paraît qu’à côté de cette adresse. Sinon, une personne vérifie d’abord : la réponse vient par e-mail, un mois au plus après votre demande.',
    'Les prochaines reprises de données ne les ramènent pas.',
  ],
  [
    'Ce qui reste',
    'La fiche elle-même, et ses autres contacts : l’aide qu’elle décrit existe toujours. La structure peut savoir qu’un contact en a été retiré.',
    'La base d’où la fiche vient parfois, data·inclusion, et les autres sites : demandez-le-leur aussi.',
    `De votre demande, une trace pendant ${kept.decided}, pour pouvoir vous répondre. Puis une empreinte, qui fait reconnaître l’adresse ou le numéro sans permettre de le lire. Sans confirmation, tout s’efface en ${kept.link}.`,
  ],
]

/** What opposing does and does not do, before anybody presses. */
export const OppositionAbout = () => (
  <div class={styles.about}>
    {sections.map(([title, ...items]) => (
      <section key={title}>
        <h2>{title}</h2>
        <ul>
          {items.map((item) => (
            <li key={item}>{typo(item)}</li>
          ))}
        </ul>
      </section>
    ))}
    <section>
      <h2>Vos droits</h2>
      <p>
        S’opposer est un droit (articles 14 et 21 du RGPD). Pour savoir ce que Levier garde de vous, le corriger ou
        l’effacer autrement, ou si une fiche vous nomme sans montrer d’adresse, écrivez au délégué à la protection des
        données{'\u00a0'}: son adresse est sur la page <a href="/confidentialite">Confidentialité</a>.
      </p>
    </section>
  </div>
)
