import type { LegalFacts } from '../../../server/contract/legal.ts'
import type { FactName } from './legal.facts.ts'

interface FieldWords {
  readonly name: FactName
  readonly label: string
  readonly hint: string
  readonly rows: number
}

interface Group {
  readonly legend: string
  /** The page it completes, and the words that lead there. */
  readonly path: string
  readonly see: string
  readonly fields: readonly FieldWords[]
}

export const groups: readonly Group[] = [
  {
    legend: 'Mentions légales',
    path: '/mentions-legales',
    see: 'Voir les mentions légales',
    fields: [
      {
        name: 'publisher',
        label: 'Éditeur',
        hint: 'Nom, adresse postale et téléphone. Exemple : Département des Landes, 1 rue de l’Exemple, 40000 Mont-de-Marsan, 05 58 00 00 00. Pour France Travail, son siège et son SIRET.',
        rows: 4,
      },
      {
        name: 'director',
        label: 'Direction de la publication',
        hint: 'Nom et fonction de la personne qui répond de ce qui est publié. Pour un département, sa présidente ou son président ; pour France Travail, sa directrice ou son directeur général.',
        rows: 2,
      },
      {
        name: 'host',
        label: 'Hébergeur',
        hint: 'Nom, adresse postale et téléphone. Le département lui-même, s’il héberge dans ses locaux.',
        rows: 3,
      },
    ],
  },
  {
    legend: 'Données personnelles',
    path: '/confidentialite',
    see: 'Voir la page Confidentialité',
    fields: [
      {
        name: 'controllers',
        label: 'Responsable du traitement',
        hint: 'L’organisme, ou l’accord entre plusieurs. Exemple : le Département des Landes et France Travail Nouvelle-Aquitaine, responsables conjoints par une convention, avec sa date.',
        rows: 3,
      },
      {
        name: 'dpo',
        label: 'Délégué à la protection des données',
        hint: 'Adresse e-mail et postale. Exemple : dpo@landes.example',
        rows: 2,
      },
      {
        name: 'hosting',
        label: 'Lieu d’hébergement et sous-traitants',
        hint: 'Pays, puis chaque prestataire qui touche aux données : serveurs, sauvegardes, envoi des e-mails.',
        rows: 3,
      },
    ],
  },
  {
    legend: 'Contact',
    path: '/accessibilite',
    see: 'Voir la déclaration d’accessibilité',
    fields: [
      {
        name: 'contact',
        label: 'Adresse de contact',
        hint: 'E-mail, courrier ou formulaire, lu par quelqu’un : erreur dans une fiche, page inaccessible, question sur ces règles.',
        rows: 2,
      },
    ],
  },
]

export const labels = Object.fromEntries(
  groups.flatMap(({ fields }) => fields.map(({ name, label }) => [name, label])),
) as Readonly<Record<FactName, string>>

/** What the server takes, `Fact` of the contract. */
export const longest = 500

/** In the order of the form. */
export const missing = (facts: LegalFacts): readonly FactName[] =>
  groups.flatMap(({ fields }) => fields.map(({ name }) => name)).filter((name) => !facts[name])

const enumeration = new Intl.ListFormat('fr', { type: 'conjunction' })
const small = (label: string) => label[0]!.toLowerCase() + label.slice(1)

/** «éditeur, hébergeur et adresse de contact». */
export const listOf = (names: readonly FactName[]) => enumeration.format(names.map((name) => small(labels[name])))
