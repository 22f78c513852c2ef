import type { DemoStructure } from './model.ts'

export const lozereLogementBudget: readonly DemoStructure[] = [
  {
    id: 'toit-margeride',
    nom: 'Un toit en Margeride',
    description: 'Agence immobilière à vocation sociale du nord de la Lozère.',
    town: 'saintChely',
    adresse: '22 rue Théophile-Roussel',
    point: [44.801, 3.277],
    tel: '04 65 71 12 10',
    mail: 'agence@toit-margeride.example',
    horaires: 'Mo-Fr 09:00-12:00,14:00-17:00',
    listings: [
      {
        id: 'logements-temporaires',
        nom: 'Logements temporaires meublés pour travailler ici',
        description:
          'Onze appartements meublés à Saint-Chély, Aumont et Le Malzieu, pour celles et ceux qui arrivent pour un contrat à l’usine, à l’hôpital ou dans l’hôtellerie. Location d’un à six mois, sans garant, chauffage compris. L’association cherche ensuite avec la personne un logement durable ; les propriétaires de la commune lui font confiance.',
        type: 'aide-materielle',
        thematiques: [
          'logement-hebergement--rechercher-une-solution-dhebergement-temporaire',
          'logement-hebergement--louer-un-logement',
        ],
        publics: ['actifs', 'demandeurs-emploi'],
        conditions: 'Contrat de travail ou promesse d’embauche, pièce d’identité.',
        paid: 'De 290 à 420 € par mois, éligible à l’APL.',
        covers: [],
        contacts: [
          {
            name: 'Nathalie Crouzet',
            role: 'gestion locative',
            tel: '04 65 71 12 12',
            mail: 'n.crouzet@toit-margeride.example',
          },
        ],
        verifiedDaysAgo: 26,
      },
      {
        id: 'mediation-bailleur',
        nom: 'Loyer impayé : médiation avec le propriétaire',
        description:
          'Dès le premier loyer manqué, un travailleur social rencontre le locataire et le propriétaire, vérifie l’APL, propose un plan d’apurement réaliste et demande les aides (FSL, Loca-Pass, fonds énergie). Intervenir avant l’assignation change tout. Visite à domicile dans la semaine, deux à six mois de suivi.',
        type: 'accompagnement',
        thematiques: [
          'logement-hebergement--reduire-les-impayes-de-loyer',
          'logement-hebergement--se-maintenir-dans-le-logement',
        ],
        covers: ['terresDApcher', 'hautesTerresDeLAubrac'],
        contacts: [{ name: 'Joël Chauvet', role: 'travailleur social', tel: '04 65 71 12 14' }],
        verifiedDaysAgo: 75,
      },
    ],
  },
  {
    id: 'relais-gevaudan',
    nom: 'Relais du Gévaudan',
    description: 'Accueil de jour et hébergement d’urgence à Mende.',
    town: 'mende',
    adresse: '30 avenue Foch',
    point: [44.52, 3.497],
    tel: '04 65 71 12 30',
    mail: 'equipe@relais-gevaudan.example',
    horaires: '24/7',
    listings: [
      {
        id: 'accueil-jour-femmes',
        nom: 'Accueil de jour et mise à l’abri',
        description:
          'Un lieu réservé aux femmes, avec ou sans enfants, pour se poser, se laver, manger et être mises à l’abri à toute heure. Deux éducatrices sont présentes en journée, une veilleuse la nuit. Les sacs peuvent rester en sécurité. L’équipe prépare la suite : hébergement durable, droits, soins, plainte si la personne le veut.',
        type: 'aide-materielle',
        thematiques: [
          'logement-hebergement--rechercher-une-solution-dhebergement-temporaire',
          'famille--surmonter-conflits-separation-violence',
        ],
        publics: ['femmes'],
        contacts: [{ role: 'veille, jour et nuit', tel: '04 65 71 12 31' }],
        verifiedDaysAgo: 645,
      },
      {
        id: 'hebergement',
        nom: 'Hébergement d’urgence, toute l’année',
        description:
          'Seize places pour hommes, couples et familles, dont deux avec chien, sur appel au 115 ou directement au relais. Repas du soir, douche, laverie. Un travailleur social reçoit chaque matin de 8 h à 10 h. L’été, quatre places supplémentaires pour les saisonniers sans logement qui commencent un contrat.',
        type: 'aide-materielle',
        thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
        publics: ['personnes-en-situation-durgence'],
        covers: [],
        contacts: [
          { role: 'veille, jour et nuit', tel: '04 65 71 12 31' },
          {
            name: 'Stéphane Ollier',
            role: 'chef de service',
            tel: '04 65 71 12 33',
            mail: 's.ollier@relais-gevaudan.example',
          },
        ],
        verifiedDaysAgo: 13,
      },
    ],
  },
  {
    id: 'residence-jeunes-colagne',
    nom: 'Résidence Jeunes de la Colagne',
    description: 'Foyer de trente logements pour jeunes salariés, apprentis et étudiants.',
    town: 'marvejols',
    adresse: '12 avenue de la Gare',
    point: [44.556, 3.286],
    tel: '04 65 71 12 50',
    mail: 'bonjour@jeunes-colagne.example',
    horaires: 'Mo-Fr 13:00-19:00',
    listings: [
      {
        id: 'chambres',
        nom: 'Chambres et studios pour les 16-30 ans',
        description:
          'À cinq minutes de la gare, des chambres avec salle d’eau et des studios, pour une semaine, un stage ou deux ans de formation. Cuisine commune, laverie, internet, local à vélos. Une animatrice aide pour les papiers, le budget et les repas du dimanche. Pas de garant demandé : la garantie Visale est montée sur place.',
        type: 'aide-materielle',
        thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
        publics: ['jeunes', 'etudiants'],
        paid: '285 à 370 € par mois avant APL, 12 € la nuit.',
        covers: ['lozere'],
        contacts: [{ name: 'Tiphaine Gély', role: 'animatrice', tel: '04 65 71 12 51' }],
        verifiedDaysAgo: 218,
      },
    ],
  },
  {
    id: 'ccas-mende',
    nom: 'CCAS de Mende',
    description: 'Centre communal d’action sociale.',
    town: 'mende',
    adresse: '6 place du Beurre',
    point: [44.518, 3.498],
    tel: '04 65 71 03 10',
    mail: 'accueil@ccas-mende.example',
    horaires: 'Mo-Fr 08:30-12:00,13:30-17:00; PH off',
    listings: [
      {
        id: 'impayes-energie',
        nom: 'Aide aux impayés d’énergie',
        description:
          'Facture d’électricité, de gaz, de bois ou de fioul que l’on ne peut plus payer : le CCAS appelle le fournisseur, bloque la coupure, demande le chèque énergie et peut verser jusqu’à 300 € après étude. Un technicien passe ensuite au domicile pour repérer ce qui consomme et remettre un kit d’économie. Décision en dix jours.',
        type: 'aide-financiere',
        thematiques: [
          'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
          'logement-hebergement--se-maintenir-dans-le-logement',
        ],
        conditions: 'Facture ou relance, ressources du foyer, attestation CAF ou MSA.',
        covers: ['mende'],
        contacts: [
          {
            name: 'Bernadette Rouvière',
            role: 'instruction des aides',
            tel: '04 65 71 03 12',
            mail: 'aides@ccas-mende.example',
          },
        ],
        verifiedDaysAgo: 57,
      },
      {
        id: 'domiciliation',
        nom: 'Domiciliation et ouverture de droits',
        description:
          'Une adresse postale pour les personnes sans logement stable liées à la commune, avec un premier bilan des droits : RSA, santé, pièce d’identité, compte bancaire. L’attestation est remise le jour de l’entretien si le dossier est complet. Un agent aide à lire le courrier et à y répondre, trois matins par semaine.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        ],
        publics: ['personnes-en-situation-durgence', 'personnes-exilees'],
        covers: ['coeurDeLozere'],
        contacts: [{ role: 'accueil', tel: '04 65 71 03 10', mail: 'accueil@ccas-mende.example' }],
        verifiedDaysAgo: 133,
      },
    ],
  },
  {
    id: 'credit-causses',
    nom: 'Crédit solidaire Causses',
    description: 'Microcrédit personnel accompagné.',
    town: 'mende',
    adresse: '18 rue de la République',
    point: [44.517, 3.501],
    tel: '04 65 71 13 10',
    mail: 'prets@credit-causses.example',
    horaires: 'Mo,Tu,Th 09:00-12:30,13:30-17:00',
    listings: [
      {
        id: 'microcredit',
        nom: 'Microcrédit personnel',
        description:
          'De 300 à 4 000 € pour une voiture, un permis, des dents, un déménagement ou une formation, quand la banque dit non. Un bénévole, ancien du métier, regarde le budget, monte le dossier et suit le remboursement jusqu’au bout. On peut sauter une mensualité par an. Rendez-vous à Mende ou dans la mairie la plus proche.',
        type: 'aide-financiere',
        thematiques: ['difficultes-financieres--acquerir-une-autonomie-budgetaire', 'mobilite--financer-ma-mobilite'],
        conditions: 'Pas de dossier de surendettement ; trois relevés de compte, devis de l’achat.',
        paid: 'Taux fixe de 2,4 %, sans frais.',
        contacts: [
          {
            name: 'Roland Bastide',
            role: 'bénévole instructeur',
            tel: '04 65 71 13 12',
            mail: 'r.bastide@credit-causses.example',
          },
        ],
        verifiedDaysAgo: 43,
      },
    ],
  },
  {
    id: 'consommateurs-48',
    nom: 'Consommateurs 48',
    description: 'Association de défense des consommateurs et des locataires.',
    town: 'mende',
    adresse: '2 rue Basse',
    point: [44.519, 3.502],
    tel: '04 65 71 13 30',
    mail: 'conseil@consommateurs48.example',
    horaires: 'Tu,We,Th 09:00-12:00,14:00-16:00',
    listings: [
      {
        id: 'surendettement',
        nom: 'Dossier de surendettement, pas à pas',
        description:
          'Par téléphone et courrier, un bénévole formé par la Banque de France aide à lister les dettes, réunir les pièces, écrire la lettre et relire le dossier avant l’envoi. Il explique ce qui change dès le dépôt, les saisies et les découverts, puis suit les réponses de la commission. Comptez trois appels de quarante minutes.',
        type: 'accompagnement',
        thematiques: ['difficultes-financieres--situation-dendettement-surendettement'],
        remote: 'only',
        contacts: [{ name: 'Huguette Plan', role: 'conseillère bénévole', tel: '04 65 71 13 32' }],
        verifiedDaysAgo: 426,
      },
      {
        id: 'litiges-bail',
        nom: 'Litiges du logement : humidité, charges, dépôt de garantie',
        description:
          'Lecture du bail et des courriers, modèle de lettre, saisine de la commission de conciliation : les bénévoles défendent les locataires du parc privé et social dans leurs difficultés du quotidien. Une visite du logement est possible avec un appareil de mesure de l’humidité. Adhésion demandée à partir du deuxième rendez-vous.',
        type: 'information',
        thematiques: [
          'logement-hebergement--se-maintenir-dans-le-logement',
          'logement-hebergement--changer-de-logement',
        ],
        paid: 'Premier rendez-vous gratuit, puis adhésion de 15 € par an.',
        remote: 'also',
        contacts: [{ role: 'permanence', tel: '04 65 71 13 30', mail: 'conseil@consommateurs48.example' }],
        verifiedDaysAgo: 310,
      },
    ],
  },
  {
    id: 'cms-langogne',
    nom: 'Centre médico-social de Langogne',
    description: 'Service social du département pour le Haut Allier et Villefort.',
    town: 'langogne',
    adresse: '3 quai du Langouyrou',
    point: [44.725, 3.853],
    tel: '04 65 71 02 10',
    mail: 'cms.langogne@lozere-social.example',
    horaires: 'Mo-Fr 09:00-12:00,13:30-16:30',
    listings: [
      {
        id: 'fsl',
        nom: 'Fonds de solidarité logement',
        description:
          'Dépôt de garantie, premier loyer, assurance, déménagement ou dette de loyer et d’énergie : la demande se fait avec l’assistante sociale, à Langogne ou lors de la permanence de Villefort. L’aide est versée au bailleur ou au fournisseur. Venir avant de signer le bail. Réponse en un mois, procédure courte en cas de coupure.',
        type: 'aide-financiere',
        thematiques: ['logement-hebergement--louer-un-logement', 'logement-hebergement--reduire-les-impayes-de-loyer'],
        covers: ['hautAllier', 'montLozere'],
        contacts: [{ name: 'Colette Brun', role: 'secrétariat', tel: '04 65 71 02 12' }],
        verifiedDaysAgo: 94,
      },
      {
        id: 'permanence-villefort',
        nom: 'Assistante sociale à Villefort, deux fois par mois',
        description:
          'Permanence à la mairie de Villefort, un mardi sur deux, pour les habitants du mont Lozère et des Cévennes du nord : droits, budget, logement, famille, vieillesse. Prendre rendez-vous évite d’attendre, mais personne n’est renvoyé. Visite à domicile pour celles et ceux qui ne conduisent pas.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
        ],
        covers: ['montLozere'],
        at: { town: 'villefort', adresse: 'Mairie, rue de l’Église', point: [44.438, 3.931] },
        horaires: { on: 'Tu', weeks: [0, 2, 4, 6], hours: '09:30-12:30' },
        contacts: [
          {
            name: 'Hélène Vignon',
            role: 'assistante sociale',
            tel: '04 65 71 02 14',
            mail: 'h.vignon@lozere-social.example',
          },
        ],
        verifiedDaysAgo: 19,
      },
    ],
  },
]
