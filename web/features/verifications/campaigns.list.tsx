import type { Campaign } from '../../../server/contract/campaigns.ts'
import { call } from '../../api.ts'
import { date } from '../../dates.ts'
import { count, number, typo } from '../../typography.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { RefusalNote } from '../../ui/refusal.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Status } from '../../ui/status.tsx'
import { useSend } from '../../use-send.ts'
import styles from './campaigns.module.css'
import { answersWords, listingsWords, outcomes, sinceWords, stateWords, targetWords } from './campaigns.words.ts'

interface Props {
  campaigns: readonly Campaign[]
  onChange: (campaign: Campaign) => void
}

export const CampaignsList = ({ campaigns, onChange }: Props) => (
  <Sheet bare>
    <ul aria-label="Campagnes">
      {campaigns.map((campaign) => (
        <Row key={campaign.id} campaign={campaign} onChange={onChange} />
      ))}
    </ul>
  </Sheet>
)

function Row({ campaign, onChange }: { campaign: Campaign; onChange: (campaign: Campaign) => void }) {
  const { id, launchedAt, launchedBy, state, can } = campaign
  const { busy, refusal, send } = useSend(async () =>
    onChange(await call('POST /api/campaigns/:id/stop', { params: { id } })),
  )
  return (
    <li class={styles.campaign}>
      <div class={styles.head}>
        <div>
          <h2>{typo(targetWords(campaign))}</h2>
          <p class="small mute">
            {typo(sinceWords(campaign))}. Lancée le {date(launchedAt)}
            {launchedBy && ` par ${launchedBy}`}.
          </p>
        </div>
        <Status state={state === 'stopped' ? 'stale' : state === 'sent' ? 'ok' : 'aging'}>{stateWords[state]}</Status>
      </div>
      <Progress campaign={campaign} />
      {can.stop && (
        <div class="row">
          <Button
            kind="no"
            icon="x"
            aria-label={`Arrêter l’envoi : ${targetWords(campaign)}`}
            onClick={() => void send()}
          >
            {busy ? 'Un instant…' : 'Arrêter l’envoi'}
          </Button>
          <span class="small mute">Ce qui est parti reste parti.</span>
        </div>
      )}
      <RefusalNote refusal={refusal} />
    </li>
  )
}

/** What came of each mail: in words first, then as a bar with its legend. */
function Progress({ campaign }: { campaign: Campaign }) {
  const { progress } = campaign
  const parts = outcomes
    .map((outcome) => ({ ...outcome, value: progress[outcome.place] }))
    .filter(({ value }) => value > 0)
  return (
    <>
      <p>
        {answersWords(campaign)}. <span class="mute">{listingsWords(campaign)}.</span>
      </p>
      <Bar parts={parts} />
      <ul class={styles.legend} aria-label={`${count(progress.sent, 'mail parti', 'mails partis')}`}>
        {parts.map(({ place, label, value }) => (
          <li key={place}>
            <span class={cx(styles.key, styles[place])} aria-hidden="true" />
            {label} <b>{number(value)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Drawn by its attributes: the page allows no style of its own. */
function Bar({ parts }: { parts: readonly { place: string; value: number }[] }) {
  const total = parts.reduce((sum, { value }) => sum + value, 0)
  let x = 0
  return (
    <svg class={styles.bar} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      {parts.map(({ place, value }) => {
        const width = (value / total) * 1000
        x += width
        return <rect key={place} class={styles[place]} x={x - width} width={width} height="10" />
      })}
    </svg>
  )
}
