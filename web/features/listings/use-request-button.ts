import { session } from '../../session.ts'
import { useLater } from '../../ui/later.ts'
import { loadRequestButton } from '../listing.extras.ts'

/** «Écrire une demande», for who writes to intervenants; null for the others, and until its code is there. */
export const useRequestButton = () => useLater(session.use()?.can.requests ?? false, loadRequestButton)
