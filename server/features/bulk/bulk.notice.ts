import { type BulkField, bulkFields } from '../../contract/vocabulary.bulk.ts'
import {
  modesMobilisation,
  personnesMobilisatrices,
  thematiques,
  thematiquesOfFrein,
  typesDeServices,
} from '../../contract/vocabulary.listing.ts'
import { type Frein, freins, modesAccueil, publics } from '../../contract/vocabulary.ts'
import { exampleMark } from './bulk.lines.ts'

interface Notice {
  readonly help: string
  readonly example: string
  /** Needed for the listing to be sent. */
  readonly needed?: true
}

const several = 'Plusieurs choix : séparez-les par une barre | ou un retour à la ligne.'

const notices: Readonly<Record<BulkField, Notice>> = {
  nom: { help: 'De 3 à 150 signes, sans le nom de la structure.', example: 'Permis B accompagné', needed: true },
  description: {
    help: 'Deux ou trois phrases : ce que c’est, comment cela se passe. De 50 à 2 000 signes.',
    example: 'Préparation au code et à la conduite avec une monitrice, deux matinées par semaine pendant trois mois.',
    needed: true,
  },
  type: { help: 'Un seul choix, voir « Mots acceptés ».', example: 'Accompagnement' },
  thematiques: {
    help: `De 1 à 10, voir « Mots acceptés ». ${several}`,
    example: 'Préparer un permis|Financer ma mobilité',
    needed: true,
  },
  publics: { help: `Voir « Mots acceptés ». ${several}`, example: 'Jeunes|Demandeurs d’emploi' },
  publics_precisions: { help: 'Ce que les mots acceptés ne disent pas.', example: 'De 18 à 25 ans' },
  conditions_acces: { help: 'Ce qu’il faut pour y avoir droit.', example: 'Être suivi par un conseiller' },
  frais: { help: '« gratuit » ou « payant 15 € ».', example: 'payant 15 €' },
  frais_precisions: { help: 'Ce qui est demandé, quand, à qui.', example: 'Une fois par an, gratuit au RSA' },
  modes_accueil: { help: '« sur place », « à distance » ou « les deux ».', example: 'sur place', needed: true },
  adresse: { help: 'Le numéro et la rue.', example: '2 place du Foirail' },
  complement_adresse: { help: 'Bâtiment, étage.', example: 'Bâtiment B, 1er étage' },
  code_postal: { help: 'Cinq chiffres.', example: '40100' },
  commune: { help: 'Son nom ; le code postal tranche entre deux communes du même nom.', example: 'Dax', needed: true },
  zone_eligibilite: {
    help: `Où il faut habiter : communes, intercommunalités, départements, régions ou « toute la France », par noms ou codes. Vide : sans limite. ${several}`,
    example: 'Grand Dax|Landes',
  },
  horaires_accueil: {
    help: 'Les jours et les heures, ou la syntaxe opening_hours d’OpenStreetMap.',
    example: 'lundi au vendredi 9h-12h, 14h-17h',
  },
  modes_mobilisation: {
    help: `Voir « Mots acceptés ». Vide : déduit du téléphone, de l’e-mail et du lien. ${several}`,
    example: 'Téléphoner|Envoyer un courriel',
  },
  mobilisable_par: {
    help: `Qui peut faire la demande : « professionnels », « usagers ». ${several}`,
    example: 'Professionnels|Usagers',
    needed: true,
  },
  mobilisation_precisions: { help: 'Ce qu’il faut envoyer ou apporter.', example: 'Fiche de prescription par e-mail' },
  lien_mobilisation: { help: 'Une adresse en https://.', example: 'https://www.structure.example/permis' },
  volume_horaire_hebdomadaire: { help: 'Un nombre d’heures.', example: '7,5' },
  nombre_semaines: { help: 'Un nombre entier.', example: '12' },
  contact_1_name: { help: 'Qui répond : une personne ou un accueil.', example: 'Camille Exemple' },
  contact_1_role: { help: 'Sa fonction.', example: 'Accueil mobilité' },
  contact_1_telephone: { help: 'Dix chiffres ; plusieurs numéros séparés par /.', example: '05 58 00 00 00' },
  contact_1_courriel: { help: 'Une adresse e-mail.', example: 'accueil@structure.example' },
  contact_1_note: { help: 'Quand appeler, ce qu’il faut dire.', example: 'Le matin' },
  contact_2_name: { help: 'Un second contact, s’il y en a un.', example: '' },
  contact_2_role: { help: 'Sa fonction.', example: '' },
  contact_2_telephone: { help: 'Comme pour le premier.', example: '' },
  contact_2_courriel: { help: 'Comme pour le premier.', example: '' },
  contact_2_note: { help: 'Comme pour le premier.', example: '' },
}

const fields = Object.keys(bulkFields) as BulkField[]

export const modelTitles: string[] = fields.map((field) => bulkFields[field])

/** A listing as it may be written, marked so that an import leaves it alone. */
export const modelExample: string[] = fields.map((field) =>
  field === 'nom' ? `${exampleMark} : ${notices.nom.example}` : notices[field].example,
)

/** Each column: its title, whether a listing needs it to be sent, how it is written, an example. */
export const modelNotice: string[][] = fields.map((field) => {
  const { help, example, needed } = notices[field]
  return [bulkFields[field], needed ? 'oui' : 'si utile', help, example]
})

const freinsOf = Object.keys(thematiquesOfFrein) as Frein[]
const ofFrein = (frein: Frein) => thematiquesOfFrein[frein].map((code) => [freins[frein], thematiques[code]])
const others = Object.entries(thematiques).filter(
  ([code]) => !freinsOf.some((frein) => (thematiquesOfFrein[frein] as readonly string[]).includes(code)),
)

const listed = (field: BulkField, words: Readonly<Record<string, string>>) =>
  Object.values(words).map((label) => [bulkFields[field], label])

/** Every word that is taken, by column. */
export const modelWords: string[][] = [
  ...freinsOf.flatMap(ofFrein).map(([frein, label]) => [`${bulkFields.thematiques} : ${frein}`, label!]),
  ...others.map(([, label]) => [`${bulkFields.thematiques} : emploi et formation`, label]),
  ...listed('publics', publics),
  ...listed('type', typesDeServices),
  ...listed('modes_accueil', modesAccueil),
  ...listed('modes_mobilisation', modesMobilisation),
  ...listed('mobilisable_par', personnesMobilisatrices),
]
