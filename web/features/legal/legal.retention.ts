/** How long things are kept, as the page on privacy says it; a test holds each against the code that purges. */
export const retention = {
  link: '15 minutes',
  linkTrace: 'un jour',
  idle: '12 heures',
  session: '30 jours',
  warned: '23 mois',
  inactive: '24 mois',
  notice: '30 jours',
  closed: '12 mois',
  unconfirmedAccess: '24 heures',
  access: '12 mois',
  invitations: '12 mois',
  journal: '12 mois',
  mails: '30 jours',
  reads: '12 mois',
  oppositionLink: '7 jours',
  oppositions: '12 mois',
} as const
