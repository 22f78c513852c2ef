import { session } from '../../session.ts'
import { useLater } from '../../ui/later.ts'
import { loadSheetButton } from '../listing.extras.ts'

/** «Mettre sur la feuille», for who hands sheets to people; null for the others, and until its code is there. */
export const useSheetButton = () => useLater(session.use()?.can.sheets ?? false, loadSheetButton)
