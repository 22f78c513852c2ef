import type { DemoStructure } from './model.ts'

export const landesSante: readonly DemoStructure[] = [
  {
    id: 'point-sante-marsan',
    nom: 'Point Santé du Marsan',
    description: 'Équipe de médiation en santé : deux médiatrices, une infirmière, une psychologue.',
    town: 'montDeMarsan',
    adresse: '4 rue Sainte-Ursule',
    point: [43.891, -0.495],
    tel: '05 36 49 06 10',
    mail: 'accueil@point-sante-marsan.example',
    horaires: 'Mo-Fr 09:00-12:30,13:30-17:00; PH off',
    listings: [
      {
        id: 'mediation',
        nom: 'Médiation santé : retrouver des droits et un médecin',
        description:
          'Une médiatrice ouvre ou renouvelle les droits (carte Vitale, complémentaire santé solidaire, aide médicale d’État), cherche un médecin traitant ou un dentiste qui prend de nouveaux patients et accompagne au premier rendez-vous si besoin. Consultation infirmière sur place le mardi et le jeudi, sans carte Vitale.',
        type: 'accompagnement',
        thematiques: ['sante--acces-aux-soins'],
        publicsPrecisions: 'Personnes sans couverture, sans médecin ou qui ont renoncé à des soins.',
        how: 'Orientation par téléphone ou venue directe. Un interprète peut être joint au téléphone.',
        covers: ['landes'],
        contacts: [
          {
            name: 'Salima Ouarti',
            role: 'médiatrice santé',
            tel: '05 36 49 06 12',
            mail: 's.ouarti@point-sante-marsan.example',
          },
          { name: 'Claire Dussarrat', role: 'infirmière', tel: '05 36 49 06 14', note: 'Mardi et jeudi.' },
        ],
        verifiedDaysAgo: 16,
      },
      {
        id: 'ecoute-psy',
        nom: 'Écoute psychologique pour chercheurs d’emploi',
        description:
          'Six entretiens gratuits avec une psychologue, au Point Santé ou en visio, quand l’anxiété, la fatigue ou la perte de confiance empêchent d’avancer. Rien n’est transmis au conseiller sans l’accord de la personne. Délai de trois semaines ; si l’état est inquiétant, la psychologue rappelle dans la journée et passe le relais au centre médico-psychologique.',
        type: 'accompagnement',
        thematiques: ['sante--sante-mentale', 'remobilisation--bien-etre-confiance-en-soi'],
        publics: ['demandeurs-emploi', 'beneficiaires-des-minimas-sociaux'],
        remote: 'also',
        contacts: [
          {
            name: 'Anne-Lise Moustey',
            role: 'psychologue',
            tel: '05 36 49 06 16',
            note: 'Messagerie confidentielle, rappel sous deux jours.',
          },
        ],
        verifiedDaysAgo: 70,
      },
    ],
  },
  {
    id: 'escale-addictions',
    nom: 'L’Escale, addictologie des Landes',
    description: 'Soin, accompagnement et prévention : alcool, tabac, drogues, jeux, écrans.',
    town: 'montDeMarsan',
    adresse: '55 boulevard d’Haussez',
    point: [43.896, -0.5],
    tel: '05 36 49 06 30',
    mail: 'accueil@escale-addictions.example',
    horaires: 'Mo-Fr 09:00-17:30',
    listings: [
      {
        id: 'consultation',
        nom: 'Consultation d’addictologie, gratuite et anonyme',
        description:
          'Médecin, infirmière, psychologue et éducateur reçoivent toute personne qui s’inquiète de sa consommation ou de celle d’un proche. Le premier rendez-vous a lieu dans la semaine, sans ordonnance ni carte Vitale. Sevrage préparé avec l’hôpital, traitements de substitution, groupe de parole le lundi soir. Conserver ou retrouver un emploi fait partie du parcours.',
        type: 'accompagnement',
        thematiques: ['sante--addictions'],
        contacts: [
          { role: 'accueil', tel: '05 36 49 06 30', mail: 'accueil@escale-addictions.example' },
          { name: 'Matthieu Lalanne', role: 'éducateur spécialisé', tel: '05 36 49 06 33' },
        ],
        verifiedDaysAgo: 55,
      },
      {
        id: 'permanence-dax-aire',
        nom: 'Permanences d’addictologie à Dax et Aire-sur-l’Adour',
        description:
          'L’équipe se déplace pour éviter le trajet jusqu’à Mont-de-Marsan : le mercredi à Dax, un vendredi sur deux à Aire-sur-l’Adour. Mêmes consultations, mêmes professionnels, avec ou sans rendez-vous entre 9 h et 10 h. Les entourages sont reçus séparément s’ils le souhaitent.',
        type: 'accompagnement',
        thematiques: ['sante--addictions'],
        at: { town: 'dax', adresse: '28 cours de Verdun', point: [43.709, -1.051] },
        complement: 'À Aire-sur-l’Adour : maison de santé, rue du 4-Septembre.',
        horaires: 'We 09:00-17:00',
        covers: ['grandDax', 'paysDAire', 'chalosseTursan'],
        contacts: [{ name: 'Matthieu Lalanne', role: 'éducateur spécialisé', tel: '06 39 98 06 33' }],
        verifiedDaysAgo: 265,
      },
    ],
  },
  {
    id: 'maison-sante-grands-lacs',
    nom: 'Maison de santé des Grands Lacs',
    description: 'Quinze soignants à Parentis et Biscarrosse, un projet commun de prévention.',
    town: 'parentis',
    adresse: '18 avenue du Maréchal-Foch',
    point: [44.349, -1.074],
    tel: '05 36 49 06 50',
    mail: 'coordination@sante-grands-lacs.example',
    horaires: 'Mo-Fr 08:30-19:00; Sa 08:30-12:00',
    listings: [
      {
        id: 'cafe-sante',
        nom: 'Café santé : poser ses questions, trouver un soignant',
        description:
          'Deux heures autour d’un café avec une infirmière et une médiatrice : fatigue, sommeil, dents, tension, médecin introuvable, papiers de mutuelle. Chacun repart avec une réponse ou un rendez-vous. Sans inscription, enfants bienvenus. Le conseiller peut venir avec la personne la première fois.',
        type: 'atelier',
        thematiques: ['sante--acces-aux-soins', 'remobilisation--lien-social'],
        covers: ['grandsLacs'],
        horaires: { on: 'Th', weeks: [1, 3, 5, 7], hours: '14:00-16:00' },
        modes: ['se-presenter'],
        contacts: [
          {
            name: 'Virginie Sallebert',
            role: 'infirmière en pratique avancée',
            tel: '05 36 49 06 52',
            mail: 'v.sallebert@sante-grands-lacs.example',
          },
        ],
        verifiedDaysAgo: 9,
      },
      {
        id: 'bus-depistage',
        nom: 'Bus de dépistage : dents, vue, audition, diabète',
        description:
          'Un camion médical s’arrête une journée par commune et propose en trente minutes un bilan gratuit par une infirmière et un dentiste. Les résultats sont remis sur place ; un rendez-vous de soin est pris quand il le faut. Arrêts à Ychoux, Sanguinet, Parentis et Biscarrosse, calendrier affiché en mairie chaque trimestre.',
        type: 'aide-materielle',
        thematiques: ['sante--acces-aux-soins'],
        covers: ['grandsLacs', 'coeurHauteLande'],
        at: null,
        horaires: { on: 'Tu', weeks: [1, 2, 4, 5], hours: '09:30-16:30' },
        contacts: [{ role: 'secrétariat', tel: '05 36 49 06 50' }],
        verifiedDaysAgo: 30,
      },
    ],
  },
  {
    id: 'centre-sante-sexuelle-dax',
    nom: 'Centre de santé sexuelle de Dax',
    description: 'Consultations gratuites et confidentielles, avec ou sans papiers.',
    town: 'dax',
    adresse: '5 rue du Mirailh',
    point: [43.71, -1.055],
    tel: '05 36 49 06 70',
    horaires: 'Mo,We 13:00-18:00; Fr 09:00-13:00',
    listings: [
      {
        id: 'consultations',
        nom: 'Contraception, dépistage, grossesse, gratuitement',
        description:
          'Une sage-femme, un médecin et une conseillère conjugale reçoivent avec ou sans rendez-vous : contraception, test de grossesse, dépistage du VIH et des infections, interruption volontaire de grossesse, questions de couple. Gratuit et sans carte Vitale. Les mineurs viennent seuls s’ils le veulent ; rien n’est dit à la famille.',
        type: 'accompagnement',
        thematiques: ['sante--sante-sexuelle', 'sante--acces-aux-soins'],
        modes: ['se-presenter', 'telephoner'],
        covers: [],
        contacts: [{ name: 'Léa Capdeville', role: 'sage-femme', tel: '05 36 49 06 70' }],
        verifiedDaysAgo: 130,
      },
    ],
  },
]
