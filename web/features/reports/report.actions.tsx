import { useRef, useState } from 'preact/hooks'
import type { ReportDetail } from '../../../server/contract/reports.ts'
import { type PartnerAnswer, partnerAnswers } from '../../../server/contract/vocabulary.reports.ts'
import { call } from '../../api.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { DecisionForm, useDecision } from '../../ui/decision.tsx'
import { TextArea } from '../../ui/field.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { RefusalNote } from '../../ui/refusal.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { useSend } from '../../use-send.ts'
import styles from './report.review.module.css'

interface Props {
  report: ReportDetail
  /** Something changed that decides nothing. */
  onChange: (report: ReportDetail) => void
  onDecided: (report: ReportDetail) => void
  onLate: (sentence: string) => Promise<void>
}

type Way = 'fixed' | 'dismissed' | 'unpublish'

interface Words {
  readonly text: string
  readonly icon: IconName
  readonly label: string
  readonly hint: string
  readonly note?: string
  readonly submit: string
  /** The key of the queue that opens it. */
  readonly key?: 'p' | 'r'
}

const ways: Readonly<Record<Way, Words>> = {
  fixed: {
    text: 'C’est corrigé',
    icon: 'check',
    label: 'Un mot pour la personne qui a signalé (facultatif)',
    hint: 'Elle est remerciée par e-mail, avec ce mot.',
    submit: 'Clore et remercier',
    key: 'p',
  },
  dismissed: {
    text: 'Rien à corriger',
    icon: 'x',
    label: 'Pourquoi rien ne change',
    hint: 'La personne qui a signalé le lira par e-mail.',
    submit: 'Clore et répondre',
    key: 'r',
  },
  unpublish: {
    text: 'Retirer la fiche',
    icon: 'circle-x',
    label: 'Raison du retrait',
    hint: 'La structure et la personne qui a signalé la liront par e-mail.',
    note: 'La fiche quitte les résultats aussitôt, et tous ses signalements sont clos. La structure peut la rouvrir.',
    submit: 'Retirer la fiche',
  },
}

/** What may be done about it: correct, ask, close. */
export function ReportActions(props: Props) {
  const { report } = props
  const [open, setOpen] = useState<Way | null>(null)
  const row = useRef<HTMLDivElement>(null)
  useShortcut('p', () => setOpen('fixed'))
  useShortcut('r', () => setOpen('dismissed'))
  if (report.can.respond) return <Respond {...props} />
  if (!report.can.decide) return null
  const offered = (Object.keys(ways) as Way[]).filter((way) => way !== 'unpublish' || report.can.unpublish)
  const close = () => {
    row.current?.querySelector<HTMLElement>(`[data-opens=${open}]`)?.focus()
    setOpen(null)
  }
  return (
    <div class={styles.actions}>
      <div ref={row} class="row">
        {offered.map((way) => (
          <Button
            key={way}
            icon={ways[way].icon}
            {...(way === 'unpublish' && { kind: 'no' })}
            data-opens={way}
            aria-expanded={open === way}
            aria-keyshortcuts={ways[way].key}
            onClick={() => setOpen(open === way ? null : way)}
          >
            {ways[way].text}
            {ways[way].key && <Kbd hint>{ways[way].key.toUpperCase()}</Kbd>}
          </Button>
        ))}
        <LinkButton kind="bare" href={report.editor}>
          Corriger la fiche
        </LinkButton>
        <Ask {...props} />
      </div>
      {offered.map((way) => (
        <Closing key={way} {...props} way={way} open={open === way} onClose={close} />
      ))}
    </div>
  )
}

function Ask({ report, onChange }: Props) {
  const { busy, refusal, send } = useSend(async () =>
    onChange(await call('POST /api/reports/:id/ask', { params: { id: report.id } })),
  )
  useShortcut('c', () => report.can.ask && void send())
  if (!report.can.ask) return null
  return (
    <>
      <Button kind="bare" icon="mail" aria-keyshortcuts="c" onClick={() => void send()}>
        {busy ? 'Envoi…' : 'Demander à la structure'}
        <Kbd hint>C</Kbd>
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  )
}

function closeReport(id: string, way: Way, words: string): Promise<ReportDetail> {
  const params = { id }
  if (way === 'unpublish') return call('POST /api/reports/:id/unpublish', { params, body: { reason: words } })
  return call('POST /api/reports/:id/decide', { params, body: { state: way, ...(words && { answer: words }) } })
}

interface ClosingProps extends Props {
  way: Way
  open: boolean
  onClose: () => void
}

function Closing({ report, way, open, onClose, ...then }: ClosingProps) {
  const [text, setText] = useState('')
  const decision = useDecision(() => closeReport(report.id, way, text.trim()), then)
  const words = ways[way]
  const refused = decision.refusal?.fields
  return (
    <DecisionForm
      label={words.text}
      open={open}
      onClose={onClose}
      decision={decision}
      beside={['answer', 'reason']}
      submit={{ kind: way === 'unpublish' ? 'no' : 'go', icon: words.icon, text: words.submit, busy: 'Envoi…' }}
    >
      <TextArea
        label={words.label}
        hint={words.hint}
        maxLength={500}
        value={text}
        error={text.trim() ? undefined : (refused?.answer ?? refused?.reason)}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {words.note && <p class="small mute">{words.note}</p>}
    </DecisionForm>
  )
}

/** What a structure answers about its own listing: until an admin decides, it may say otherwise. */
const Respond = (props: Props) => (
  <div class={styles.actions}>
    <p class="small mute">Corrigez la fiche si elle est fausse, puis dites-le ici.</p>
    <div class="row">
      <LinkButton href={props.report.editor}>Corriger la fiche</LinkButton>
      {(Object.keys(partnerAnswers) as PartnerAnswer[]).map((answer) => (
        <Answer key={answer} {...props} answer={answer} />
      ))}
    </div>
  </div>
)

function Answer({ report, answer, onChange, onLate }: Props & { answer: PartnerAnswer }) {
  const { busy, refusal, send } = useDecision(
    () => call('POST /api/reports/:id/respond', { params: { id: report.id }, body: { answer } }),
    { onDecided: onChange, onLate },
  )
  return (
    <>
      <Button
        icon={answer === 'corrected' ? 'check' : 'circle-check'}
        aria-pressed={report.partner?.answer === answer}
        onClick={() => void send()}
      >
        {busy ? 'Envoi…' : partnerAnswers[answer]}
      </Button>
      <RefusalNote refusal={refusal} />
    </>
  )
}
