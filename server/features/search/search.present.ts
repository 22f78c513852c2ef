import type { Hit, Why } from '../../contract/search.ts'
import { availabilities } from '../../contract/vocabulary.availability.ts'
import type { Public } from '../../contract/vocabulary.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { availabilityOf } from '../listings/listings.availability.ts'
import { closedText } from '../listings/listings.closure.ts'
import { type Distance, happensRemotely, shownKm } from '../listings/listings.place.ts'
import { coverageKindOf, freinsOf, freshnessOf } from '../listings/listings.rules.ts'
import { whyOf } from '../listings/listings.why.ts'
import { briefly } from './search.brief.ts'
import type { Card } from './search.cards.ts'
import type { Selected } from './selection.ts'

/** What a hit is shown from, besides itself. */
export interface Scene {
  readonly directory: Directory
  readonly today: string
  readonly commune: Commune | undefined
  readonly asked: readonly Public[]
  hoursNow(raw: string, commune: string | null): { open: boolean | null; brief: string }
}

const someWords: Why = { code: 'words', text: 'Une partie de vos mots' }

function whyHere(card: Card, { tier }: Selected, distance: Distance | null, remote: boolean, scene: Scene): Why[] {
  const { zone_eligibilite: zone, publics, verified_on: verifiedOn, answer_days: answerDays, commune } = card
  const { asked, commune: livesIn, directory, today } = scene
  return [
    ...whyOf({ zone, publics, asked, verifiedOn, answerDays, livesIn, commune, distance, remote }, directory, today),
    ...(tier === 2 ? [someWords] : []),
  ]
}

export function hitOf(card: Card, selected: Selected, scene: Scene): Hit {
  const { directory, today } = scene
  const commune = card.commune ? directory.resolve(card.commune) : undefined
  const approximate = selected.approximate || (selected.distanceKm !== null && scene.commune?.approximate === true)
  const distance = selected.distanceKm === null ? null : { km: shownKm(selected.distanceKm), approximate }
  const remote = happensRemotely(card.modes_accueil)
  const why = whyHere(card, selected, distance, remote, scene)
  return {
    id: card.id,
    title: card.title,
    summary: card.summary,
    structure: { id: card.structure_id, name: card.structure },
    freins: freinsOf(card.thematiques),
    thematiques: card.thematiques,
    publics: card.publics,
    commune: commune ? { code: commune.code, name: commune.nom } : null,
    distanceKm: distance?.km ?? null,
    approximate,
    remote,
    coverage: coverageKindOf(card.zone_eligibilite, directory),
    verifiedOn: card.verified_on,
    freshness: freshnessOf(card.verified_on, today),
    why,
    brief: briefly(why, card.publics, { placed: scene.commune !== undefined, publics: scene.asked }),
    ...openingOf(card, scene),
    availability: roomOf(card, scene),
  }
}

/** A temporary closure goes before the week. */
function openingOf(card: Card, { today, hoursNow }: Scene): Pick<Hit, 'openNow' | 'openText'> {
  const closed = closedText(card, today)
  if (closed) return { openNow: false, openText: closed }
  const hours = card.horaires_accueil ? hoursNow(card.horaires_accueil, card.commune) : null
  return { openNow: hours?.open ?? null, openText: hours?.brief ?? null }
}

function roomOf(card: Card, { today }: Scene): Hit['availability'] {
  const known = availabilityOf(card, today)
  return known && { state: known.state, text: availabilities[known.state] }
}
