import { Problem } from '../../platform/errors.ts'

/** What in a text looks like the data of somebody accompanied, in words. Until the trunk tells: nothing. */
const findings = (_text: string): readonly string[] => []

/** Throws 400 `personal-data`: a warning, that the person may confirm having read. */
export function checkPersonalData(message: string | null, confirmed: boolean): void {
  if (!message || confirmed || findings(message).length === 0) return
  const sentence =
    'Ce message semble contenir des données sur une personne accompagnée. Retirez-les, ou confirmez qu’il n’y en a pas.'
  throw new Problem(400, 'personal-data', sentence, { message: sentence })
}
