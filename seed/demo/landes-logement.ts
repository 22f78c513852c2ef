import type { DemoStructure } from './model.ts'

export const landesLogement: readonly DemoStructure[] = [
  {
    id: 'toit-en-chalosse',
    nom: 'Un toit en Chalosse',
    description: 'Association d’intermédiation locative : quarante-deux logements captés dans le parc privé.',
    town: 'saintPaulLesDax',
    adresse: '41 rue de la Résinière',
    point: [43.727, -1.053],
    tel: '05 36 49 04 10',
    mail: 'contact@toit-chalosse.example',
    site: 'https://toit-chalosse.example',
    horaires: 'Mo-Fr 09:00-12:00',
    listings: [
      {
        id: 'sous-location',
        nom: 'Sous-location accompagnée pour salariés précaires',
        description:
          'L’association loue un logement à un propriétaire et le sous-loue à une personne ou un ménage qui travaille mais n’obtient pas de bail : intérim, temps partiel, contrats courts. Bail de six mois renouvelable deux fois, qui peut glisser au nom de l’occupant. Une travailleuse sociale passe deux fois par mois. Liste d’attente de deux mois environ.',
        type: 'accompagnement',
        thematiques: ['logement-hebergement--louer-un-logement', 'logement-hebergement--se-maintenir-dans-le-logement'],
        publicsPrecisions: 'Ressources inférieures au plafond PLAI, emploi ou formation rémunérée en cours.',
        conditions:
          'À fournir : trois derniers bulletins de paie, attestation CAF, numéro unique de demande de logement.',
        paid: 'Redevance de 280 à 460 € par mois, APL déduite.',
        covers: ['grandDax'],
        by: ['professionnels'],
        how: 'Note sociale par courriel, entretien à trois dans les quinze jours, puis inscription sur la liste d’attente.',
        contacts: [
          {
            name: 'Perrine Laborde',
            role: 'travailleuse sociale',
            tel: '05 36 49 04 12',
            mail: 'p.laborde@toit-chalosse.example',
            note: 'Sur le terrain l’après-midi. Répond aux courriels sous 48 h.',
          },
        ],
        verifiedDaysAgo: 61,
      },
      {
        id: 'recherche-logement',
        nom: 'Atelier « Je cherche un logement »',
        description:
          'Trois matinées pour préparer sa recherche : calculer le loyer que l’on peut payer, monter un dossier qui rassure, lire une annonce et un bail, activer la garantie Visale et l’avance Loca-Pass, remplir la demande de logement social en ligne. Ordinateurs et scanner sur place. On peut venir à une seule séance.',
        type: 'atelier',
        thematiques: [
          'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
          'logement-hebergement--louer-un-logement',
        ],
        covers: ['landes'],
        horaires: { on: 'Tu', weeks: [1, 2, 3], hours: '09:30-12:00' },
        contacts: [{ name: 'Perrine Laborde', role: 'animatrice', tel: '05 36 49 04 10' }],
        verifiedDaysAgo: 15,
      },
    ],
  },
  {
    id: 'habitat-jeunes-arenes',
    nom: 'Résidence Habitat Jeunes des Arènes',
    description: 'Foyer de jeunes travailleurs : 74 studios, restaurant, laverie, garage à vélos.',
    town: 'dax',
    adresse: '9 rue des Arènes',
    point: [43.704, -1.047],
    tel: '05 36 49 04 30',
    mail: 'residence@hj-arenes.example',
    horaires: 'Mo-Fr 14:00-19:00; Sa 10:00-12:00',
    listings: [
      {
        id: 'studios',
        nom: 'Studios meublés pour les 16-30 ans',
        description:
          'Studio meublé de 18 à 24 m² avec coin cuisine, internet et eau compris, au centre de Dax. Pour un contrat, un apprentissage, un stage ou une formation dans le bassin dacquois. Séjour d’un mois à deux ans. Une animatrice aide pour l’APL, le budget et la suite. Réponse en une semaine, entrée possible le jour même quand un studio est libre.',
        type: 'accompagnement',
        thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
        publics: ['jeunes', 'etudiants'],
        publicsPrecisions: 'De 16 à 30 ans, en emploi, en alternance ou en formation.',
        conditions: 'Pièce d’identité, justificatif de situation, garant ou garantie Visale.',
        paid: '395 € par mois avant APL, dépôt de garantie de 200 €.',
        link: 'https://hj-arenes.example/demande',
        contacts: [
          {
            name: 'Loane Bats',
            role: 'chargée d’accueil',
            tel: '05 36 49 04 31',
            mail: 'l.bats@hj-arenes.example',
          },
        ],
        verifiedDaysAgo: 35,
      },
      {
        id: 'nuitees-alternance',
        nom: 'Nuitées pour alternants et stagiaires',
        description:
          'Chambre à la nuit ou à la semaine pour les apprentis, alternants et stagiaires qui habitent loin de leur lieu de formation ou d’entreprise. Petit déjeuner compris, dîner à 7 €. Quatre chambres réservées, à demander une semaine avant. L’aide à l’hébergement de l’opérateur de compétences peut couvrir la dépense : la résidence fournit le justificatif.',
        type: 'aide-materielle',
        thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
        publics: ['jeunes', 'etudiants'],
        paid: '19 € la nuit, 95 € la semaine.',
        covers: [],
        contacts: [{ role: 'accueil', tel: '05 36 49 04 30', mail: 'residence@hj-arenes.example' }],
        verifiedDaysAgo: 98,
      },
    ],
  },
  {
    id: 'deux-generations',
    nom: 'Deux générations en Landes',
    description: 'Met en relation des seniors qui ont une chambre libre et des jeunes qui en cherchent une.',
    town: 'pontonx',
    adresse: '2 rue du Moulin',
    tel: '05 36 49 04 50',
    mail: 'coucou@deux-generations.example',
    horaires: 'Mo,Tu,Th,Fr 09:30-12:30,14:00-17:00',
    listings: [
      {
        id: 'cohabitation',
        nom: 'Chambre chez l’habitant, cohabitation solidaire',
        description:
          'Une chambre chez une personne de plus de 60 ans, contre une présence le soir et de petits services : repas partagé, courses, un coup de main sur le téléphone. Une convention fixe les règles et l’association suit le binôme chaque mois. Communes les plus offrantes : Dax, Tartas, Pontonx, Mont-de-Marsan, Aire. Le premier entretien se fait aussi par téléphone ; compter trois semaines jusqu’à l’emménagement.',
        type: 'accompagnement',
        thematiques: [
          'logement-hebergement--rechercher-une-solution-dhebergement-temporaire',
          'remobilisation--lien-social',
        ],
        publics: ['jeunes', 'etudiants', 'seniors'],
        publicsPrecisions: 'De 18 à 30 ans pour la chambre ; dès 60 ans pour accueillir.',
        paid: 'Participation aux charges de 50 à 120 € par mois, adhésion de 30 € par an.',
        remote: 'also',
        how: 'Appel, puis un entretien avec la personne et une visite avec les deux futurs cohabitants.',
        contacts: [
          {
            name: 'Hélène Cassiau',
            role: 'coordinatrice',
            tel: '05 36 49 04 52',
            mail: 'helene@deux-generations.example',
          },
        ],
        verifiedDaysAgo: 42,
      },
    ],
  },
  {
    id: 'cms-grand-dax',
    nom: 'Centre médico-social du Grand Dax',
    description: 'Service social du département : accès aux droits, logement, protection de l’enfance, petite enfance.',
    town: 'dax',
    adresse: '6 place de la Fontaine',
    point: [43.708, -1.056],
    tel: '05 36 49 00 40',
    mail: 'cms.grand-dax@landes-social.example',
    horaires: 'Mo-Fr 08:45-12:15,13:30-17:00; PH off',
    listings: [
      {
        id: 'fsl',
        nom: 'Fonds de solidarité logement : entrer, se maintenir',
        description:
          'Le FSL aide à payer le dépôt de garantie, le premier loyer, l’assurance ou l’ouverture des compteurs à l’entrée dans un logement ; il peut aussi reprendre une dette de loyer, d’eau ou d’énergie. L’aide est un secours, un prêt sans intérêt, ou les deux. Le dossier se monte avec une assistante sociale avant la signature du bail. Décision en quatre semaines, dix jours en urgence.',
        type: 'aide-financiere',
        thematiques: [
          'logement-hebergement--louer-un-logement',
          'logement-hebergement--se-maintenir-dans-le-logement',
          'logement-hebergement--reduire-les-impayes-de-loyer',
        ],
        conditions:
          'À apporter : ressources des trois derniers mois, attestation CAF, proposition de bail ou relance du bailleur, RIB.',
        how: 'Prendre rendez-vous par téléphone au centre médico-social dont dépend la commune de résidence.',
        contacts: [
          {
            name: 'Corinne Labadie',
            role: 'secrétariat logement',
            tel: '05 36 49 00 44',
            mail: 'fsl.dax@landes-social.example',
            note: 'Permanence téléphonique le matin seulement.',
          },
        ],
        verifiedDaysAgo: 121,
      },
      {
        id: 'assistante-sociale',
        nom: 'Rendez-vous avec une assistante sociale de secteur',
        description:
          'Premier accueil pour toute difficulté de la vie : ressources coupées, dette, famille, santé, logement. L’assistante sociale écoute, vérifie les droits, ouvre les dossiers utiles et reste l’interlocutrice de la personne. L’entretien est confidentiel et sans condition de revenus. Rendez-vous sous dix jours ; une permanence sans rendez-vous le jeudi matin pour les urgences.',
        type: 'accompagnement',
        thematiques: [
          'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits',
          'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere',
        ],
        covers: ['grandDax'],
        contacts: [
          { role: 'accueil du centre', tel: '05 36 49 00 40', mail: 'cms.grand-dax@landes-social.example' },
          {
            name: 'Thierry Sarthou',
            role: 'responsable de l’action sociale',
            tel: '05 36 49 00 46',
            note: 'Pour les professionnels, situations complexes seulement.',
          },
        ],
        verifiedDaysAgo: 88,
      },
      {
        id: 'agrement-assistante-maternelle',
        nom: 'Trouver une assistante maternelle agréée',
        description:
          'La liste à jour des assistantes maternelles du département, avec les places annoncées libres et celles qui acceptent les horaires du matin, du soir ou du samedi. Une puéricultrice conseille sur le contrat, l’adaptation de l’enfant et le complément de libre choix du mode de garde. Liste remise sur place ou envoyée par courriel.',
        type: 'information',
        thematiques: ['famille--garde-denfants'],
        publics: ['familles'],
        remote: 'also',
        covers: ['landes'],
        contacts: [{ role: 'service petite enfance', tel: '05 36 49 00 48', mail: 'pmi.dax@landes-social.example' }],
        verifiedDaysAgo: 230,
      },
    ],
  },
  {
    id: 'maison-passage-marsan',
    nom: 'La Maison de passage',
    description: 'Hébergement d’urgence et d’insertion à Mont-de-Marsan.',
    town: 'montDeMarsan',
    adresse: '17 rue du Ruisseau',
    point: [43.888, -0.499],
    tel: '05 36 49 04 70',
    mail: 'accueil@maison-passage.example',
    horaires: '24/7',
    listings: [
      {
        id: 'urgence',
        nom: 'Mise à l’abri, femmes, hommes et familles',
        description:
          'Vingt-deux places pour quelques nuits, en chambres de une à quatre personnes, avec repas du soir, douche et petit déjeuner. Les animaux sont acceptés. Le matin, un éducateur fait le point et prépare la suite : hébergement plus long, domiciliation, soins. L’orientation passe par le 115 ; la maison reçoit aussi en direct après 20 h quand il reste une place.',
        type: 'aide-materielle',
        thematiques: ['logement-hebergement--rechercher-une-solution-dhebergement-temporaire'],
        publics: ['personnes-en-situation-durgence'],
        modes: ['telephoner', 'se-presenter'],
        contacts: [{ role: 'veilleur, jour et nuit', tel: '05 36 49 04 71' }],
        verifiedDaysAgo: 8,
      },
      {
        id: 'pension',
        nom: 'Petite maison collective, séjour long',
        description:
          'Six chambres pour des personnes seules qui ont besoin d’un cadre durable : parcours de rue, isolement, santé fragile. Chacun a sa clé, la cuisine et le potager sont communs, une maîtresse de maison est là en journée. Sans limite de durée. Une place se libère en moyenne deux fois par an.',
        type: 'accompagnement',
        thematiques: [
          'logement-hebergement--rechercher-une-solution-dhebergement-temporaire',
          'remobilisation--lien-social',
        ],
        publics: ['personnes-en-situation-durgence', 'beneficiaires-des-minimas-sociaux'],
        paid: 'Redevance de 310 € par mois, APL déduite.',
        by: ['professionnels'],
        covers: ['montDeMarsanAgglomeration'],
        contacts: [{ name: 'Nadège Claverie', role: 'maîtresse de maison', tel: '05 36 49 04 74' }],
        verifiedDaysAgo: 401,
      },
    ],
  },
]
