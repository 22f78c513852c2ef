import type { DemoStructure } from './model.ts'

export const lozereFamille: readonly DemoStructure[] = [
  {
    id: 'maison-familles-mende',
    nom: 'Maison des familles de Mende',
    description: 'Centre social : petite enfance, budget, parentalité, accès aux droits sous un même toit.',
    town: 'mende',
    adresse: '11 allée des Soupirs',
    point: [44.517, 3.495],
    tel: '04 65 71 06 40',
    mail: 'accueil@familles-mende.example',
    site: 'https://familles-mende.example',
    horaires: 'Mo-Fr 08:30-12:00,13:30-17:30; PH off',
    listings: [
      {
        id: 'halte-jeudi',
        nom: 'Halte du jeudi, sans inscription',
        description:
          'Deux professionnelles gardent les enfants de 4 mois à 6 ans le jeudi matin, pendant un entretien, une démarche ou un rendez-vous budget dans la maison. On arrive sans prévenir ; dix places. Prévoir le carnet de santé, un change et le doudou. La première demi-heure se fait avec le parent.',
        type: 'aide-materielle',
        thematiques: ['famille--garde-denfants'],
        publics: ['familles'],
        conditions: 'Carnet de santé de l’enfant ; un numéro où joindre le parent.',
        paid: '1 € la matinée.',
        covers: ['lozere'],
        horaires: 'Th 09:00-12:00',
        modes: ['se-presenter', 'telephoner'],
        contacts: [{ name: 'Solange Bonnefille', role: 'éducatrice de jeunes enfants', tel: '04 65 71 06 41' }],
        verifiedDaysAgo: 22,
      },
      {
        id: 'point-conseil-budget',
        nom: 'Point conseil budget',
        description:
          'Une conseillère reçoit pour éviter le découvert, rééchelonner une dette, préparer une dépense ou déposer un dossier de surendettement. Les enfants peuvent rester à la halte le jeudi matin pendant le rendez-vous. Trois relevés de compte suffisent pour commencer. Rendez-vous dans la semaine, à Mende, ou par téléphone pour les communes éloignées.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
          'difficultes-financieres--situation-dendettement-surendettement',
        ],
        remote: 'also',
        horaires: 'Tu 14:00-17:00; Th 09:00-12:00',
        contacts: [
          {
            name: 'Agnès Delmas',
            role: 'conseillère budget',
            tel: '04 65 71 06 43',
            mail: 'budget@familles-mende.example',
          },
        ],
        verifiedDaysAgo: 22,
      },
      {
        id: 'parents-ados',
        nom: 'Parents d’adolescents : en parler',
        description:
          'Groupe de huit parents avec une thérapeute familiale, un lundi soir par mois : collège, écrans, sorties, disputes, scolarité qui décroche. On peut aussi demander un entretien seul, ou avec son enfant. Garde des plus petits assurée pendant la séance. Covoiturage organisé depuis Marvejols et Langogne.',
        type: 'atelier',
        thematiques: ['famille--soutien-a-la-parentalite-et-a-leducation'],
        publics: ['familles'],
        horaires: { on: 'Mo', weeks: [2, 6], hours: '18:30-20:30' },
        contacts: [{ name: 'Odile Chabert', role: 'animatrice familles', tel: '04 65 71 06 45' }],
        verifiedDaysAgo: 44,
      },
    ],
  },
  {
    id: 'petits-genets',
    nom: 'Les Petits Genêts',
    description: 'Micro-crèche associative de douze places, ouverte tôt et tard.',
    town: 'badaroux',
    adresse: '2 chemin de l’École',
    point: [44.536, 3.546],
    tel: '04 65 71 06 60',
    mail: 'creche@petits-genets.example',
    horaires: 'Mo-Fr 06:00-20:00',
    listings: [
      {
        id: 'places-urgence',
        nom: 'Micro-crèche, places d’urgence',
        description:
          'Deux places restent libres pour les parents qui trouvent un emploi, un stage ou une formation du jour au lendemain. Accueil de 6 h à 20 h, un mois renouvelable, le temps de trouver une place durable que la directrice cherche avec la famille. Liste d’attente en septembre ; le reste de l’année, réponse dans la journée.',
        type: 'aide-materielle',
        thematiques: ['famille--garde-denfants'],
        publics: ['familles', 'demandeurs-emploi'],
        publicsPrecisions: 'Enfants de 10 semaines à 4 ans.',
        paid: 'Barème CAF, de 0,25 à 1,90 € de l’heure.',
        covers: ['coeurDeLozere'],
        contacts: [
          {
            name: 'Justine Malzac',
            role: 'directrice',
            tel: '04 65 71 06 61',
            mail: 'direction@petits-genets.example',
          },
        ],
        verifiedDaysAgo: 24,
      },
    ],
  },
  {
    id: 'relais-horaires-decales',
    nom: 'Relais Horaires décalés',
    description: 'Groupement d’employeurs de gardes à domicile.',
    town: 'saintEtienneDuValdonnez',
    adresse: 'Le Bourg',
    tel: '04 65 71 06 80',
    mail: 'planning@horaires-decales.example',
    listings: [
      {
        id: 'garde-domicile',
        nom: 'Garde à domicile dès 5 h',
        description:
          'Pour les parents qui travaillent à l’hôpital, à l’usine, dans l’aide à domicile ou l’hôtellerie : une garde vient chez la famille dès 5 h et jusqu’à 23 h, week-end compris, puis emmène les enfants à l’école. Le relais est l’employeur et s’occupe de la paie. Commencer demande deux semaines, le temps de trouver une personne proche du domicile.',
        type: 'aide-materielle',
        thematiques: ['famille--garde-denfants'],
        publics: ['familles', 'actifs'],
        paid: 'De 1,50 à 7 € de l’heure, complément de mode de garde déduit.',
        horaires: null,
        how: 'Envoyer le planning de travail par courriel ; devis sous trois jours.',
        contacts: [
          {
            name: 'Valérie Pradeilles',
            role: 'planning',
            tel: '04 65 71 06 81',
            mail: 'planning@horaires-decales.example',
          },
        ],
        verifiedDaysAgo: 150,
      },
    ],
  },
  {
    id: 'causses-enfance',
    nom: 'Causses Enfance',
    description: 'Association de parents : accueil itinérant et ludothèque.',
    town: 'florac',
    adresse: '6 rue du Pêcher',
    point: [44.323, 3.595],
    tel: '04 65 71 05 20',
    mail: 'contact@causses-enfance.example',
    listings: [
      {
        id: 'halte-itinerante',
        nom: 'Halte-garderie itinérante',
        description:
          'Un camion aménagé accueille les enfants de 3 mois à 6 ans, chaque jour dans un village différent, pendant un entretien, une formation ou une démarche. Sans inscription à l’avance pour la première venue. Lundi Ispagnac, mardi Sainte-Énimie, jeudi Meyrueis, vendredi Florac. Huit places ; on garde le repas au frais.',
        type: 'aide-materielle',
        thematiques: ['famille--garde-denfants', 'famille--soutien-a-la-parentalite-et-a-leducation'],
        publics: ['familles'],
        paid: 'De 0,40 à 1,70 € de l’heure selon les revenus.',
        covers: ['gorgesCaussesCevennes', 'aubracLotCaussesTarn'],
        at: null,
        horaires: 'Mo,Tu,Th,Fr 09:00-16:30',
        contacts: [
          {
            name: 'Claire Bonnal',
            role: 'coordinatrice',
            tel: '04 65 71 05 21',
            mail: 'c.bonnal@causses-enfance.example',
          },
          { role: 'dans le camion', tel: '06 39 98 05 22', note: 'Pas de réseau à Sainte-Énimie le mardi.' },
        ],
        verifiedDaysAgo: 37,
      },
    ],
  },
  {
    id: 'maison-aines-marvejols',
    nom: 'Maison des aînés de Marvejols',
    description: 'Lieu ressource pour les personnes âgées et ceux qui les aident.',
    town: 'marvejols',
    adresse: '15 boulevard de Chambrun',
    point: [44.554, 3.29],
    tel: '04 65 71 10 10',
    mail: 'accueil@aines-marvejols.example',
    horaires: 'Mo-Fr 09:00-12:00,14:00-17:00',
    listings: [
      {
        id: 'memoire-aidants',
        nom: 'Consultation mémoire et aidants',
        description:
          'Le jeudi, une psychologue et une infirmière reçoivent la personne qui oublie et son aidant, ensemble puis séparément. Bilan simple, conseils pour la maison, orientation vers le médecin. L’aidant repart avec ses droits : congé de proche aidant, APA, allocation journalière. Attente d’un mois ; demandes urgentes rappelées dans la semaine.',
        type: 'accompagnement',
        thematiques: [
          'famille--soutien-aidants',
          'famille--prise-en-charge-personne-dependante',
          'sante--acces-aux-soins',
        ],
        publics: ['seniors', 'familles'],
        covers: ['gevaudan', 'hautesTerresDeLAubrac', 'aubracLotCaussesTarn'],
        horaires: 'Th 09:00-17:00',
        contacts: [
          {
            name: 'Françoise Amarger',
            role: 'infirmière',
            tel: '04 65 71 10 12',
            mail: 'memoire@aines-marvejols.example',
          },
        ],
        verifiedDaysAgo: 68,
      },
      {
        id: 'cafe-aidants',
        nom: 'Café des aidants',
        description:
          'Un samedi matin par mois, ceux qui s’occupent d’un proche malade, âgé ou handicapé se retrouvent autour d’un thème choisi ensemble : dormir, travailler et aider, demander de l’aide, l’argent. Une bénévole garde le proche dans la pièce voisine. Aucun engagement, on vient quand on peut.',
        type: 'atelier',
        thematiques: ['famille--soutien-aidants', 'remobilisation--lien-social'],
        covers: ['lozere'],
        horaires: { on: 'Sa', weeks: [1, 5], hours: '09:30-11:30' },
        contacts: [{ role: 'accueil', tel: '04 65 71 10 10' }],
        verifiedDaysAgo: 41,
      },
    ],
  },
  {
    id: 'trait-union-48',
    nom: 'Trait d’Union 48',
    description: 'Lieu d’écoute, d’accueil et d’orientation pour les femmes et les familles.',
    town: 'mende',
    tel: '04 65 71 10 40',
    mail: 'ecoute@traitunion48.example',
    horaires: 'Mo-Fr 09:00-17:30',
    listings: [
      {
        id: 'violences',
        nom: 'Violences au sein du couple : accueil et protection',
        description:
          'Écoute, évaluation du danger et plan de sécurité, avec une juriste et une psychologue. Six logements relais dans le département, adresse tenue secrète. L’équipe se déplace dans un lieu neutre, gendarmerie, mairie, cabinet médical, quand venir à Mende mettrait la personne en danger. Les enfants sont reçus aussi.',
        type: 'accompagnement',
        thematiques: ['famille--surmonter-conflits-separation-violence'],
        publics: ['femmes', 'familles'],
        modes: ['telephoner'],
        remote: 'also',
        contacts: [
          {
            role: 'écoute',
            tel: '04 65 71 10 41',
            note: 'N’envoyez ni courriel ni courrier à la personne sans son accord.',
          },
        ],
        verifiedDaysAgo: 17,
      },
      {
        id: 'separation',
        nom: 'Se séparer sans se perdre : rendez-vous d’information',
        description:
          'Une juriste et une médiatrice expliquent, ensemble, les étapes d’une séparation : logement, compte commun, pension alimentaire, garde, impôts, droits CAF du parent seul. Une heure, seul ou à deux. La médiation peut commencer ensuite si les deux parents le souhaitent. Le premier mardi du mois à Langogne.',
        type: 'information',
        thematiques: [
          'famille--surmonter-conflits-separation-violence',
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
        ],
        publics: ['familles'],
        contacts: [
          { name: 'Pauline Roux-Bastide', role: 'juriste', tel: '04 65 71 10 44', mail: 'p.roux@traitunion48.example' },
        ],
        verifiedDaysAgo: 275,
      },
    ],
  },
]
