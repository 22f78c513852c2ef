import type { Frein } from './vocabulary.ts'

// Apart: only those who write, answer or follow a demande need these words.

/** The three ways of the national agreement: use a resource directly, form a pair with the référent social, orient to it. */
export const requestKinds = {
  direct: 'Demande à un intervenant',
  global: 'Accompagnement global',
  exclusif: 'Accompagnement social exclusif',
} as const
export type RequestKind = keyof typeof requestKinds

export const requestStates = {
  sent: 'Envoyée',
  seen: 'Lue',
  accepted: 'Acceptée',
  declined: 'Refusée',
  expired: 'Restée sans réponse',
  cancelled: 'Annulée',
} as const
export type RequestState = keyof typeof requestStates

/** How the adviser would like to be answered; a link answers in any case. */
export const answerWays = { courriel: 'Par e-mail', telephone: 'Par téléphone', lien: 'Peu importe' } as const
export type AnswerWay = keyof typeof answerWays

export const declineReasons = {
  'plus-de-places': 'Plus de place en ce moment',
  'hors-territoire': 'La personne n’habite pas le territoire couvert',
  'hors-public': 'Ce n’est pas pour ces personnes',
  'autre-service': 'Un autre service répond mieux à ce besoin',
  'deja-suivie': 'La personne est déjà accompagnée ailleurs',
  autre: 'Autre raison',
} as const
export type DeclineReason = keyof typeof declineReasons

/** What came of an accepted demande. */
export const requestOutcomes = { started: 'A commencé', 'not-started': 'N’a pas commencé' } as const
export type RequestOutcome = keyof typeof requestOutcomes

export const notStartedReasons = {
  'pas-venue': 'La personne n’est pas venue',
  renonce: 'La personne y a renoncé',
  'autre-solution': 'Une autre solution a été trouvée',
  'plus-de-places': 'Il n’y avait plus de place',
  autre: 'Autre raison',
} as const
export type NotStartedReason = keyof typeof notStartedReasons

/** Whom a demande is addressed to. */
export const recipientKinds = {
  intervenant: 'Intervenant',
  structure: 'Accueil de la structure',
  colleague: 'Collègue désigné',
  referent: 'Référent social',
  secteur: 'Accueil du secteur',
} as const
export type RecipientKind = keyof typeof recipientKinds

/** Said of somebody, these tell something of their health (RGPD, art. 9): out of the mail unless the adviser puts them in. */
export const sensitiveFreins: readonly Frein[] = ['sante', 'handicap']

/** Why a demande is first in «Mes demandes»: what is expected of its adviser now. */
export const attentions = {
  question: 'Une question vous attend',
  undelivered: 'Le message n’a pas pu être remis',
  accepted: 'Acceptée : prévenez la personne',
  outcome: 'Dites si cela a commencé',
  declined: 'Refusée : d’autres ressources existent',
  expired: 'Restée sans réponse : appelez, ou écrivez ailleurs',
  cancelled: 'Annulée par Levier : d’autres ressources existent',
} as const
export type Attention = keyof typeof attentions

/** Where a demande stands in «Mes demandes». */
export const requestShelves = { attention: 'À regarder', waiting: 'En cours', closed: 'Terminées' } as const
export type RequestShelf = keyof typeof requestShelves

/** What follows a yes. */
export const nextSteps = {
  appointment: 'Je propose un rendez-vous',
  call: 'J’appelle pour en parler',
  none: 'Rien de plus pour l’instant',
} as const
export type NextStep = keyof typeof nextSteps

/** Where a demande stands in «Demandes reçues». */
export const receivedShelves = { waiting: 'À répondre', accepted: 'Acceptées', closed: 'Terminées' } as const
export type ReceivedShelf = keyof typeof receivedShelves
