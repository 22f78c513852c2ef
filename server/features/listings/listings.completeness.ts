import type { ModeMobilisation } from '../../contract/vocabulary.listing.ts'
import type { Frais, ModeAccueil } from '../../contract/vocabulary.ts'
import { happensOnSite } from './listings.place.ts'

/** What a listing says, as far as its completeness is concerned. */
export interface Said {
  readonly modes_accueil: readonly ModeAccueil[]
  readonly has_address: boolean
  readonly modes_mobilisation: readonly ModeMobilisation[]
  readonly says_who_may_ask: boolean
  readonly has_phone: boolean
  readonly has_email: boolean
  readonly has_link: boolean
  readonly publics: readonly string[]
  readonly thematiques: readonly string[]
  readonly frais: Frais | null
  readonly has_frais_details: boolean
  readonly description_length: number
}

function lengthScore(length: number): number {
  if (length < 50) return 0
  if (length < 200) return 0.5
  return length <= 2000 ? 1 : 0.5
}

const fraisScore = ({ frais, has_frais_details }: Said) =>
  frais === null ? 0 : frais === 'payant' && !has_frais_details ? 0.5 : 1

/** The quality score of data·inclusion, 0 to 1, mean of what applies, without recency: freshness is ranked by itself. */
export function completenessOf(said: Said): number {
  const asked = said.modes_mobilisation
  const scores: (number | boolean | null)[] = [
    happensOnSite(said.modes_accueil) ? said.has_address : null,
    asked.includes('telephoner') ? said.has_phone : null,
    asked.includes('envoyer-un-courriel') ? said.has_email : null,
    (asked.length > 0 ? 0.5 : 0) + (said.says_who_may_ask ? 0.5 : 0),
    said.has_phone || said.has_email || said.has_link,
    said.publics.length > 0,
    said.thematiques.length > 0,
    fraisScore(said),
    lengthScore(said.description_length),
  ]
  const applying = scores.filter((score) => score !== null).map(Number)
  return applying.reduce((sum, score) => sum + score, 0) / applying.length
}
