import { typo } from '../../typography.ts'

const again = 'Recommencez, ou demandez un lien par mail.'

/** Why an identity provider led back here without a session, by the code in the address. */
const sentences: Readonly<Record<string, string>> = {
  'oidc-cancelled': `La connexion a été interrompue avant la fin. ${again}`,
  'oidc-expired': `La connexion a pris trop de temps, ou a commencé dans un autre navigateur. ${again}`,
  'oidc-refused': `La réponse reçue n’a pas pu être vérifiée : elle a été refusée. ${again}`,
  'oidc-unverified':
    'Votre adresse e-mail n’y est pas vérifiée : rien ne dit qu’elle est à vous. Demandez plutôt un lien par mail.',
  'oidc-unavailable': 'Ce service de connexion ne répond pas. Réessayez dans un moment, ou demandez un lien par mail.',
  'oidc-closed':
    'Votre compte Levier est fermé. La personne qui administre Levier dans votre département peut le rouvrir.',
}

export const providerRefusal = (code: string) =>
  typo((Object.hasOwn(sentences, code) && sentences[code]) || `La connexion n’a pas abouti. ${again}`)
