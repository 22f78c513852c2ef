import { cantalAurillac } from './cantal-aurillac.ts'
import { cantalMobiliteLogement } from './cantal-mobilite-logement.ts'
import { cantalSanteFamille } from './cantal-sante-famille.ts'
import { cantalVie } from './cantal-vie.ts'
import { doubles } from './doubles.ts'
import { landesBudgetDroits } from './landes-budget-droits.ts'
import { landesFamille } from './landes-famille.ts'
import { landesLogement } from './landes-logement.ts'
import { landesMobilite } from './landes-mobilite.ts'
import { landesSante } from './landes-sante.ts'
import { landesSavoirs } from './landes-savoirs.ts'
import { landesVie } from './landes-vie.ts'
import { lozereFamille } from './lozere-famille.ts'
import { lozereLogementBudget } from './lozere-logement-budget.ts'
import { lozereMobilite } from './lozere-mobilite.ts'
import { lozereSante } from './lozere-sante.ts'
import { lozereVie } from './lozere-vie.ts'
import { marneBudgetDroits } from './marne-budget-droits.ts'
import { marneMobiliteLogement } from './marne-mobilite-logement.ts'
import { marneSanteFamille } from './marne-sante-famille.ts'
import { marneVie } from './marne-vie.ts'
import type { DemoStructure } from './model.ts'

/** Landes, Lozère, Cantal, Marne: every structure, person and address is invented. */
export const territory: readonly DemoStructure[] = [
  ...landesMobilite,
  ...landesLogement,
  ...landesFamille,
  ...landesSante,
  ...landesBudgetDroits,
  ...landesSavoirs,
  ...landesVie,
  ...lozereMobilite,
  ...lozereFamille,
  ...lozereSante,
  ...lozereLogementBudget,
  ...lozereVie,
  ...cantalMobiliteLogement,
  ...cantalSanteFamille,
  ...cantalVie,
  ...cantalAurillac,
  ...doubles,
  ...marneMobiliteLogement,
  ...marneSanteFamille,
  ...marneBudgetDroits,
  ...marneVie,
]
