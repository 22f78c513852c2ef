/**
 * What can be said of a record. `refused`: it stays out. `warning`: it goes in without the value, or with it as it is.
 * `moved`: the code of a former commune became the code of today. `opposed`: somebody asked not to be here.
 */
export type Severity = 'refused' | 'warning' | 'moved' | 'opposed'

/** Reason → how serious it is, and the words for the count on the screen. */
export const reasons = {
  'not-a-record': ['refused', 'ce n’est pas un enregistrement'],
  missing: ['refused', 'un champ obligatoire manque'],
  'wrong-type': ['refused', 'une valeur n’a pas le bon type'],
  'empty-text': ['refused', 'un texte est vide : le champ doit être absent ou null'],
  'empty-list': ['refused', 'une liste est vide : le champ doit être absent ou null'],
  'too-short': ['refused', 'un texte est trop court'],
  'too-long': ['refused', 'un texte est trop long'],
  'out-of-range': ['refused', 'un nombre est hors des limites'],
  'unknown-code': ['refused', 'un code n’est pas dans le référentiel'],
  'not-alone': ['refused', '« tous-publics » est mêlé à d’autres publics'],
  'bad-identifier': ['refused', 'l’identifiant ne commence pas par la source'],
  'bad-date': ['refused', 'ce n’est pas une date'],
  'old-date': ['refused', 'la date est antérieure au 1er janvier 2000'],
  'future-date': ['refused', 'la date est dans le futur'],
  'bad-url': ['refused', 'ce n’est pas une adresse web'],
  'bad-siret': ['refused', 'ce n’est pas un SIRET (14 chiffres)'],
  'bad-postal-code': ['refused', 'ce n’est pas un code postal (5 chiffres)'],
  'bad-insee-code': ['refused', 'ce n’est pas un code INSEE (5 signes)'],
  'half-point': ['refused', 'longitude et latitude vont ensemble'],
  'no-valid-zone': ['refused', 'aucun code de la zone d’éligibilité n’existe'],
  'unknown-structure': ['refused', 'la structure n’existe pas ou a été refusée'],
  duplicate: ['refused', 'l’identifiant est déjà dans le fichier : le premier reste'],
  'unknown-zone': ['warning', 'un code de la zone d’éligibilité n’existe pas : il est retiré'],
  'postal-code-zone': ['warning', 'la zone d’éligibilité contient un code postal : il est retiré'],
  'unknown-commune': ['warning', 'la commune n’existe pas : elle est laissée vide'],
  'commune-by-postal-code': ['warning', 'le code INSEE n’existe pas : la commune vient du code postal'],
  'far-point': ['warning', 'les coordonnées sont loin de la commune : elles sont retirées'],
  'far-commune': ['warning', 'la commune est loin des coordonnées et du code postal : elle est laissée vide'],
  'bad-phone': ['warning', 'le téléphone n’est pas un numéro : il est retiré'],
  'bad-email': ['warning', 'le courriel n’est pas une adresse : il est retiré'],
  'bad-hours': ['warning', 'les horaires ne se lisent pas : ils seront montrés tels quels'],
  'unknown-network': ['warning', 'un réseau porteur n’est pas dans le référentiel : il est retiré'],
  'former-commune': ['moved', 'le code d’une ancienne commune ou d’un arrondissement devient celui d’aujourd’hui'],
  'opposed-record': ['opposed', 'la fiche a fait l’objet d’une opposition : elle reste dehors'],
  'opposed-contact': ['opposed', 'un contact a fait l’objet d’une opposition : il reste dehors'],
} as const satisfies Record<string, readonly [Severity, string]>
export type Reason = keyof typeof reasons

export interface Finding {
  readonly field: string
  readonly reason: Reason
}

export const severityOf = (reason: Reason): Severity => reasons[reason][0]
export const isRefused = (findings: readonly Finding[]) =>
  findings.some(({ reason }) => severityOf(reason) === 'refused')
