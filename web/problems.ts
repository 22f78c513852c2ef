import { ApiError } from './api.ts'
import type { IconName } from './ui/icons.ts'

interface ProblemWords {
  title: string
  text: string
  icon: IconName
  reference: string | null
}

const byCode: Record<string, { title: string; icon: IconName }> = {
  offline: { title: 'La page n’arrive pas à joindre le serveur', icon: 'wifi-off' },
  timeout: { title: 'Le serveur tarde à répondre', icon: 'hourglass' },
  'not-found': { title: 'Cette page n’existe pas', icon: 'file-question-mark' },
  forbidden: { title: 'Cette page n’est pas ouverte à votre compte', icon: 'circle-x' },
}

/** Whatever was caught, in words for the person: the server's own sentence when there is one. */
export function problemOf(error: unknown): ProblemWords {
  if (!(error instanceof ApiError))
    return {
      title: 'Cette page a rencontré une erreur',
      text: 'Rechargez-la pour continuer. Si cela revient, dites-nous ce que vous faisiez.',
      icon: 'unplug',
      reference: null,
    }
  const words = byCode[error.code] ?? { title: 'Cela n’a pas fonctionné', icon: 'unplug' }
  return { ...words, text: error.message, reference: error.requestId }
}

/** Left by the page itself (another search was typed): nothing to show. */
export const isAbort = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'
