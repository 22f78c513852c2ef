import type { QualityBoard, QualityRow } from '../../../server/contract/quality.ts'
import { type QualityFigure, qualityFigures, type qualityGroups } from '../../../server/contract/vocabulary.quality.ts'

export const countOf = ({ figures }: QualityBoard, code: QualityFigure) =>
  figures.find((figure) => figure.code === code)?.count ?? 0

const percents = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 })
const finer = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 })

/** «62 %»; a part that is not nothing is never «0 %», nor all but one «100 %». */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–'
  const ratio = part / whole
  if (part > 0 && ratio < 0.005) return `< ${percents.format(0.01)}`
  return (ratio > 0.995 && part < whole ? finer : percents).format(Math.min(ratio, part < whole ? 0.999 : 1))
}

/** Work is counted by itself: it is no part of what is published. */
export const isPart = (code: QualityFigure) => qualityFigures[code].group !== 'work'

export const figuresOf = (group: keyof typeof qualityGroups) =>
  (Object.keys(qualityFigures) as QualityFigure[]).filter((code) => qualityFigures[code].group === group)

const monthYear = new Intl.DateTimeFormat('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** «nov. 2026». */
export const monthText = (day: string) => monthYear.format(new Date(day))

/** What a line of a list leads to. */
export const acts = {
  read: 'Relire',
  settle: 'Traiter',
  merge: 'Réunir',
  correct: 'Corriger',
} as const satisfies Readonly<Record<QualityRow['act'], string>>
