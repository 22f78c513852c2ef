import type { FactName } from './legal.facts.ts'

interface FieldWords {
  readonly name: FactName
  readonly label: string
  readonly hint: string
  readonly rows: number
}

interface Group {
  readonly legend: string
  /** The page it completes. */
  readonly path: string
  readonly fields: readonly FieldWords[]
}

export const groups: readonly Group[] = [
  {
    legend: 'Mentions légales',
    path: '/mentions-legales',
    fields: [
      {
        name: 'publisher',
        label: 'Éditeur',
        hint: 'Nom, adresse postale et téléphone. Exemple : Département des Landes, 23 rue Victor-Hugo, 40025 Mont-de-Marsan Cedex, 05 58 05 40 40. Ou France Travail, avec son siège et son SIRET.',
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
    fields: [
      {
        name: 'controllers',
        label: 'Responsable du traitement',
        hint: 'L’organisme, ou l’accord entre plusieurs. Exemple : le Département des Landes et France Travail Nouvelle-Aquitaine, responsables conjoints par leur convention du 3 mars 2026.',
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
    fields: [
      {
        name: 'contact',
        label: 'Où écrire',
        hint: 'Une adresse lue par quelqu’un : erreur dans une fiche, page inaccessible, question sur ces règles.',
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

const enumeration = new Intl.ListFormat('fr', { type: 'conjunction' })
const small = (label: string) => label[0]!.toLowerCase() + label.slice(1)

/** «éditeur, hébergeur et lieu d’hébergement». */
export const listOf = (names: readonly FactName[]) => enumeration.format(names.map((name) => small(labels[name])))
