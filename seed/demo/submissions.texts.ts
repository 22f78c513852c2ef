import type { ListingContent } from '../../server/contract/content.ts'
import { emptyContent } from '../../server/features/listings/listings.content.ts'
import type { ExampleEmail, FictionalPhone } from './model.ts'
import { type Town, towns } from './places.ts'

/** A new listing by one of the invented structures. */
export interface DemoDraft {
  readonly structure: string
  readonly content: ListingContent
  /** Since it was sent, or written. */
  readonly hours: number
  readonly state: 'draft' | 'pending'
  /** What an admin asked to correct. */
  readonly asked?: { readonly reason: string; readonly remarks: Readonly<Record<string, string>> }
}

/** A change of a published listing. */
export interface DemoChange {
  readonly structure: string
  readonly listing: string
  readonly change: Partial<ListingContent>
  readonly hours: number
  /** By a trusted structure: published at once, to be read. */
  readonly small?: true
}

interface Person {
  readonly name: string
  readonly role: string
  readonly telephone: FictionalPhone
  readonly courriel?: ExampleEmail
}

type Said = Pick<ListingContent, 'nom' | 'description' | 'thematiques'> &
  Partial<ListingContent> & { readonly town: Town; readonly person: Person }

const people = ({ courriel = undefined, ...person }: Person): ListingContent['intervenants'] => [
  { ...person, courriel: courriel ?? null, note: null },
]

function said({ town, person, ...more }: Said): ListingContent {
  const [commune, code_postal] = towns[town]
  return {
    ...emptyContent,
    ...{ commune, code_postal, zone_eligibilite: [commune.slice(0, 2)], modes_accueil: ['en-presentiel'] },
    ...{ mobilisable_par: ['professionnels', 'usagers'], modes_mobilisation: ['telephoner'], frais: 'gratuit' },
    intervenants: people(person),
    ...more,
  }
}

const garage: Person = {
  ...{ name: 'Maëlle Lartigue', role: 'Accueil de l’atelier', telephone: '05 36 49 01 10' },
  courriel: 'atelier@garage-adour.example',
}

export const drafts: readonly DemoDraft[] = [
  {
    ...{ structure: 'garage-adour', hours: 26, state: 'draft' },
    content: {
      ...emptyContent,
      nom: 'Remorque et attelage en prêt',
      description: 'Une remorque prêtée le week-end pour un déménagement ou une livraison de meubles.',
      thematiques: ['mobilite--acceder-a-un-vehicule'],
    },
  },
  {
    ...{ structure: 'garage-adour', hours: 1, state: 'pending' },
    content: said({
      ...{ town: 'dax', person: garage, adresse: '14 rue des Ateliers', horaires_accueil: 'Mo-Fr 08:30-12:00' },
      ...{ nom: 'Voiture prêtée pour un entretien d’embauche', type: 'aide-materielle' },
      description:
        'Une voiture prêtée une demi-journée pour aller à un entretien ou à une visite d’entreprise. Le plein est fait ; il se rend tel quel.',
      thematiques: ['mobilite--acceder-a-un-vehicule'],
      publics: ['demandeurs-emploi'],
      conditions_acces: 'Permis B depuis plus de deux ans, et la convocation à l’entretien.',
    }),
  },
  {
    ...{ structure: 'garage-adour', hours: 44, state: 'pending' },
    content: said({
      ...{ town: 'dax', person: garage, nom: 'Contrôle technique', type: 'aide-financiere', frais: 'payant' },
      frais_precisions: 'Selon les ressources.',
      description: 'Passage au contrôle technique et petites réparations avant la contre-visite, à moitié prix.',
      thematiques: ['mobilite--entretenir-reparer-son-vehicule'],
      zone_eligibilite: [],
    }),
    asked: {
      reason: 'Merci pour cette fiche. Deux précisions, et elle part.',
      remarks: {
        nom: 'Dites ce que la personne obtient. Exemple : « Passer le contrôle technique à moitié prix ».',
        frais_precisions: 'Donnez un ordre de prix : les conseillers doivent pouvoir l’annoncer.',
      },
    },
  },
  {
    ...{ structure: 'roue-libre', hours: 3, state: 'pending' },
    content: said({
      town: 'saintVincentDePaul',
      person: { name: 'Yann Destouesse', role: 'Animateur', telephone: '05 36 49 02 31' },
      ...{ nom: 'Réparer son vélo soi-même', type: 'atelier', adresse: '3 place de l’Église' },
      description:
        'Un atelier ouvert le mercredi et le samedi matin : outils, pièces d’occasion et conseils pour remettre un vélo en état.',
      thematiques: ['mobilite--entretenir-reparer-son-vehicule', 'mobilite--mobilite-douce-partagee-collective'],
      horaires_accueil: 'We,Sa 09:00-12:00',
    }),
  },
  {
    ...{ structure: 'roule-gevaudan', hours: 12, state: 'pending' },
    content: said({
      town: 'mende',
      person: { name: 'Loïc Fages', role: 'Mécanicien', telephone: '04 65 71 03 44' },
      ...{
        nom: 'Dépannage à domicile en Lozère',
        type: 'aide-materielle',
        frais: 'payant',
        modes_accueil: ['en-presentiel'],
      },
      frais_precisions: '25 € le déplacement, pièces au prix coûtant',
      description:
        'Batterie, pneus, démarrage : un mécanicien se déplace chez les personnes dont la voiture ne démarre plus, sous deux jours. En cas d’urgence, appelez Loïc sur son portable au 06 39 98 12 34.',
      thematiques: ['mobilite--entretenir-reparer-son-vehicule'],
    }),
  },
  {
    ...{ structure: 'creche-gentianes', hours: 28, state: 'pending' },
    content: said({
      town: 'aurillac',
      person: { name: 'Mireille Vidalenc', role: 'Directrice', telephone: '04 65 71 06 60' },
      ...{ nom: 'Accueil d’urgence, de un à dix jours', type: 'aide-materielle', frais: 'payant' },
      frais_precisions: 'Selon le barème de la Caf',
      description:
        'Deux places gardées pour un entretien, une formation courte ou une hospitalisation. Réponse le jour même avant 17 h.',
      thematiques: ['famille--garde-denfants'],
      publics: ['familles'],
      horaires_accueil: 'Mo-Fr 07:00-19:00',
    }),
  },
  {
    ...{ structure: 'cle-sumene', hours: 6, state: 'pending' },
    content: said({
      town: 'mauriac',
      person: { name: 'Anna Roudaire', role: 'Conseillère numérique', telephone: '04 65 71 07 18' },
      ...{ nom: 'Ouvrir sa boîte mail et son espace France Travail', type: 'atelier' },
      description:
        'Trois rendez-vous d’une heure pour créer une adresse, retrouver ses mots de passe et envoyer sa première candidature.',
      thematiques: ['numerique--maitriser-les-fondamentaux-du-numerique', 'numerique--acceder-a-des-services-en-ligne'],
      publics: ['demandeurs-emploi'],
      zone_eligibilite: ['15120', '15265'],
    }),
  },
  {
    ...{ structure: 'langues-ateliers-reims', hours: 20, state: 'pending' },
    content: said({
      town: 'reims',
      person: { name: 'Ingrid Pommier', role: 'Coordinatrice', telephone: '03 53 01 08 72' },
      ...{ nom: 'Français à visée professionnelle, groupe du soir', type: 'formation' },
      description:
        'Le vocabulaire des métiers de la propreté, de la logistique et de l’aide à domicile, deux soirs par semaine.',
      thematiques: ['lecture-ecriture-calcul--maitriser-le-francais'],
      horaires_accueil: 'Tu,Th 18:00-20:00',
      nombre_semaines: 12,
    }),
  },
]

export const changes: readonly DemoChange[] = [
  {
    ...{ structure: 'budget-et-vie', listing: 'ateliers', hours: 30 },
    change: {
      nom: 'Ateliers budget : courses, énergie, rentrée, assurance',
      horaires_accueil: 'Tu 14:00-16:30; Th 09:30-12:00',
    },
  },
  {
    ...{ structure: 'ccas-mont-de-marsan', listing: 'secours', hours: 22 },
    change: { conditions_acces: 'Habiter la commune depuis trois mois. Apporter le dernier avis d’imposition.' },
  },
  {
    ...{ structure: 'ccas-mende', listing: 'domiciliation', hours: 26 },
    change: { publics: ['personnes-exilees', 'personnes-en-situation-durgence'], zone_eligibilite: ['48095'] },
  },
  {
    ...{ structure: 'point-ecoute-48', listing: 'psy-jeunes', hours: 9 },
    change: { publics_precisions: 'De 12 à 25 ans, et leurs parents.', horaires_accueil: 'Mo,We,Fr 13:00-19:00' },
  },
  {
    ...{ structure: 'petites-bulles', listing: 'avip', hours: 17 },
    change: { frais: 'payant', frais_precisions: 'De 0,20 € à 1,80 € l’heure, selon les ressources' },
  },
  {
    ...{ structure: 'velos-canal', listing: 'velo-ecole', hours: 5, small: true },
    change: { horaires_accueil: 'We 14:00-18:00; Sa 10:00-12:00' },
  },
]

/** Their small corrections are published at once. */
export const trusted: readonly string[] = ['velos-canal', 'garage-adour']
