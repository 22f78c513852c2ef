import type { CampaignTarget } from '../../contract/campaigns.ts'
import type { Territory } from '../../platform/access.ts'
import type { Db } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { findStructure } from '../listings/listings.structures.ts'
import { beyondTerritory } from './verifications.rules.ts'

/** Throws 400 `no-target`: everything at once is not a campaign; 403 `beyond-territory`. */
export async function checkTarget(db: Db, target: CampaignTarget, territory: Territory): Promise<void> {
  const { frein, departement, source, structureId } = target
  if (!frein && !departement && !source && !structureId)
    throw new Problem(400, 'no-target', 'Choisissez un frein, un département, une source ou une structure.')
  if (departement && territory.kind === 'departements' && !territory.codes.includes(departement))
    throw beyondTerritory('Choisissez un département que vous administrez.')
  if (structureId && !(await findStructure(db, structureId, territory)))
    throw beyondTerritory('Choisissez une structure des départements que vous administrez.')
}

export const nobodyToAsk = () =>
  new Problem(
    409,
    'nobody-to-ask',
    'Personne à qui écrire : aucune fiche publiée n’est dans ce cas, ou leurs structures n’ont pas d’adresse.',
  )

export const alreadyEnded = () =>
  new Problem(409, 'already-ended', 'Cette campagne est terminée : tous ses mails sont partis, ou elle a été arrêtée.')
