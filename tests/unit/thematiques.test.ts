import { expect, test } from 'vitest'
import { thematiques } from '../../server/contract/vocabulary.listing.ts'
import { thematiquesOf } from '../../server/features/submissions/thematiques.rules.ts'

/** What a partner types, title then presentation, and what the listing is about: one of the two first suggestions. */
const written: [title: string, presentation: string, ...expected: string[]][] = [
  [
    'Permis B accompagné',
    'Une auto-école associative pour les personnes suivies par un référent.',
    'mobilite--preparer-un-permis',
  ],
  ['Aide au financement du permis', 'Jusqu’à 800 € versés à l’auto-école.', 'mobilite--financer-ma-mobilite'],
  [
    'Location de voitures à 7 € par jour',
    'Pour aller travailler ou se former, trois mois au plus.',
    'mobilite--acceder-a-un-vehicule',
  ],
  [
    'Garage solidaire',
    'On répare votre voiture avec vous, au prix des pièces.',
    'mobilite--entretenir-reparer-son-vehicule',
  ],
  [
    'Bus des Causses',
    'Transport à la demande, dans 18 communes, du lundi au vendredi.',
    'mobilite--mobilite-douce-partagee-collective',
  ],
  [
    'Diagnostic mobilité',
    'Une conseillère fait le point sur vos moyens de vous déplacer.',
    'mobilite--etre-accompagne-dans-son-parcours-mobilite',
  ],
  [
    'Halte-garderie itinérante',
    'Un camion aménagé accueille les enfants de 3 mois à 6 ans.',
    'famille--garde-denfants',
  ],
  [
    'Micro-crèche à horaires étendus',
    'De 5 h 30 à 22 h, pour les parents qui reprennent un emploi.',
    'famille--garde-denfants',
  ],
  [
    'Hébergement d’urgence pour femmes',
    'Huit places, par le 115.',
    'logement-hebergement--rechercher-une-solution-dhebergement-temporaire',
  ],
  [
    'Prévention des expulsions',
    'Dès la première dette de loyer, un rendez-vous avec une travailleuse sociale.',
    'logement-hebergement--reduire-les-impayes-de-loyer',
  ],
  [
    'Aide aux impayés d’énergie',
    'Le FSL prend en charge une partie de la facture d’électricité.',
    'logement-hebergement--se-maintenir-dans-le-logement',
  ],
  [
    'Conseil gratuit de l’ADIL',
    'Locataires et propriétaires : bail, charges, congé, aides au logement.',
    'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement',
  ],
  [
    'Bail glissant',
    'Une association loue le logement, puis le bail passe à votre nom.',
    'logement-hebergement--louer-un-logement',
  ],
  [
    'Point Conseil Budget',
    'Faire ses comptes, préparer un dossier de surendettement, négocier un crédit.',
    'difficultes-financieres--ameliorer-sa-gestion-budgetaire',
  ],
  [
    'Microcrédit personnel',
    'De 300 à 8 000 €, pour un véhicule ou une formation.',
    'difficultes-financieres--acquerir-une-autonomie-budgetaire',
  ],
  [
    'Permanence surendettement',
    'Une bénévole vous aide à remplir le dossier de la Banque de France.',
    'difficultes-financieres--situation-dendettement-surendettement',
  ],
  [
    'Épicerie sociale et solidaire',
    'Produits frais et d’hygiène à 20 % de leur prix, sur orientation.',
    'equipement-et-alimentation--alimentation',
  ],
  [
    'Vestiaire solidaire',
    'Vêtements pour adultes et enfants, tenue pour un entretien d’embauche.',
    'equipement-et-alimentation--habillement',
  ],
  [
    'Ressourcerie du plateau',
    'Meubles et électroménager d’occasion, livrés.',
    'equipement-et-alimentation--electromenager',
  ],
  ['Consultations psy jeunes', 'Un psychologue reçoit sans rendez-vous, le mercredi.', 'sante--sante-mentale'],
  ['Consultation d’addictologie', 'Alcool, tabac, cannabis, jeux : gratuit et anonyme.', 'sante--addictions'],
  ['Bilan de santé gratuit', 'La CPAM invite les assurés éloignés des soins.', 'sante--acces-aux-soins'],
  ['Dépistage et contraception', 'Centre de planification, sans avance de frais.', 'sante--sante-sexuelle'],
  [
    'Aide au dossier MDPH',
    'Remplir sa demande de RQTH ou d’AAH avec une assistante sociale.',
    'sante--constituer-un-dossier-mdph-invalidite',
  ],
  [
    'Écrivain public',
    'Lettres, formulaires et démarches, à la mairie le jeudi.',
    'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives',
  ],
  [
    'Consultation gratuite d’avocat',
    'Droit de la famille, du travail, aide juridictionnelle.',
    'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire',
  ],
  [
    'Ateliers informatiques pour débutants',
    'La souris, les courriels, les démarches en ligne, avec un conseiller numérique.',
    'numerique--maitriser-les-fondamentaux-du-numerique',
  ],
  [
    'Ordinateurs reconditionnés',
    'Un ordinateur à petit prix pour les bénéficiaires du RSA.',
    'numerique--acquerir-un-equipement',
  ],
  [
    'Ateliers français et code',
    'Apprendre le français en préparant le code de la route.',
    'lecture-ecriture-calcul--maitriser-le-francais',
    'mobilite--preparer-un-permis',
  ],
  [
    'Café des aidants',
    'Un après-midi par mois pour souffler, pendant que votre proche est accueilli.',
    'famille--soutien-aidants',
  ],
  [
    'Accueil des femmes victimes de violences',
    'Écoute, mise à l’abri, démarches. Confidentiel et gratuit.',
    'famille--surmonter-conflits-separation-violence',
  ],
  [
    'Café des parents',
    'Échanger entre parents d’adolescents, avec une éducatrice.',
    'famille--soutien-a-la-parentalite-et-a-leducation',
  ],
  [
    'Reprendre confiance par la voix',
    'Six séances pour retrouver l’estime de soi avant un retour à l’emploi.',
    'remobilisation--bien-etre-confiance-en-soi',
  ],
  [
    'Café associatif et jardin',
    'Rompre l’isolement, se rencontrer, cuisiner les légumes du jardin partagé.',
    'remobilisation--lien-social',
  ],
  [
    'Titre de séjour : préparer son rendez-vous',
    'Une juriste relit votre dossier avant la préfecture.',
    'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete',
  ],
]

test.each(written)('«%s» is offered what it is about', (title, presentation, ...expected) => {
  const found = thematiquesOf(`${title}\n${presentation}`)
  expect(found.slice(0, Math.max(2, expected.length))).toEqual(expect.arrayContaining(expected))
  expect(found.length).toBeLessThanOrEqual(6)
})

test('most of the time the first one is the right one', () => {
  const first = written.filter(([title, text, ...expected]) =>
    expected.includes(thematiquesOf(`${title}\n${text}`)[0]!),
  )
  expect(first.length / written.length).toBeGreaterThanOrEqual(0.9)
})

test('every label offers its own thématique, typed without accents or in capitals too', () => {
  for (const [code, label] of Object.entries(thematiques)) {
    expect(thematiquesOf(label)[0], label).toBe(code)
    expect(thematiquesOf(label.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase()), label).toContain(code)
  }
})

test.each(['', ' ', 'Bonjour', 'le la les', '\u0000', '🦊', '__proto__ constructor', 'a'.repeat(20_000)])(
  '%.20j offers nothing',
  (text) => expect(thematiquesOf(text)).toEqual([]),
)

test('a word is not taken for the beginning of another', () => {
  expect(thematiquesOf('Busset, commune du Vichyssois')).toEqual([])
})
