import { useLocation, useRoute } from 'preact-iso'
import type { QualityRow } from '../../../server/contract/quality.ts'
import { type QualityFigure, qualityFigures } from '../../../server/contract/vocabulary.quality.ts'
import { freins } from '../../../server/contract/vocabulary.ts'
import { call, type Result } from '../../api.ts'
import { count, typo } from '../../typography.ts'
import { LinkButton } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Desk, QualityTabs } from '../../ui/desk.tsx'
import { Download } from '../../ui/download.tsx'
import { ForbiddenPage, isForbidden } from '../../ui/forbidden-page.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NotFound } from '../../ui/not-found.tsx'
import { Pages } from '../../ui/pages.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, ErrorState } from '../../ui/state.tsx'
import { useLoad } from '../../use-load.ts'
import {
  boardHref,
  campaignHref,
  csvHref,
  figureHref,
  isFigure,
  pageAsked,
  type QualityAsked,
  queryOf,
  readQualityAddress,
} from './quality.address.ts'
import styles from './quality.module.css'
import { acts } from './quality.words.ts'

type List = Result<'GET /api/quality/list'>

/** The listings behind a figure, each with where it is put right. */
export function QualityListPage() {
  const code = useRoute().params.figure ?? ''
  return isFigure(code) ? <FigurePage key={code} code={code} /> : <NotFound />
}

function FigurePage({ code }: { code: QualityFigure }) {
  const { url } = useLocation()
  const asked = readQualityAddress(url)
  const page = pageAsked(url)
  const { value, error, reload } = useLoad(
    (signal) => call('GET /api/quality/list', { query: { figure: code, page, ...queryOf(asked) }, signal }),
    [asked.departement, asked.frein, page],
  )
  const { title, means } = qualityFigures[code]
  if (isForbidden(error)) return <ForbiddenPage title={title} />
  return (
    <Desk
      title={typo(title)}
      lead={typo(means)}
      action={value && value.total > 0 && <Actions code={code} asked={asked} />}
      tabs={<QualityTabs />}
    >
      <p class={styles.back}>
        <a class={styles.go} href={boardHref(asked)}>
          <Icon name="arrow-left" /> Tous les chiffres
        </a>
        {value && <span class="mute">{scopeText(value.total, asked)}</span>}
      </p>
      {error ? <ErrorState error={error} onRetry={reload} /> : null}
      {!error && !value && <SkeletonRows rows={8} label="La liste arrive" />}
      {!error && value && <Lines list={value} code={code} asked={asked} />}
    </Desk>
  )
}

const scopeText = (total: number, { departement, frein }: QualityAsked) =>
  [count(total, 'ligne'), departement && `département ${departement}`, frein && freins[frein].toLowerCase()]
    .filter(Boolean)
    .join(', ')

const asksToConfirm = new Set<QualityFigure>(['unverified-6', 'unverified-12', 'expired', 'no-member'])

const Actions = ({ code, asked }: { code: QualityFigure; asked: QualityAsked }) => (
  <>
    {asksToConfirm.has(code) && (
      <LinkButton icon="mail" href={campaignHref(code, asked)}>
        Lancer une campagne
      </LinkButton>
    )}
    <Download href={csvHref(code, asked)}>Exporter (CSV)</Download>
  </>
)

interface LinesProps {
  list: List
  code: QualityFigure
  asked: QualityAsked
}

function Lines({ list, code, asked }: LinesProps) {
  if (list.total === 0) return <EmptyState icon="circle-check" title="Rien ici" text="Aucune fiche n’est concernée." />
  return (
    <>
      <Sheet bare>
        <table class={cx(styles.table, styles.lines)}>
          <caption class="sr">{typo(qualityFigures[code].title)}</caption>
          <thead class={styles.heads}>
            <tr>
              <th scope="col" class={styles.column}>
                Fiche
              </th>
              <th scope="col" class={styles.column}>
                Structure
              </th>
              <th scope="col" class={styles.column}>
                {typo(qualityFigures[code].detail)}
              </th>
              <th scope="col" class={styles.column}>
                <span class="sr">Que faire</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.rows.map((row) => (
              <Line key={row.id} row={row} code={code} />
            ))}
          </tbody>
        </table>
      </Sheet>
      <Pages
        label="Pages de la liste"
        page={list.page}
        last={Math.ceil(list.total / list.pageSize)}
        to={(page) => figureHref(code, asked, page)}
      />
    </>
  )
}

const Line = ({
  row: { listing, structure, commune, detail, act, path },
  code,
}: {
  row: QualityRow
  code: QualityFigure
}) => (
  <tr class={styles.line}>
    <th scope="row" class={cx(styles.cell, styles.named)}>
      {listing.published ? <a href={`/fiches/${listing.id}`}>{typo(listing.title)}</a> : typo(listing.title)}
    </th>
    <td class={cx(styles.cell, styles.more)}>{typo([structure.name, commune].filter(Boolean).join(', '))}</td>
    <td class={cx(styles.cell, styles.more)}>
      <span class={styles.only}>{typo(`${qualityFigures[code].detail} : `)}</span>
      {typo(detail) || '–'}
    </td>
    <td class={cx(styles.cell, styles.act)}>
      <a href={path} aria-label={`${acts[act]}, ${listing.title}`}>
        {acts[act]}
      </a>
    </td>
  </tr>
)
