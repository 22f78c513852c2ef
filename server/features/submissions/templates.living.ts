import type { Draft } from './templates.ground.ts'

export const sante: readonly Draft[] = [
  {
    code: 'soins-sans-droits',
    label: 'Accès aux soins',
    line: 'Médecin, dentiste, bilan de santé, ouverture de droits',
    content: {
      type: 'accompagnement',
      thematiques: ['sante--acces-aux-soins'],
      modes_mobilisation: ['telephoner', 'se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Permanence d’accès aux soins ».',
      description: 'Dites qui reçoit, si l’on peut venir sans couverture santé, et si un interprète est possible.',
      conditions_acces:
        'Dites quels papiers apporter, et que l’on peut venir sans. Exemple : « Carte Vitale si vous en avez une ».',
    },
  },
  {
    code: 'soutien-psychologique',
    label: 'Écoute et soutien psychologique',
    line: 'Parler à un professionnel, sans avance de frais',
    content: { type: 'accompagnement', thematiques: ['sante--sante-mentale'] },
    helps: {
      nom: 'Exemple : « Consultations psychologiques pour les 16-25 ans ».',
      description:
        'Dites qui écoute, combien de rendez-vous sont possibles, le délai, et si l’on peut venir accompagné.',
    },
  },
  {
    code: 'addictions',
    label: 'Addictions',
    line: 'Alcool, tabac, cannabis, jeux : en parler, se soigner',
    content: {
      type: 'accompagnement',
      thematiques: ['sante--addictions'],
      modes_mobilisation: ['telephoner', 'se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Consultation jeunes consommateurs ».',
      description: 'Dites pour quels produits ou usages, si c’est anonyme, et si l’entourage est reçu aussi.',
      frais_precisions: 'Dites si c’est gratuit. Exemple : « Gratuit et anonyme ».',
    },
  },
]

export const budget: readonly Draft[] = [
  {
    code: 'point-conseil-budget',
    label: 'Conseil budget',
    line: 'Faire le point, éviter les frais, sortir d’une dette',
    content: {
      type: 'accompagnement',
      thematiques: [
        'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
        'difficultes-financieres--situation-dendettement-surendettement',
      ],
    },
    helps: {
      nom: 'Exemple : « Point conseil budget ».',
      description:
        'Dites ce que la personne obtient : budget mis à plat, négociation avec un créancier, dossier de surendettement.',
      conditions_acces:
        'Dites quels papiers apporter. Exemple : « Trois derniers relevés de compte, factures, courriers de relance ».',
    },
  },
  {
    code: 'aide-financiere',
    label: 'Aide financière ponctuelle',
    line: 'Un secours quand tout bascule',
    content: {
      type: 'aide-financiere',
      thematiques: ['difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere'],
      mobilisable_par: ['professionnels'],
    },
    helps: {
      nom: 'Exemple : « Fonds d’aide aux jeunes ».',
      description: 'Dites pour quelles dépenses, le montant habituel, le délai de réponse et à qui l’argent est versé.',
      conditions_acces: 'Dites qui instruit la demande. Exemple : « Dossier rempli avec un travailleur social ».',
      frais_precisions: 'Dites si l’aide se rembourse. Exemple : « Aide non remboursable ».',
    },
  },
  {
    code: 'microcredit',
    label: 'Microcrédit personnel',
    line: 'Emprunter quand la banque dit non',
    content: { type: 'aide-financiere', thematiques: ['difficultes-financieres--acquerir-une-autonomie-budgetaire'] },
    helps: {
      nom: 'Exemple : « Microcrédit pour un véhicule ».',
      description:
        'Dites les montants, la durée, pour quels projets, et qui accompagne la demande jusqu’au remboursement.',
      frais_precisions: 'Dites le taux. Exemple : « De 300 à 8 000 €, taux de 4 % ».',
    },
  },
]

export const administratifJuridique: readonly Draft[] = [
  {
    code: 'aide-demarches',
    label: 'Aide aux démarches',
    line: 'Remplir, écrire, envoyer : un formulaire, un courrier, un dossier',
    content: {
      type: 'accompagnement',
      thematiques: [
        'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
      ],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Permanence d’écrivain public ».',
      description: 'Dites quelles démarches vous faites avec la personne, et celles que vous ne faites pas.',
      conditions_acces:
        'Dites quels papiers et codes apporter. Exemple : « Vos courriers, votre numéro d’allocataire, vos identifiants ».',
    },
  },
  {
    code: 'conseil-juridique',
    label: 'Conseil juridique gratuit',
    line: 'Un avocat ou un juriste explique les droits et les recours',
    content: {
      type: 'information',
      thematiques: ['difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire'],
    },
    helps: {
      nom: 'Exemple : « Consultation gratuite d’avocat ».',
      description:
        'Dites dans quels domaines (famille, travail, logement), la durée d’un rendez-vous et si vous suivez le dossier ensuite.',
    },
  },
  {
    code: 'sejour-nationalite',
    label: 'Séjour et nationalité',
    line: 'Préparer une demande de titre de séjour ou de nationalité',
    content: {
      type: 'accompagnement',
      thematiques: ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete'],
      publics: ['personnes-exilees'],
    },
    helps: {
      nom: 'Exemple : « Titre de séjour : préparer son rendez-vous ».',
      description: 'Dites pour quelles demandes, qui relit le dossier, et dans quelles langues on peut être reçu.',
    },
  },
]

export const numerique: readonly Draft[] = [
  {
    code: 'ateliers-numeriques',
    label: 'Ateliers pour débuter',
    line: 'Ordinateur, téléphone, messagerie : apprendre à son rythme',
    content: { type: 'atelier', thematiques: ['numerique--maitriser-les-fondamentaux-du-numerique'] },
    helps: {
      nom: 'Exemple : « Premiers pas sur ordinateur ».',
      description: 'Dites le niveau attendu, la taille du groupe, le nombre de séances et si le matériel est prêté.',
    },
  },
  {
    code: 'demarches-en-ligne',
    label: 'Démarches en ligne accompagnées',
    line: 'France Travail, CAF, ameli, impôts : à côté de quelqu’un',
    content: {
      type: 'accompagnement',
      thematiques: ['numerique--acceder-a-des-services-en-ligne', 'numerique--acceder-a-une-connexion-internet'],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Permanence du conseiller numérique ».',
      description: 'Dites quelles démarches, si des ordinateurs sont en libre accès, et si l’on peut imprimer.',
      conditions_acces: 'Dites ce qu’il faut apporter. Exemple : « Téléphone, adresse e-mail et mots de passe ».',
    },
  },
  {
    code: 'equipement-numerique',
    label: 'Équipement à petit prix',
    line: 'Ordinateur reconditionné, téléphone, connexion',
    content: {
      type: 'aide-materielle',
      thematiques: ['numerique--acquerir-un-equipement'],
      publics: ['beneficiaires-des-minimas-sociaux'],
    },
    helps: {
      nom: 'Exemple : « Ordinateurs reconditionnés ».',
      description: 'Dites quel matériel, la garantie, et si quelqu’un aide à l’installer.',
      frais_precisions: 'Dites le prix. Exemple : « 90 € l’ordinateur portable, garanti un an ».',
    },
  },
]

export const langueIllettrisme: readonly Draft[] = [
  {
    code: 'cours-francais',
    label: 'Cours de français',
    line: 'Apprendre ou mieux parler le français',
    content: {
      type: 'formation',
      thematiques: ['lecture-ecriture-calcul--maitriser-le-francais'],
      publics: ['personnes-exilees'],
    },
    helps: {
      nom: 'Exemple : « Ateliers sociolinguistiques ».',
      description:
        'Dites les niveaux, le nombre d’heures par semaine, les dates d’entrée, et si les enfants peuvent être gardés.',
      conditions_acces: 'Dites comment le niveau est évalué. Exemple : « Test de niveau le premier jour ».',
    },
  },
  {
    code: 'savoirs-de-base',
    label: 'Lire, écrire, compter',
    line: 'Reprendre les bases quand on a été à l’école en France',
    content: {
      type: 'formation',
      thematiques: ['lecture-ecriture-calcul--maitriser-le-francais', 'lecture-ecriture-calcul--maitriser-le-calcul'],
    },
    helps: {
      nom: 'Exemple : « Remise à niveau en petit groupe ».',
      description:
        'Dites comment cela se passe, en groupe ou seul, avec des situations de tous les jours ou du travail.',
    },
  },
]
