import { type Thematique, thematiques, thematiquesOfFrein } from '../../../server/contract/vocabulary.listing.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'

export interface Group {
  readonly name: string
  readonly codes: readonly Thematique[]
}

const byFrein = (Object.keys(freins) as Frein[]).map((frein) => ({
  name: freins[frein],
  codes: thematiquesOfFrein[frein],
}))
const ofFreins = new Set(byFrein.flatMap(({ codes }) => codes))

/** All the thématiques by frein, then those of work and training, which belong to none. */
export const groups: readonly Group[] = [
  ...byFrein,
  {
    name: 'Emploi et formation',
    codes: (Object.keys(thematiques) as Thematique[]).filter((code) => !ofFreins.has(code)),
  },
]
