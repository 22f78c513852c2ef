import { retention } from './legal.retention.ts'
import type { Kept, LegalText } from './prose.tsx'

const mission = 'mission d’intérêt public'
const obligation = 'obligation légale'

const kept: readonly Kept[] = [
  {
    what: 'Votre compte',
    why: 'Adresse e-mail professionnelle, nom, organisme, rôle, structure ou départements, date de dernière activité. Pour vous connecter et savoir ce que vous pouvez faire.',
    basis: mission,
    time: `Tant qu’il sert. À ${retention.warned} sans connexion, vous êtes prévenu ; à ${retention.inactive}, et ${retention.notice} au moins après cet avis, il est fermé. Fermé, il est effacé au bout de ${retention.closed}.`,
  },
  {
    what: 'Liens et codes de connexion',
    why: 'Sous forme d’empreinte, pour vous reconnaître une fois.',
    basis: mission,
    time: `Un lien vaut ${retention.link}, un code ${retention.code}. Effacés ${retention.linkTrace} après.`,
  },
  {
    what: 'Vos sessions',
    why: 'Navigateur et système, réseau d’où vous venez (adresse raccourcie), dates. Pour que vous puissiez les voir et les fermer.',
    basis: mission,
    time: `${retention.idle} sans activité, ${retention.session} au plus.`,
  },
  {
    what: 'Demandes d’accès et invitations',
    why: 'Ce que la personne a écrit ou ce qu’un collègue a écrit d’elle, la décision et sa raison. Pour décider qui entre.',
    basis: mission,
    time: `Une demande jamais confirmée, ${retention.unconfirmedAccess}. Les autres, ${retention.access} après la décision ; une invitation, ${retention.invitations} après sa date limite.`,
  },
  {
    what: 'Coordonnées professionnelles des intervenants',
    why: 'Nom, fonction, téléphone, e-mail. Pour que les conseillers puissent les joindre.',
    basis: mission,
    time: `Tant que la fiche existe et que la personne ne s’y est pas opposée ; dans une version remplacée, refusée ou abandonnée, ${retention.versions}.`,
  },
  {
    what: 'Coordonnées professionnelles des référents sociaux',
    why: 'Nom, fonction, téléphone, e-mail, dans le secteur qu’un département a indiqué. Pour que les conseillers puissent les joindre.',
    basis: mission,
    time: 'Tant que le département les indique et que la personne ne s’y est pas opposée.',
  },
  {
    what: 'Lectures de coordonnées',
    why: 'Un compteur par compte, par fiche ou secteur, et par jour. Pour repérer une copie de la base et savoir quelles fiches servent.',
    basis: obligation,
    time: retention.reads,
  },
  {
    what: 'Signalements d’erreur',
    why: 'Qui a signalé, sur quelle fiche, ce qui est dit, la réponse. Pour corriger la fiche et répondre.',
    basis: mission,
    time: `${retention.reports} après la décision. Il n’en reste ensuite qu’un compte, sans auteur ni texte.`,
  },
  {
    what: 'Suites d’appels et disponibilités',
    why: 'Quel compte a noté qu’un appel a abouti ou non, ou s’il reste des places, sur quelle fiche et quand. Pour que les conseillers sachent qui répond, et les structures que des appels n’aboutissent pas ; elles lisent un nombre, jamais un nom.',
    basis: mission,
    time: `${retention.calls}, sans le compte s’il est supprimé avant.`,
  },
  {
    what: 'Confirmations des fiches',
    why: 'Quel compte, ou quelle structure par un lien de mail, a dit qu’une fiche est encore exacte, et quel jour. Pour que les conseillers sachent ce qui est sûr.',
    basis: mission,
    time: `${retention.verifications}. Le nom d’un compte effacé n’y est plus.`,
  },
  {
    what: 'Rappels et campagnes de vérification',
    why: 'L’adresse du compte, ou celle que la structure rend publique, sert à demander si ses fiches sont encore exactes. Chaque mail a un lien pour ne plus en recevoir. De l’adresse il n’est gardé qu’une empreinte : avec le lien, avec la campagne, avec le refus des rappels.',
    basis: mission,
    time: `Un lien confirme pendant ${retention.reminderLink}. Une campagne, ${retention.campaigns}. Une adresse que son serveur a refusée, ${retention.bounces}. Le refus des rappels, sans limite, ou jusqu’à ce que vous les vouliez de nouveau.`,
  },
  {
    what: 'Structures : modifications et rattachements',
    why: 'Quel compte a changé quoi, avant et après ; qui a demandé à réunir une structure avec la sienne, son message, la réponse. Pour pouvoir en répondre et corriger.',
    basis: mission,
    time: `L’histoire d’une structure, ${retention.structureHistory}. Une demande, ${retention.claims} après la décision, ou jusqu’à la suppression du compte.`,
  },
  {
    what: 'Oppositions',
    why: 'Adresse, numéro et message de la personne. Pour vérifier, appliquer, et pouvoir en répondre.',
    basis: obligation,
    time: `Non confirmée, ${retention.oppositionLink}. Traitée, ${retention.oppositions}. Ensuite il n’en reste, sans limite, qu’une empreinte : elle fait reconnaître l’adresse ou le numéro s’il revient, sans permettre de le lire.`,
  },
  {
    what: 'Journal des actions',
    why: 'Qui a fait quoi sur quel compte, quelle fiche ou quel réglage, quand, depuis quel réseau (adresse raccourcie). Pour la sécurité du service.',
    basis: obligation,
    time: `${retention.journal}. Personne ne peut le modifier. Le nom d’un compte effacé y devient un pseudonyme.`,
  },
  {
    what: 'Feuilles à emporter',
    why: 'Les fiches choisies pendant un entretien restent dans l’onglet de votre navigateur. Partagée par un lien, une feuille garde la liste des fiches, votre compte et, si vous cochez la case, vos notes. Envoyée par e-mail, elle garde l’adresse de la personne le temps de la remise. Rien d’autre n’est gardé de la personne.',
    basis: mission,
    time: `Un lien, ${retention.sheets}, ou jusqu’à ce que vous cessiez de partager. Une adresse, jusqu’à la remise, ${retention.sheetMail} au plus ; que vous avez envoyé une feuille, ${retention.sheetMail} aussi.`,
  },
  {
    what: 'Demandes aux intervenants et aux référents sociaux',
    why: 'Qui écrit à qui, pour quelle fiche ou quel secteur, la commune et les freins, le message, la référence du conseiller, ce qui est répondu. Ni nom ni coordonnées de la personne accompagnée. Pour mettre en relation et suivre la réponse : seuls les deux côtés la lisent.',
    basis: mission,
    time: `Ce qui est écrit et les noms, ${retention.requests} après la fin de la demande : il n’en reste ensuite que des dates et des nombres. L’empreinte d’un lien pour répondre, ${retention.requestLinks} après sa date limite.`,
  },
  {
    what: 'Accompagnements suivis à deux',
    why: 'Qui suit avec qui, la référence du conseiller, la commune, les freins repérés et levés, les notes de l’un à l’autre, les dates et l’issue. Ni nom ni coordonnées de la personne. Les minima sociaux et le chômage de longue durée, s’ils sont dits au début, sont comptés par mois et par secteur, jamais gardés avec l’accompagnement. Pour suivre à deux et pour les chiffres annuels de la convention.',
    basis: mission,
    time: `Les noms, la référence, la commune et les notes, ${retention.pairs} après la fin ; si personne n’en note la fin, ${retention.pairsIdle} après la dernière note ou le dernier rendez-vous prévu. Il n’en reste ensuite que des chiffres.`,
  },
  {
    what: 'E-mails envoyés',
    why: 'Destinataire, objet, date, erreur éventuelle. Pour savoir si un message est parti.',
    basis: mission,
    time: `${retention.mails}. Le texte, qui peut contenir un lien d’accès, s’efface dès l’envoi.`,
  },
  {
    what: 'Journaux techniques',
    why: 'Page demandée, sans les mots cherchés ni l’adresse réseau ; durée ; erreur éventuelle. Pour faire marcher le service.',
    basis: obligation,
    time: 'Le temps que fixe l’hébergement du service ; ils ne nomment personne.',
  },
]

export const privacy: LegalText = {
  title: 'Confidentialité',
  lead: 'Levier ne demande jamais le nom, les coordonnées ni l’identifiant des personnes que vous accompagnez. N’en écrivez nulle part.',
  sections: [
    [
      'Qui est responsable',
      '{controllers}',
      'Délégué à la protection des données :',
      '{dpo}',
      'Avant d’ouvrir le service, les responsables mènent une analyse d’impact (article 35 du RGPD) et, s’ils décident à plusieurs, signent un accord qui dit qui répond de quoi (article 26). Le délégué en communique les grandes lignes.',
    ],
    [
      'À quoi servent les données, et de quel droit',
      [
        'Faire connaître aux professionnels qui peut aider, où, et comment le joindre : mission d’intérêt public (article 6.1.e du RGPD), l’action sociale et l’insertion que la loi confie aux départements, l’accompagnement vers l’emploi qu’elle confie à France Travail.',
        'Ouvrir des comptes aux bonnes personnes, et à elles seules : même mission.',
        'Protéger le service et pouvoir dire qui a fait quoi : obligation légale (article 6.1.c), celle d’assurer la sécurité des données (article 32).',
        'Traiter les oppositions et les demandes de droits : obligation légale (articles 12 et 21).',
      ],
      'Rien ne repose sur votre consentement ni sur un intérêt commercial. Aucune décision n’est prise par une machine, aucun profil n’est fait.',
    ],
    ['Ce qui est gardé, pourquoi, combien de temps', { kept }],
    [
      'D’où elles viennent',
      [
        'De vous : connexion, demande d’accès, invitation envoyée par un collègue.',
        'Des structures, qui tiennent leurs fiches, et de la base publique data·inclusion, que nourrissent des acteurs de l’insertion. Une personne nommée dans une fiche reprise de cette base n’a pas été interrogée par Levier : cette page l’informe (article 14), et elle peut [s’opposer](/opposition).',
        'Des départements, qui indiquent leurs secteurs sociaux et leurs référents.',
        'D’un fournisseur d’identité, si vous choisissez cette connexion. De ProConnect, Levier reçoit votre prénom, votre nom, votre adresse e-mail professionnelle et un identifiant technique, gardé avec votre compte ; le temps de la session, il garde aussi le jeton qui sert à vous déconnecter. Il ne reçoit jamais votre mot de passe.',
      ],
    ],
    [
      'Qui les lit',
      [
        'Les intervenants d’une fiche : les conseillers et référents sociaux connectés, un partenaire pour sa structure, un administrateur pour ses départements.',
        'Les référents d’un secteur social : les conseillers et référents sociaux connectés, un administrateur pour ses départements. L’accueil du secteur, tous les comptes.',
        'Les comptes, demandes et invitations : les administrateurs du département, et un partenaire pour les membres de sa structure.',
        'Le journal : les administrateurs, chacun pour ses départements.',
        'Les oppositions : les administrateurs de toute la base. La structure peut savoir qu’un contact a été retiré de sa fiche.',
        'L’hébergement et la messagerie de l’éditeur, qui agissent sur ses ordres :',
      ],
      '{hosting}',
      'Rien n’est vendu. Levier n’envoie rien hors de l’Union européenne, et rien à un service de mesure d’audience.',
    ],
    [
      'Sur votre appareil',
      'Un seul cookie durable, celui de la session : il est nécessaire et ne sert à rien d’autre. Un autre accompagne, quelques minutes, la connexion par un fournisseur d’identité. Le navigateur retient aussi vos dernières communes, vos réglages, un formulaire commencé, et la feuille d’un entretien jusqu’à la déconnexion ; ils ne quittent pas l’appareil. Aucun contenu ne vient d’un autre site.',
    ],
    [
      'Vos droits',
      [
        'Lire et emporter ce qui vous concerne : «Mon compte», «Télécharger mes données».',
        'Corriger votre nom, fermer vos sessions, supprimer votre compte : «Mon compte».',
        'Vous opposer à ce que vos coordonnées paraissent dans les fiches : [page d’opposition](/opposition), ouverte à tous, sans compte et sans raison à donner.',
        'Ne plus recevoir de rappel au sujet de vos fiches : le lien au bas de chacun, sans compte.',
        'Le reste, y compris la limitation, ou ce que ces pages ne font pas : écrivez au délégué à la protection des données.',
      ],
      '{dpo}',
      'Réponse sous un mois. Sans réponse satisfaisante, vous pouvez saisir la CNIL : [www.cnil.fr/plaintes](https://www.cnil.fr/plaintes), ou 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07.',
    ],
  ],
}
