import { thematiques, thematiquesOfFrein } from '../../../server/contract/vocabulary.listing.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'
import { ChecksPart } from './submission.parts.tsx'

const options = Object.fromEntries(
  (Object.keys(freins) as Frein[]).flatMap((frein) =>
    thematiquesOfFrein[frein].map((code) => [code, thematiques[code]]),
  ),
)

export const ThematiquesPart = () => (
  <ChecksPart field="thematiques" legend="Thématiques" hint="Deux ou trois suffisent." options={options} columns />
)
