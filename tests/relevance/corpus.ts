import type { Thematique } from '../../server/contract/vocabulary.listing.ts'

/** Listings as partners write them, one line each: structure, title, thématiques, text. Invented. */
export const corpus: Record<string, [structure: string, nom: string, thematiques: Thematique[], description: string]> =
  {
    permis: [
      'Mobilité Landes',
      'Auto-école sociale',
      ['mobilite--preparer-un-permis'],
      'Apprendre à conduire à son rythme, code et conduite, avec un moniteur formé.',
    ],
    bourse: [
      'Conseil départemental',
      'Bourse au permis de conduire',
      ['mobilite--preparer-un-permis', 'mobilite--financer-ma-mobilite'],
      'Jusqu’à 1 000 euros contre 40 heures d’engagement dans une association.',
    ],
    garage: [
      'Roule Solidaire',
      'Garage associatif',
      ['mobilite--entretenir-reparer-son-vehicule'],
      'Réparations à prix réduit sur prescription d’un conseiller.',
    ],
    voiture: [
      'Roule Solidaire',
      'Location de véhicules à petit prix',
      ['mobilite--acceder-a-un-vehicule'],
      'Une citadine pour aller travailler, 5 euros par jour, sur prescription.',
    ],
    tad: [
      'Communauté de communes',
      'Transport à la demande',
      ['mobilite--mobilite-douce-partagee-collective'],
      'Réserver la veille, de porte à porte, pour les courses, la santé ou l’emploi.',
    ],
    velo: [
      'La Bécane',
      'Atelier vélo participatif',
      ['mobilite--mobilite-douce-partagee-collective', 'remobilisation--lien-social'],
      'On apprend à réparer soi-même ; vélos d’occasion.',
    ],
    fsl: [
      'Conseil départemental',
      'Fonds de solidarité pour le logement',
      ['logement-hebergement--reduire-les-impayes-de-loyer', 'logement-hebergement--louer-un-logement'],
      'Dépôt de garantie, premier loyer, dette de loyer ou d’énergie.',
    ],
    siao: [
      'SIAO',
      'Orientation vers l’hébergement d’urgence',
      ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
      'Le 115 répond jour et nuit aux personnes sans abri.',
    ],
    fjt: [
      'Habitat Jeunes',
      'Foyer de jeunes travailleurs',
      ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
      'Chambres et studios meublés de 16 à 30 ans.',
    ],
    adil: [
      'ADIL',
      'Conseil juridique sur le logement',
      ['logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement'],
      'Bail, congé, charges, copropriété : un juriste répond gratuitement.',
    ],
    creche: [
      'Les Petits Pas',
      'Crèche à vocation d’insertion professionnelle',
      ['famille--garde-denfants'],
      'Des places réservées aux parents qui cherchent un emploi.',
    ],
    relais: [
      'Relais petite enfance',
      'Trouver une assistante maternelle',
      ['famille--garde-denfants'],
      'Places disponibles, contrat, salaire, droits et devoirs.',
    ],
    csapa: [
      'CSAPA Les Pins',
      'Consultation d’addictologie',
      ['sante--addictions'],
      'Alcool, tabac, écrans, jeux : gratuit et confidentiel.',
    ],
    cmp: [
      'Centre hospitalier',
      'Centre médico-psychologique',
      ['sante--sante-mentale'],
      'Psychiatres, psychologues et infirmiers, sur rendez-vous.',
    ],
    pass: [
      'Centre hospitalier',
      'Permanence d’accès aux soins de santé',
      ['sante--acces-aux-soins'],
      'Consulter un médecin sans couverture ni carte.',
    ],
    surendettement: [
      'UDAF',
      'Point conseil budget',
      [
        'difficultes-financieres--situation-dendettement-surendettement',
        'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
      ],
      'Dossier Banque de France, négocier avec les créanciers.',
    ],
    microcredit: [
      'Crédit municipal',
      'Microcrédit personnel',
      ['difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere'],
      'De 300 à 8 000 euros pour un projet d’insertion.',
    ],
    tutelle: [
      'UDAF',
      'Mesures de protection',
      ['difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere'],
      'Tutelle et curatelle exercées par des mandataires.',
    ],
    franceServices: [
      'France services',
      'Accompagnement aux démarches en ligne',
      [
        'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        'numerique--acceder-a-des-services-en-ligne',
      ],
      'CAF, impôts, retraite, carte grise.',
    ],
    droit: [
      'CIDFF',
      'Information juridique pour les femmes',
      [
        'famille--surmonter-conflits-separation-violence',
        'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
      ],
      'Séparation, pension, violences au sein du couple.',
    ],
    alphabetisation: [
      'Mots d’ici',
      'Ateliers de français',
      ['lecture-ecriture-calcul--maitriser-le-francais'],
      'Débutants et faux débutants, deux fois par semaine.',
    ],
    ordinateur: [
      'Recyclerie',
      'Ordinateurs reconditionnés',
      ['numerique--acquerir-un-equipement'],
      'À partir de 80 euros sur présentation d’un justificatif.',
    ],
    epicerie: [
      'CCAS',
      'Épicerie solidaire',
      ['equipement-et-alimentation--alimentation'],
      'Aide alimentaire à 10 % du prix et ateliers cuisine.',
    ],
    vestiaire: [
      'Croix d’ici',
      'Vestiaire ouvert à tous',
      ['equipement-et-alimentation--habillement'],
      'Tenues pour un entretien d’embauche.',
    ],
    rqth: [
      'MDPH',
      'Dossier de reconnaissance du handicap',
      ['sante--constituer-un-dossier-mdph-invalidite'],
      'AAH, RQTH, carte mobilité inclusion.',
    ],
    cafe: [
      'Centre social',
      'Café des voisins',
      ['remobilisation--lien-social'],
      'Pour rompre la solitude, chaque jeudi matin.',
    ],
  }
export type Name = keyof typeof corpus
