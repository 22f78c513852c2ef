import type { Draft } from './templates.ground.ts'

const workers = ['demandeurs-emploi', 'beneficiaires-des-minimas-sociaux'] as const

export const mobilite: readonly Draft[] = [
  {
    code: 'permis-accompagne',
    label: 'Permis accompagné',
    line: 'Auto-école sociale, code et conduite à un rythme adapté',
    content: {
      type: 'formation',
      thematiques: ['mobilite--preparer-un-permis'],
      publics: [...workers],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Permis B accompagné ».',
      description:
        'Dites combien de temps dure le parcours, s’il y a du soutien en français ou en code, et la taille du groupe.',
      conditions_acces:
        'Dites qui oriente et les prérequis. Exemple : « Orientation par un référent RSA, lire et écrire le français ».',
      frais_precisions: 'Dites le reste à charge. Exemple : « 150 € au total, en trois fois ».',
    },
  },
  {
    code: 'location-solidaire',
    label: 'Location solidaire de véhicules',
    line: 'Voiture, scooter ou vélo à petit prix, le temps de s’équiper',
    content: {
      type: 'aide-materielle',
      thematiques: ['mobilite--acceder-a-un-vehicule'],
      publics: [...workers],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Location de voitures à 7 € par jour ».',
      description:
        'Dites quels véhicules, pour combien de temps au plus, et pour quels motifs : emploi, formation, soins.',
      conditions_acces:
        'Dites les papiers demandés et la caution. Exemple : « Permis B, contrat ou promesse d’embauche ».',
      frais_precisions:
        'Dites le prix par jour, la caution, l’essence. Exemple : « 7 € par jour, caution de 200 € non encaissée ».',
    },
  },
  {
    code: 'garage-solidaire',
    label: 'Garage solidaire',
    line: 'Réparer son véhicule moins cher',
    content: {
      type: 'aide-materielle',
      thematiques: ['mobilite--entretenir-reparer-son-vehicule'],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Réparations à prix solidaire ».',
      description: 'Dites ce que vous réparez, les délais, et si la personne répare avec vous.',
      frais_precisions:
        'Dites le prix de l’heure et des pièces. Exemple : « 25 € de l’heure sur orientation, pièces au prix d’achat ».',
    },
  },
  {
    code: 'transport-demande',
    label: 'Transport à la demande ou solidaire',
    line: 'Être conduit à un rendez-vous, au travail, à une formation',
    content: {
      type: 'aide-materielle',
      thematiques: ['mobilite--mobilite-douce-partagee-collective'],
      modes_mobilisation: ['telephoner', 'se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Navette vers la zone d’activité ».',
      description: 'Dites les jours, les heures, le trajet ou les communes, et si un fauteuil roulant peut monter.',
      mobilisation_precisions: 'Dites combien de temps avant il faut réserver. Exemple : « La veille avant 17 h ».',
    },
  },
]

export const logement: readonly Draft[] = [
  {
    code: 'hebergement-temporaire',
    label: 'Hébergement temporaire',
    line: 'Un toit pour quelques nuits ou quelques mois',
    content: {
      type: 'aide-materielle',
      thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
      publics: ['personnes-en-situation-durgence'],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Studios pour jeunes en formation ».',
      description:
        'Dites pour qui, pour combien de temps, combien de places, et si les couples, les enfants, les animaux sont accueillis.',
      conditions_acces: 'Dites par qui passer. Exemple : « Par le 115 ou le SIAO ».',
      frais_precisions: 'Dites la participation. Exemple : « 10 % des ressources ».',
    },
  },
  {
    code: 'acces-logement',
    label: 'Accompagnement vers le logement',
    line: 'Chercher, constituer son dossier, signer un bail',
    content: {
      type: 'accompagnement',
      thematiques: [
        'logement-hebergement--louer-un-logement',
        'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
      ],
    },
    helps: {
      nom: 'Exemple : « Bail glissant pour familles ».',
      description:
        'Dites ce que vous faites avec la personne : demande de logement social, visites, garanties, aides à l’entrée.',
    },
  },
  {
    code: 'impayes-loyer',
    label: 'Impayés de loyer et d’énergie',
    line: 'Garder son logement : dette, coupure, expulsion',
    content: {
      type: 'accompagnement',
      thematiques: [
        'logement-hebergement--reduire-les-impayes-de-loyer',
        'logement-hebergement--se-maintenir-dans-le-logement',
      ],
    },
    helps: {
      nom: 'Exemple : « Prévention des expulsions ».',
      description:
        'Dites à quel moment venir (premier impayé, commandement de payer), et quelles aides vous pouvez demander, comme le FSL.',
      conditions_acces:
        'Dites quels papiers apporter. Exemple : « Bail, dernières quittances, courriers du bailleur ou de l’huissier ».',
    },
  },
]

export const gardeEnfants: readonly Draft[] = [
  {
    code: 'accueil-ponctuel',
    label: 'Accueil ponctuel des enfants',
    line: 'Le temps d’un entretien, d’une formation, d’une démarche',
    content: {
      type: 'aide-materielle',
      thematiques: ['famille--garde-denfants'],
      publics: ['familles'],
      modes_mobilisation: ['telephoner', 'se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Halte-garderie itinérante ».',
      description:
        'Dites l’âge des enfants, les jours, le nombre de places, et s’il faut une inscription avant la première venue.',
      conditions_acces: 'Dites quels papiers apporter. Exemple : « Carnet de santé, numéro d’allocataire ».',
      frais_precisions:
        'Dites le prix de l’heure. Exemple : « Selon le quotient familial, de 0,20 € à 2 € de l’heure ».',
    },
  },
  {
    code: 'creche-insertion',
    label: 'Crèche à vocation d’insertion',
    line: 'Des places réservées aux parents qui cherchent un emploi',
    content: {
      type: 'aide-materielle',
      thematiques: ['famille--garde-denfants'],
      publics: ['demandeurs-emploi', 'familles'],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Places AVIP pour parents en recherche d’emploi ».',
      description:
        'Dites combien de places sont réservées, pour combien de jours par semaine, et ce que le parent s’engage à faire.',
    },
  },
  {
    code: 'garde-horaires-decales',
    label: 'Garde à horaires décalés',
    line: 'Tôt le matin, tard le soir, le week-end',
    content: {
      type: 'aide-materielle',
      thematiques: ['famille--garde-denfants'],
      publics: ['familles', 'actifs'],
      modes_accueil: ['en-presentiel'],
    },
    helps: {
      nom: 'Exemple : « Garde à domicile dès 5 h ».',
      description:
        'Dites où les enfants sont gardés, à partir de quelle heure, à quel âge, et en combien de temps une garde se met en place.',
      frais_precisions: 'Dites le reste à charge après les aides. Exemple : « 2 à 5 € de l’heure selon les revenus ».',
    },
  },
]
