import type { Campaign } from '../../contract/campaigns.ts'
import { pseudonymOf } from '../../platform/audit.ts'
import type { Directory } from '../communes/communes.directory.ts'
import { sourceName } from '../listings/listings.sources.ts'
import { showTitle } from '../listings/listings.title.ts'
import type { CampaignCount, CampaignRow } from './campaigns.queries.ts'

const totalOf = (counts: readonly CampaignCount[], of: (count: CampaignCount) => number) =>
  counts.reduce((sum, count) => sum + of(count), 0)

function progressOf(counts: readonly CampaignCount[]): Campaign['progress'] {
  const at = (place: CampaignCount['place']) => totalOf(counts, (one) => (one.place === place ? one.count : 0))
  const [toSend, leftOut] = [at('toSend'), at('leftOut')]
  return {
    ...{ toSend, leftOut, sent: totalOf(counts, ({ count }) => count) - toSend - leftOut },
    ...{ confirmed: at('confirmed'), changed: at('changed'), claimed: at('claimed') },
    ...{ bounced: at('bounced'), noAnswer: at('noAnswer') },
  }
}

export function presentCampaign(row: CampaignRow, all: readonly CampaignCount[], directory: Directory): Campaign {
  const counts = all.filter(({ campaign_id }) => campaign_id === row.id)
  const { departement, source, structure, structure_id } = row
  return {
    id: row.id,
    frein: row.frein,
    departement: departement
      ? { code: departement, name: directory.departement(departement)?.nom ?? departement }
      : null,
    source: source ? { code: source, name: sourceName(source) } : null,
    structure: structure_id && structure ? { id: structure_id, name: showTitle(structure) } : null,
    months: row.months,
    launchedAt: row.created_at.toISOString(),
    launchedBy: row.launched_by ?? (row.created_by && pseudonymOf(row.created_by)),
    state: row.state,
    endedAt: row.ended_at?.toISOString() ?? null,
    listings: totalOf(counts, ({ listings }) => listings),
    answered: totalOf(counts, ({ answered }) => answered),
    progress: progressOf(counts),
    can: { stop: row.own && row.state === 'sending' },
  }
}
