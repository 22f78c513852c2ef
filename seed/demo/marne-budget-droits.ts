import type { DemoStructure } from './model.ts'

export const marneBudgetDroits: readonly DemoStructure[] = [
  {
    id: 'maison-budget-chalons',
    nom: 'La Maison du Budget',
    description: 'Point conseil budget et microcrédit à Châlons, Vitry et Suippes.',
    town: 'chalons',
    adresse: '26 rue Grande-Étape',
    point: [48.956, 4.363],
    tel: '03 53 01 15 10',
    mail: 'accueil@maison-budget.example',
    horaires: 'Mo-Fr 09:00-12:30,13:30-17:00; PH off',
    listings: [
      {
        id: 'pcb',
        nom: 'Point conseil budget : reprendre la main',
        description:
          'Un conseiller dédié reçoit autant de fois que nécessaire, sans jugement. Il dresse le budget, écrit aux créanciers, compare les contrats et prépare le dossier de surendettement. Pas besoin d’attendre d’être à découvert : le premier appel suffit pour éviter les frais. Rendez-vous sous une semaine.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
          'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
          'difficultes-financieres--situation-dendettement-surendettement',
        ],
        covers: ['chalonsAgglo'],
        remote: 'also',
        contacts: [
          {
            name: 'Séverin Gallois',
            role: 'conseiller',
            tel: '03 53 01 15 12',
            mail: 's.gallois@maison-budget.example',
          },
        ],
        verifiedDaysAgo: 20,
      },
      {
        id: 'microcredit',
        nom: 'Microcrédit personnel pour un projet d’emploi',
        description:
          'De 300 à 5 000 € pour un permis, une voiture, des soins dentaires ou un ordinateur quand le reste du budget ne le permet pas. Le dossier se construit en deux rendez-vous avec un bénévole de banque. Réponse en trois semaines, remboursement sur trois ans au plus. Le bénévole rappelle chaque trimestre.',
        type: 'aide-financiere',
        thematiques: ['difficultes-financieres--acquerir-une-autonomie-budgetaire', 'mobilite--financer-ma-mobilite'],
        publics: ['actifs', 'demandeurs-emploi', 'beneficiaires-des-minimas-sociaux'],
        paid: 'Taux de 2,5 % par an, sans frais de dossier.',
        covers: ['marne', 'aube', 'hauteMarne'],
        contacts: [{ name: 'Bernard Vallet', role: 'bénévole', tel: '03 53 01 15 14' }],
        verifiedDaysAgo: 128,
      },
    ],
  },
  {
    id: 'surendettement-reims',
    nom: 'Solidarité Surendettement Marne',
    description: 'Bénévoles formés au droit du surendettement.',
    town: 'reims',
    adresse: '6 rue Chanzy',
    point: [49.252, 4.036],
    tel: '03 53 01 15 40',
    mail: 'permanence@solidarite-dettes.example',
    listings: [
      {
        id: 'dossier',
        nom: 'Sortir des dettes : le dossier en trois rendez-vous',
        description:
          'Des bénévoles, souvent passés par là, expliquent la procédure, remplissent le dossier avec la personne, vérifient les pièces et restent joignables jusqu’à la décision de la Banque de France. Ils aident aussi après un effacement : nouvelle banque, loyers, petits crédits à éviter. Avec ou sans rendez-vous le mercredi.',
        type: 'accompagnement',
        thematiques: ['difficultes-financieres--situation-dendettement-surendettement'],
        covers: ['reims', 'epernay'],
        horaires: 'Mo,We 14:00-18:00',
        contacts: [{ role: 'permanence', tel: '03 53 01 15 41' }],
        verifiedDaysAgo: 435,
      },
    ],
  },
  {
    id: 'ccas-epernay',
    nom: 'CCAS d’Épernay',
    description: 'Centre communal d’action sociale.',
    town: 'epernay',
    adresse: '12 rue du Tilleul',
    point: [49.042, 3.96],
    tel: '03 53 01 16 10',
    mail: 'accueil@ccas-epernay.example',
    horaires: 'Mo-Fr 08:30-12:00,13:30-17:30; PH off',
    listings: [
      {
        id: 'domiciliation-droits',
        nom: 'Domiciliation et accès aux droits',
        description:
          'Une adresse pour recevoir son courrier et demander ses droits, avec un agent qui aide à lire, répondre et ouvrir un compte en ligne. Attestation délivrée en dix jours ouvrables au plus. Le relais avec le centre médico-social, la CAF et l’hôpital est organisé le jour même pour les personnes sans logement.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
        ],
        publics: ['personnes-en-situation-durgence', 'personnes-exilees'],
        covers: ['epernay'],
        contacts: [{ role: 'accueil social', tel: '03 53 01 16 12', mail: 'social@ccas-epernay.example' }],
        verifiedDaysAgo: 50,
      },
      {
        id: 'titres-nationalite',
        nom: 'Aide pour demander la nationalité ou un titre de séjour',
        description:
          'Une bénévole spécialisée vérifie les conditions, prépare le dossier, scanne les pièces et réserve le rendez-vous en préfecture. Elle explique aussi comment se préparer à l’entretien d’assimilation et au test de langue. Sur rendez-vous le mardi ; apporter tous les papiers, y compris ceux des enfants.',
        type: 'accompagnement',
        thematiques: ['difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete'],
        publics: ['personnes-exilees'],
        horaires: 'Tu 09:00-12:00',
        contacts: [{ name: 'Marguerite Sollier', role: 'bénévole', tel: '03 53 01 16 15' }],
        verifiedDaysAgo: 600,
      },
    ],
  },
  {
    id: 'maison-droit-chalons',
    nom: 'Maison du Droit de Châlons',
    description: 'Point-justice : juristes, avocats, délégués du Défenseur des droits.',
    town: 'chalons',
    adresse: '1 rue de Chastillon',
    point: [48.954, 4.37],
    tel: '03 53 01 16 40',
    mail: 'rdv@maison-droit-chalons.example',
    horaires: 'Mo-Fr 09:00-12:30,13:30-17:00',
    listings: [
      {
        id: 'juristes',
        nom: 'Consulter un juriste, gratuitement et vite',
        description:
          'Travail, logement, famille, étrangers, dettes, amendes : un juriste reçoit sous dix jours, un avocat le jeudi soir. Pour les personnes sortant de prison, aide à la demande d’effacement d’une condamnation du bulletin n° 2 et au dossier de l’employeur. Un délégué du Défenseur des droits tient permanence le mardi.',
        type: 'information',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
          'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination',
        ],
        remote: 'also',
        contacts: [{ name: 'Delphine Noailles', role: 'juriste', tel: '03 53 01 16 42' }],
        verifiedDaysAgo: 76,
      },
    ],
  },
]
