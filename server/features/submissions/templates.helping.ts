import type { Draft } from './templates.ground.ts'

export const alimentationEquipement: readonly Draft[] = [
  {
    code: 'epicerie-solidaire',
    label: 'Épicerie ou aide alimentaire',
    line: 'Se nourrir à petit prix ou gratuitement',
    content: {
      type: 'aide-materielle',
      thematiques: ['equipement-et-alimentation--alimentation'],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Épicerie solidaire de Mende ».',
      description:
        'Dites ce qui est proposé (colis, libre choix, produits frais), à quel rythme, et pour combien de temps.',
      conditions_acces:
        'Dites qui oriente et sur quel critère. Exemple : « Reste à vivre inférieur à 8 € par jour et par personne ».',
      frais_precisions: 'Dites la participation. Exemple : « De 10 à 30 % du prix ».',
    },
  },
  {
    code: 'vetements',
    label: 'Vêtements',
    line: 'S’habiller, trouver une tenue pour un entretien',
    content: {
      type: 'aide-materielle',
      thematiques: ['equipement-et-alimentation--habillement'],
      modes_mobilisation: ['se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Vestiaire solidaire ».',
      description:
        'Dites pour quels âges, si l’on trouve des tenues de travail ou d’entretien, et comment déposer un don.',
    },
  },
  {
    code: 'meubles-electromenager',
    label: 'Meubles et électroménager',
    line: 'S’équiper après un emménagement, une séparation, un sinistre',
    content: {
      type: 'aide-materielle',
      thematiques: ['equipement-et-alimentation--electromenager'],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Ressourcerie du Plateau ».',
      description: 'Dites ce que l’on trouve, la garantie, et si vous livrez.',
      frais_precisions:
        'Dites les prix et les bons acceptés. Exemple : « Lave-linge à partir de 80 €, bons du CCAS acceptés ».',
    },
  },
]

export const handicap: readonly Draft[] = [
  {
    code: 'dossier-mdph',
    label: 'Aide au dossier MDPH',
    line: 'Comprendre ses droits, remplir la demande, suivre la réponse',
    content: {
      type: 'accompagnement',
      thematiques: ['sante--constituer-un-dossier-mdph-invalidite'],
      publics: ['personnes-en-situation-de-handicap'],
    },
    helps: {
      nom: 'Exemple : « Remplir sa demande de RQTH ».',
      description:
        'Dites pour quelles demandes (RQTH, AAH, carte), à quelles étapes vous aidez, et si vous recevez les proches.',
      conditions_acces:
        'Dites quels papiers apporter. Exemple : « Certificat médical de moins d’un an, pièce d’identité ».',
    },
  },
  {
    code: 'emploi-handicap',
    label: 'Travailler avec un handicap',
    line: 'Adapter son poste, garder son emploi, en retrouver un',
    content: {
      type: 'accompagnement',
      thematiques: ['sante--constituer-un-dossier-mdph-invalidite', 'trouver-un-emploi--maintien-dans-lemploi'],
      publics: ['personnes-en-situation-de-handicap'],
      mobilisable_par: ['professionnels', 'usagers'],
    },
    helps: {
      nom: 'Exemple : « Garder son emploi après un accident ».',
      description: 'Dites si une reconnaissance est nécessaire avant de venir, et ce que vous faites avec l’employeur.',
    },
  },
]

export const familleAidants: readonly Draft[] = [
  {
    code: 'soutien-parents',
    label: 'Soutien aux parents',
    line: 'Parler, souffler, trouver des repères',
    content: {
      type: 'atelier',
      thematiques: ['famille--soutien-a-la-parentalite-et-a-leducation'],
      publics: ['familles'],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Café des parents ».',
      description: 'Dites l’âge des enfants concernés, qui anime, et si l’on peut venir avec eux.',
    },
  },
  {
    code: 'soutien-aidants',
    label: 'Soutien aux aidants',
    line: 'Du répit et de l’écoute pour ceux qui aident un proche',
    content: { type: 'accompagnement', thematiques: ['famille--soutien-aidants'] },
    helps: {
      nom: 'Exemple : « Halte répit du jeudi ».',
      description:
        'Dites quels proches sont concernés (âge, maladie, handicap), et si vous accueillez le proche pendant ce temps.',
    },
  },
  {
    code: 'aide-a-domicile',
    label: 'Aide à domicile',
    line: 'Pour une personne âgée, malade ou dépendante',
    content: {
      type: 'aide-materielle',
      thematiques: ['famille--prise-en-charge-personne-dependante', 'equipement-et-alimentation--aide-menagere'],
      publics: ['seniors'],
    },
    helps: {
      nom: 'Exemple : « Aide à domicile et portage de repas ».',
      description: 'Dites ce que fait l’aide, dans quelles communes, et en combien de temps elle commence.',
      frais_precisions: 'Dites le reste à charge. Exemple : « De 2 à 23 € de l’heure selon l’APA ».',
    },
  },
]

export const violencesSeparation: readonly Draft[] = [
  {
    code: 'victimes-violences',
    label: 'Accueil des victimes de violences',
    line: 'Être écoutée, protégée, conseillée',
    content: {
      type: 'accompagnement',
      thematiques: ['famille--surmonter-conflits-separation-violence'],
      modes_accueil: ['en-presentiel', 'a-distance'],
      modes_mobilisation: ['telephoner', 'se-presenter'],
    },
    helps: {
      nom: 'Exemple : « Accueil de jour pour femmes victimes de violences ».',
      description:
        'Dites qui reçoit, si c’est confidentiel et gratuit, et si un hébergement est possible. N’écrivez pas une adresse qui doit rester secrète.',
      mobilisation_precisions: 'Dites comment joindre sans danger. Exemple : « Nous ne laissons jamais de message ».',
    },
  },
  {
    code: 'mediation-familiale',
    label: 'Séparation et médiation familiale',
    line: 'S’organiser autour des enfants, apaiser un conflit',
    content: {
      type: 'accompagnement',
      thematiques: ['famille--surmonter-conflits-separation-violence'],
      publics: ['familles'],
    },
    helps: {
      nom: 'Exemple : « Médiation familiale ».',
      description:
        'Dites combien de rencontres, si l’on peut venir seul la première fois, et si les visites parent-enfant sont possibles chez vous.',
      frais_precisions:
        'Dites le prix par personne. Exemple : « Premier entretien gratuit, puis de 2 à 131 € selon les revenus ».',
    },
  },
]

export const isolementConfiance: readonly Draft[] = [
  {
    code: 'reprendre-confiance',
    label: 'Reprendre confiance',
    line: 'Un groupe, un rythme, avant l’emploi ou la formation',
    content: {
      type: 'atelier',
      thematiques: ['remobilisation--bien-etre-confiance-en-soi'],
      publics: ['demandeurs-emploi', 'beneficiaires-des-minimas-sociaux'],
    },
    helps: {
      nom: 'Exemple : « Six séances pour reprendre confiance ».',
      description:
        'Dites le nombre de séances, la taille du groupe, ce que l’on y fait, et si l’on peut arriver en cours de route.',
    },
  },
  {
    code: 'lien-social',
    label: 'Lieu convivial',
    line: 'Sortir de chez soi, rencontrer, cuisiner, jardiner',
    content: {
      type: 'atelier',
      thematiques: ['remobilisation--lien-social'],
      modes_mobilisation: ['se-presenter', 'telephoner'],
    },
    helps: {
      nom: 'Exemple : « Café associatif et jardin partagé ».',
      description: 'Dites ce que l’on y fait, si l’on vient quand on veut, et si les enfants sont bienvenus.',
    },
  },
  {
    code: 'sport-culture',
    label: 'Sport et culture',
    line: 'Bouger, sortir, créer, à petit prix',
    content: { type: 'atelier', thematiques: ['remobilisation--activites-sportives-et-culturelles'] },
    helps: {
      nom: 'Exemple : « Sport sur ordonnance ».',
      description: 'Dites le niveau attendu, le matériel prêté, et ce qu’il faut apporter.',
    },
  },
  {
    code: 'benevolat',
    label: 'Bénévolat',
    line: 'Donner du temps pour reprendre pied',
    content: { type: 'accompagnement', thematiques: ['remobilisation--benevolat-action-citoyenne'] },
    helps: {
      nom: 'Exemple : « Bénévole à la recyclerie ».',
      description:
        'Dites les missions, le temps demandé, qui accompagne, et ce qui est compatible avec le chômage ou le RSA.',
    },
  },
]
