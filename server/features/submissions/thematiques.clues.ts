import type { Thematique } from '../../contract/vocabulary.listing.ts'

/**
 * What people write in the title or the presentation of a listing, by the thématique it speaks of, beside its label and
 * the everyday words of search: separated by commas, compared folded, in the singular or the plural.
 */
export const clues: Readonly<Partial<Record<Thematique, string>>> = {
  // Mobilité
  'mobilite--acceder-a-un-vehicule': `
    location de voiture, location solidaire, location de scooter, prêt de véhicule, prêt de voiture, location de
    véhicule, voiture à bas prix, vente de véhicule, mise à disposition de véhicule, cyclomoteur`,
  'mobilite--entretenir-reparer-son-vehicule': `
    garage solidaire, garage associatif, réparation, réparer, mécanique, entretien du véhicule, réparation de
    véhicule, self garage, contrôle technique, atelier vélo`,
  'mobilite--etre-accompagne-dans-son-parcours-mobilite': `
    conseil en mobilité, conseiller mobilité, bilan de mobilité, diagnostic mobilité, parcours mobilité, plateforme de
    mobilité, se déplacer, chauffeur bénévole, apprendre à se déplacer`,
  'mobilite--financer-ma-mobilite': `
    aide au permis, financement du permis, bourse au permis, aide à la mobilité, bon de transport, frais de
    déplacement, carte de transport, chèque mobilité, tarif solidaire des transports`,
  'mobilite--mobilite-douce-partagee-collective':
    'covoiturage, transport à la demande, vélo, autopartage, navette, bus, transport solidaire, trottinette',
  'mobilite--preparer-un-permis':
    'permis, permis B, permis de conduire, auto-école, auto-école sociale, code de la route, conduite',
  // Logement
  'logement-hebergement--acheter-un-logement':
    'accession, accession à la propriété, devenir propriétaire, achat immobilier',
  'logement-hebergement--changer-de-logement': 'déménager, déménagement, mutation, logement adapté, relogement',
  'logement-hebergement--louer-un-logement': `
    location, louer, bail, bail glissant, caution, dépôt de garantie, garantie visale, demande de logement social,
    logement social, logement à loyer modéré, sous-location, intermédiation locative, résidence habitat jeunes`,
  'logement-hebergement--rechercher-une-solution-dhebergement-temporaire': `
    hébergement, hébergement d’urgence, mise à l’abri, accueil de nuit, sans abri, sans domicile, SIAO, 115, nuitée,
    CHRS, logement temporaire, foyer`,
  'logement-hebergement--reduire-les-impayes-de-loyer':
    'impayé de loyer, impayés de loyers, dette de loyer, expulsion, prévention des expulsions, loyer impayé',
  'logement-hebergement--se-maintenir-dans-le-logement': `
    maintien dans le logement, énergie, impayés d’énergie, facture d’énergie, précarité énergétique, chauffage, FSL,
    insalubrité, travaux, adaptation du logement, amélioration de l’habitat, habitat indigne, eau et énergie`,
  'logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement': `
    ADIL, information logement, droits du locataire, locataire, APL, recherche de logement, trouver un logement, accès
    au logement`,
  // Garde d’enfants, famille
  'famille--garde-denfants': `
    garde, garde d’enfants, crèche, halte-garderie, garderie, assistante maternelle, périscolaire, nounou,
    micro-crèche, mode de garde, accueil du jeune enfant, relais petite enfance, petite enfance, centre de loisirs,
    faire garder`,
  'famille--prise-en-charge-personne-dependante': `
    personne âgée, perte d’autonomie, dépendance, accueil de jour, aide à domicile, soins à domicile, APA, EHPAD,
    portage de repas`,
  'famille--soutien-a-la-parentalite-et-a-leducation': `
    parentalité, soutien à la parentalité, parent, jeune parent, aide aux devoirs, accompagnement à la scolarité,
    éducation, lieu d’accueil enfants-parents, groupe de parole de parents, café des parents, TISF, protection
    maternelle, sage-femme`,
  'famille--soutien-aidants':
    'aidant, proche aidant, aidants familiaux, répit, halte répit, café des aidants, plateforme de répit',
  'famille--surmonter-conflits-separation-violence': `
    violence, violences conjugales, victime de violences, séparation, divorce, médiation familiale, conflit familial,
    pension alimentaire, espace de rencontre, violences intrafamiliales, ordonnance de protection, emprise`,
  // Santé
  'sante--acces-aux-soins': `
    santé, soin, médecin, bilan de santé, complémentaire santé, mutuelle, dentiste, dentaire, infirmier, lunettes,
    médical, permanence d’accès aux soins, droits santé, assurance maladie, C2S, vaccination, renoncement aux soins`,
  'sante--addictions': `
    addiction, addictologie, alcool, drogue, tabac, sevrage, cannabis, jeux d’argent, CSAPA, CAARUD, dépendance à
    l’alcool`,
  'sante--constituer-un-dossier-mdph-invalidite': `
    MDPH, dossier MDPH, RQTH, AAH, handicap, travailleur handicapé, invalidité, situation de handicap, carte mobilité
    inclusion`,
  'sante--sante-mentale': `
    santé mentale, souffrance psychique, psychologue, soutien psychologique, psychiatrie, mal-être, dépression, écoute
    psychologique, centre médico-psychologique, groupe d’entraide mutuelle, suicide, mal être, point écoute`,
  'sante--sante-sexuelle': `
    santé sexuelle, contraception, planning familial, dépistage, IVG, VIH, IST, vie affective et sexuelle, centre de
    planification`,
  // Budget
  'difficultes-financieres--acquerir-une-autonomie-budgetaire': `
    compte bancaire, ouvrir un compte, épargne, autonomie financière, microcrédit, microcrédit personnel, éducation
    budgétaire`,
  'difficultes-financieres--ameliorer-sa-gestion-budgetaire': `
    budget, gestion du budget, gérer son budget, point conseil budget, faire ses comptes, accompagnement budgétaire,
    dépenses`,
  'difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere': `
    tutelle, curatelle, protection des majeurs, MASP, mesure d’accompagnement social personnalisé, habilitation
    familiale`,
  'difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere': `
    aide financière, secours financier, secours d’urgence, difficultés financières, aide d’urgence, fin de mois, fonds
    d’aide aux jeunes`,
  'difficultes-financieres--situation-dendettement-surendettement':
    'surendettement, endettement, dette, dossier de surendettement, banque de France, crédits, impayé',
  // Droits et démarches
  'difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives': `
    démarche, démarches administratives, France services, écrivain public, courrier, formulaire, papiers,
    administratif, déclaration de revenus, impôts, retraite`,
  'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete': `
    titre de séjour, naturalisation, nationalité, demande d’asile, régularisation, étranger, citoyenneté,
    domiciliation, réfugié`,
  'difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits': `
    accès aux droits, ouverture de droits, droits sociaux, domiciliation, RSA, prestations, assistante sociale,
    service social, permanence sociale, point d’accès au droit, non-recours, prime d’activité, défenseur des droits`,
  'difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte':
    'accompagnement social, accompagnement global, accompagnement renforcé, référent unique, suivi social',
  'difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination':
    'discrimination, racisme, égalité, défenseur des droits, harcèlement',
  'difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire': `
    justice, avocat, juridique, aide juridictionnelle, conseil juridique, juriste, sortie de prison, détention, sous
    main de justice, victime d’infraction, procès, SPIP`,
  // Numérique
  'numerique--acceder-a-des-services-en-ligne': `
    démarches en ligne, services en ligne, compte ameli, espace France Travail, numérique accompagné, conseiller
    numérique, inclusion numérique`,
  'numerique--acceder-a-une-connexion-internet':
    'wifi, connexion, accès internet, forfait, ordinateurs en libre accès, libre accès',
  'numerique--acquerir-un-equipement': `
    ordinateur reconditionné, prêt d’ordinateur, ordinateur à petit prix, matériel informatique, tablette, smartphone,
    équipement informatique`,
  'numerique--maitriser-les-fondamentaux-du-numerique': `
    atelier numérique, initiation informatique, apprendre à se servir, souris, bureautique, illectronisme, cours
    d’informatique, conseiller numérique, compétences numériques, informatique`,
  // Langue et savoirs
  'lecture-ecriture-calcul--maitriser-le-calcul':
    'calcul, mathématiques, remise à niveau, savoirs de base, compétences clés, compter',
  'lecture-ecriture-calcul--maitriser-le-francais': `
    français, cours de français, FLE, français langue étrangère, alphabétisation, illettrisme, lire et écrire, atelier
    sociolinguistique, savoirs de base, apprentissage du français, conversation`,
  // Alimentation et équipement
  'equipement-et-alimentation--aide-menagere':
    'aide ménagère, ménage, aide à domicile, repassage, entretien du domicile, travaux ménagers',
  'equipement-et-alimentation--alimentation': `
    épicerie, épicerie sociale, épicerie solidaire, colis, aide alimentaire, repas, panier, restos du cœur,
    alimentaire, distribution, banque alimentaire, jardin partagé, légumes, cuisine, bon alimentaire, denrée`,
  'equipement-et-alimentation--electromenager': `
    électroménager, meubles, mobilier, frigo, machine à laver, réfrigérateur, ressourcerie, recyclerie, équiper son
    logement`,
  'equipement-et-alimentation--habillement': `
    vêtement, vestiaire, habits, vestiboutique, friperie, tenue professionnelle, tenue d’entretien, chaussures, bourse
    aux vêtements`,
  // Lien social, confiance
  'remobilisation--activites-sportives-et-culturelles': `
    sport, activité physique, culture, sortie culturelle, théâtre, musique, loisirs, bibliothèque, gym, randonnée,
    chant`,
  'remobilisation--benevolat-action-citoyenne':
    'bénévolat, bénévole, devenir bénévole, service civique, engagement, action citoyenne, s’engager',
  'remobilisation--bien-etre-confiance-en-soi': `
    confiance en soi, estime de soi, bien-être, image de soi, socio-esthétique, sophrologie, reprendre confiance,
    remobilisation, relooking`,
  'remobilisation--lien-social': `
    lien social, isolement, solitude, rencontre, convivialité, espace de vie sociale, centre social, visite à
    domicile, accueil convivial, café associatif`,
  // Emploi et formation
  'preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation': 'CV, lettre de motivation',
  'trouver-un-emploi--convaincre-un-recruteur-en-entretien': 'entretien d’embauche, simulation d’entretien',
  'trouver-un-emploi--repondre-a-des-offres-demploi': 'offre d’emploi, chantier d’insertion, recrutement',
  'trouver-un-emploi--maintien-dans-lemploi': 'maintien dans l’emploi, désinsertion professionnelle',
  'se-former--trouver-sa-formation': 'trouver une formation, orientation professionnelle, formation qualifiante',
  'se-former--monter-son-dossier-de-formation': 'CPF, financement de la formation, dossier de formation',
  'creer-une-entreprise--definir-son-projet-de-creation-dentreprise':
    'création d’entreprise, créer son activité, porteur de projet',
}
