import type { DemoStructure } from './model.ts'

export const landesBudgetDroits: readonly DemoStructure[] = [
  {
    id: 'credit-solidaire-so',
    nom: 'Crédit solidaire du Sud-Ouest',
    description: 'Association de microcrédit personnel ; instruit les dossiers par téléphone pour toute la France.',
    town: 'dax',
    adresse: '3 boulevard Yves-du-Manoir',
    point: [43.706, -1.05],
    tel: '05 36 49 07 10',
    mail: 'bonjour@credit-solidaire-so.example',
    site: 'https://credit-solidaire-so.example',
    horaires: 'Mo-Fr 09:00-18:00',
    listings: [
      {
        id: 'microcredit',
        nom: 'Microcrédit pour acheter ou réparer un véhicule',
        description:
          'Prêt de 300 à 5 000 € sur 6 à 48 mois pour les personnes refusées par leur banque, quand un véhicule permet de prendre ou de garder un emploi. Tout se fait par téléphone et en ligne avec un bénévole qui reste le même jusqu’au dernier remboursement. Il calcule ce que le budget supporte avant de présenter le dossier. Réponse de la banque partenaire en trois semaines.',
        type: 'aide-financiere',
        thematiques: [
          'mobilite--financer-ma-mobilite',
          'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
        ],
        conditions:
          'Pas de dossier de surendettement en cours. Pièces : identité, trois relevés de compte, devis du véhicule.',
        paid: 'Taux fixe de 2,9 %, sans frais de dossier.',
        remote: 'only',
        covers: ['france'],
        link: 'https://credit-solidaire-so.example/demande',
        how: 'Le conseiller ou la personne remplit la demande en ligne, un bénévole rappelle sous trois jours.',
        contacts: [
          {
            name: 'Xavier Larrouy',
            role: 'instructeur des prêts',
            tel: '05 36 49 07 12',
            mail: 'x.larrouy@credit-solidaire-so.example',
          },
        ],
        verifiedDaysAgo: 20,
      },
      {
        id: 'budget-telephone',
        nom: 'Un rendez-vous budget par téléphone, en soirée',
        description:
          'Pour celles et ceux qui travaillent en journée ou habitent loin de tout : un conseiller appelle entre 18 h et 20 h et fait le budget du mois avec la personne, ligne par ligne. Il repère les abonnements inutiles, les aides oubliées, les frais bancaires à contester. Trois appels en tout, un tableau envoyé par courriel à la fin.',
        type: 'accompagnement',
        thematiques: ['difficultes-financieres--ameliorer-sa-gestion-budgetaire'],
        publics: ['actifs', 'demandeurs-emploi', 'familles'],
        remote: 'only',
        covers: ['landes', 'gers', 'pyreneesAtlantiques'],
        horaires: 'Mo-Th 18:00-20:00',
        contacts: [{ role: 'prise de rendez-vous', tel: '05 36 49 07 10', mail: 'budget@credit-solidaire-so.example' }],
        verifiedDaysAgo: 46,
      },
    ],
  },
  {
    id: 'budget-et-vie',
    nom: 'Budget et Vie en Chalosse',
    description: 'Point conseil budget et ateliers, à Hagetmau et dans quatre mairies.',
    town: 'hagetmau',
    adresse: '11 rue Carnot',
    point: [43.656, -0.592],
    tel: '05 36 49 07 30',
    mail: 'contact@budget-et-vie.example',
    horaires: 'Mo,Tu,Th,Fr 09:00-12:00,14:00-17:00',
    listings: [
      {
        id: 'point-conseil',
        nom: 'Point conseil budget, sans rendez-vous le jeudi',
        description:
          'Faire ses comptes avec quelqu’un dont c’est le métier, sans jugement : découvert, crédits, loyer en retard, régularisation d’énergie. La conseillère négocie des délais avec les créanciers et prépare, si nécessaire, le dossier de surendettement pour la Banque de France. Premier rendez-vous en dix jours, permanence libre le jeudi matin.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
          'difficultes-financieres--situation-dendettement-surendettement',
        ],
        conditions: 'À apporter : trois relevés de compte, dernières factures, tableau des crédits s’il existe.',
        covers: ['chalosseTursan', 'paysDAire'],
        contacts: [
          {
            name: 'Cécile Dubourdieu',
            role: 'conseillère en économie sociale',
            tel: '05 36 49 07 32',
            mail: 'c.dubourdieu@budget-et-vie.example',
          },
        ],
        verifiedDaysAgo: 23,
      },
      {
        id: 'ateliers',
        nom: 'Ateliers budget : courses, énergie, rentrée',
        description:
          'Cinq ateliers indépendants de deux heures, en petit groupe : comparer les prix au kilo, lire sa facture d’électricité, préparer la rentrée, réparer au lieu de racheter, éviter les arnaques au crédit. Chaque séance se termine par un calcul sur ses propres chiffres. Garde d’enfants sur place si on la demande à l’inscription.',
        type: 'atelier',
        thematiques: [
          'difficultes-financieres--acquerir-une-autonomie-budgetaire',
          'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
        ],
        covers: ['chalosseTursan'],
        at: { town: 'saintSever', adresse: 'Maison des associations, rue du Tribunal', point: [43.759, -0.574] },
        horaires: { on: 'Mo', weeks: [1, 2, 3, 4, 5], hours: '14:00-16:00' },
        contacts: [{ name: 'Cécile Dubourdieu', role: 'animatrice', tel: '05 36 49 07 30' }],
        verifiedDaysAgo: 36,
      },
    ],
  },
  {
    id: 'tutelaire-des-pins',
    nom: 'Association tutélaire des Pins',
    description: 'Mesures d’accompagnement budgétaire et de protection, sur mandat du département ou du juge.',
    town: 'montDeMarsan',
    adresse: '8 rue du Général-Lasserre',
    point: [43.889, -0.504],
    tel: '05 36 49 07 50',
    mail: 'secretariat@tutelaire-pins.example',
    listings: [
      {
        id: 'masp',
        nom: 'Accompagnement social personnalisé avec aide à la gestion',
        description:
          'Contrat de six mois renouvelable avec le département : un travailleur social vient à domicile chaque quinzaine, aide à payer le loyer et les charges en premier et à retrouver la main sur le compte. Pour des personnes qui perçoivent des prestations mais se retrouvent menacées d’expulsion ou de coupure. La personne doit être d’accord.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere',
          'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte',
        ],
        publics: ['beneficiaires-des-minimas-sociaux', 'personnes-en-situation-de-handicap'],
        by: ['professionnels'],
        how: 'Évaluation sociale à adresser au centre médico-social du domicile, qui saisit l’association.',
        horaires: null,
        contacts: [{ name: 'Bruno Tastet', role: 'chef de service', mail: 'b.tastet@tutelaire-pins.example' }],
        verifiedDaysAgo: 190,
      },
      {
        id: 'info-tuteurs',
        nom: 'Information aux familles : tutelle, curatelle, habilitation',
        description:
          'Une juriste explique aux familles les mesures de protection d’un proche qui ne gère plus ses affaires : laquelle choisir, comment saisir le juge, quel certificat médical, combien cela coûte, que faire si l’on ne veut pas être tuteur. Rendez-vous d’une heure, par téléphone ou à Mont-de-Marsan. Aide gratuite à la requête.',
        type: 'information',
        thematiques: [
          'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere',
          'famille--soutien-aidants',
        ],
        remote: 'also',
        covers: ['landes'],
        horaires: 'Tu 09:00-12:00; Th 14:00-17:00',
        contacts: [{ name: 'Maud Sescousse', role: 'juriste', tel: '05 36 49 07 54' }],
        verifiedDaysAgo: 610,
      },
    ],
  },
  {
    id: 'ccas-mont-de-marsan',
    nom: 'CCAS de Mont-de-Marsan',
    description: 'Centre communal d’action sociale.',
    town: 'montDeMarsan',
    adresse: '2 place de la Vieille-Fontaine',
    point: [43.894, -0.501],
    tel: '05 36 49 08 10',
    mail: 'accueil@ccas-montdemarsan.example',
    horaires: 'Mo-Fr 08:30-12:00,13:30-17:00; PH off',
    listings: [
      {
        id: 'domiciliation',
        nom: 'Domiciliation : recevoir son courrier et ouvrir ses droits',
        description:
          'Une adresse pour les personnes sans logement stable qui ont un lien avec la commune : travail, famille, soins, séjour habituel. L’attestation, valable un an, permet de demander RSA, carte Vitale, titre de séjour ou compte bancaire. Entretien de trente minutes, courrier à retirer au moins une fois tous les trois mois, alerte par SMS à chaque pli important.',
        type: 'aide-materielle',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        ],
        publics: ['personnes-en-situation-durgence', 'personnes-exilees'],
        conditions: 'Une pièce d’identité, même périmée ou une déclaration de perte.',
        covers: ['montDeMarsan'],
        contacts: [
          { name: 'Rachida Benali', role: 'chargée de la domiciliation', tel: '05 36 49 08 12' },
          { role: 'accueil', tel: '05 36 49 08 10', mail: 'accueil@ccas-montdemarsan.example' },
        ],
        verifiedDaysAgo: 58,
      },
      {
        id: 'secours',
        nom: 'Aides facultatives : chèques d’accompagnement, énergie',
        description:
          'Secours ponctuel aux habitants de la commune après étude des charges et des ressources : chèques pour l’alimentation et l’hygiène, facture d’énergie ou d’eau, cantine, obsèques. La commission se réunit chaque semaine ; une avance de 50 € peut être remise le jour même. Trois aides par an au plus pour un foyer.',
        type: 'aide-financiere',
        thematiques: [
          'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
          'equipement-et-alimentation--alimentation',
        ],
        conditions: 'Habiter la commune depuis trois mois ; justificatifs de ressources et de charges.',
        covers: ['montDeMarsan'],
        contacts: [{ name: 'Odile Marsac', role: 'instruction des aides', tel: '05 36 49 08 15' }],
        verifiedDaysAgo: 110,
      },
    ],
  },
  {
    id: 'boussole-droits',
    nom: 'La Boussole des droits',
    description: 'Point-justice associatif, permanences dans huit communes.',
    town: 'montDeMarsan',
    adresse: '21 rue Armand-Dulamon',
    point: [43.89, -0.498],
    tel: '05 36 49 08 40',
    mail: 'rdv@boussole-droits.example',
    horaires: 'Mo-Th 09:00-12:30,13:30-17:00',
    listings: [
      {
        id: 'permanences',
        nom: 'Consultation juridique gratuite',
        description:
          'Une juriste ou un avocat reçoit trente minutes pour comprendre une situation et savoir quoi faire : licenciement, expulsion, dette, succession, titre de séjour, casier judiciaire, discrimination à l’embauche. Aide pour demander l’aide juridictionnelle ou saisir le Défenseur des droits. Permanences à Mont-de-Marsan, Dax, Hagetmau, Aire et Parentis.',
        type: 'information',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
          'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination',
        ],
        remote: 'also',
        how: 'Sur rendez-vous, dix jours d’attente. Apporter tous les courriers reçus, même non ouverts.',
        contacts: [
          { name: 'Estelle Gassie', role: 'juriste', tel: '05 36 49 08 41', mail: 'rdv@boussole-droits.example' },
        ],
        verifiedDaysAgo: 72,
      },
    ],
  },
]
