import type { ListingTemplate } from '../../contract/submissions.helps.ts'
import { type Frein, freins } from '../../contract/vocabulary.ts'
import { type Draft, templateOf } from './templates.ground.ts'
import * as helping from './templates.helping.ts'
import * as living from './templates.living.ts'
import * as moving from './templates.moving.ts'

const drafts: Readonly<Record<Frein, readonly Draft[]>> = {
  mobilite: moving.mobilite,
  logement: moving.logement,
  'garde-enfants': moving.gardeEnfants,
  sante: living.sante,
  budget: living.budget,
  'administratif-juridique': living.administratifJuridique,
  numerique: living.numerique,
  'langue-illettrisme': living.langueIllettrisme,
  'alimentation-equipement': helping.alimentationEquipement,
  handicap: helping.handicap,
  'famille-aidants': helping.familleAidants,
  'violences-separation': helping.violencesSeparation,
  'isolement-confiance': helping.isolementConfiance,
}

/** Usual kinds of listing, in the order of the freins: what goes without saying is filled, the rest has an example. */
export const templates: readonly ListingTemplate[] = (Object.keys(freins) as Frein[]).flatMap((frein) =>
  drafts[frein].map((draft) => templateOf(frein, draft)),
)
