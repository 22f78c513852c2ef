import type { SheetFacts, SheetPreview } from '../../../server/contract/sheets.ts'
import { date } from '../../dates.ts'
import { typo } from '../../typography.ts'
import { cx } from '../../ui/cx.ts'
import { PublicDesk } from '../listings/public-desk.tsx'
import { QrCode } from '../listings/qr-code.tsx'
import styles from './sheet.paper.module.css'
import type { Line, Sheet } from './sheet.store.ts'
import { contactsAt } from './sheet.words.ts'

interface Props {
  sheet: Sheet
  preview: SheetPreview | null
  /** The instant it is handed over. */
  at: string
}

/** Listings on one page, as its style sheet breaks them. */
export const perPage = 6
/** Up to so many, each has room for a larger number. */
const roomy = 4

/** The A4 itself: on screen as it will come out of the printer, every measure following its width. */
export function SheetPaper({ sheet, preview, at }: Props) {
  const lines = sheet.lines.filter(({ facts }) => facts)
  return (
    <div class={styles.frame}>
      <div class={cx(styles.paper, lines.length <= roomy && styles.roomy)}>
        <header class={styles.head}>
          <p>
            <b>{typo(contactsAt(preview?.place ?? null))}</b>
          </p>
          <span>{date(at)}</span>
        </header>
        <ol>{lines.map((line) => line.facts && <Item key={line.id} line={line} facts={line.facts} />)}</ol>
        {sheet.bring.trim() && (
          <div class={styles.bring}>
            <b>À apporter</b>
            <p>{typo(sheet.bring.trim())}</p>
          </div>
        )}
        <Foot sheet={sheet} preview={preview} />
      </div>
    </div>
  )
}

/** A span of hours is not cut: a line may end after a dash, whatever the space, but for a word joiner. */
const whole = (line: string) => typo(line).replaceAll(' – ', '\u00a0–\u2060\u00a0')

/** «14 rue des Lavandières, 40100 Dax. Lundi au vendredi : 9 h – 12 h»; a part may end with its own stop, «17 déc.» */
const whereAndWhen = ({ place, remote, closure, hours }: SheetFacts) =>
  [place ?? (remote && 'À distance'), closure, hours.map(whole).join('\u202f; ')]
    .flatMap((part) => (part ? [typo(part)] : []))
    .reduce((said, part) => `${said}${said && (said.endsWith('.') ? ' ' : '. ')}${part}`, '')

const Item = ({ line: { note }, facts }: { line: Line; facts: SheetFacts }) => (
  <li class={styles.item}>
    <div>
      <p class={styles.what}>
        <b>{typo(facts.title)}</b>
        <span>{typo(facts.structure)}</span>
      </p>
      <div class={styles.reach}>
        <PublicDesk brief phone={facts.phone} email={facts.email} website={facts.website} class={styles.number} />
        {note.trim() && <p class={styles.note}>{typo(note.trim())}</p>}
      </div>
      <p class={styles.where}>{whereAndWhen(facts)}</p>
    </div>
    {facts.phone && (
      <QrCode class={styles.qr} text={facts.phone.href} label={`Code QR du numéro ${typo(facts.phone.text)}`} />
    )}
  </li>
)

function Foot({ sheet: { shared }, preview }: Pick<Props, 'sheet' | 'preview'>) {
  const { author, sector } = preview ?? {}
  return (
    <footer class={styles.foot}>
      <div>
        {author && <p>Feuille remise par {typo([author.name, author.organisation].filter(Boolean).join(', '))}.</p>}
        {sector && (
          <p>
            {typo('Référent social : ')}
            {typo([sector.name, sector.phone?.text].filter(Boolean).join(', '))}.
          </p>
        )}
        {shared && <p>Sur votre téléphone, jusqu’au {date(shared.expiresAt)}, visez le code ci-contre.</p>}
      </div>
      {shared && <QrCode class={styles.qr} text={shared.url} label="Code QR de cette feuille" />}
    </footer>
  )
}
