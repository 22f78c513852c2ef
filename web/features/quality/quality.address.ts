import { type QualityFigure, qualityFigures } from '../../../server/contract/vocabulary.quality.ts'
import { type Frein, freins } from '../../../server/contract/vocabulary.ts'

/** What of the base is looked at, as the address of the page says it. */
export interface QualityAsked {
  /** Empty: all of one's own. */
  readonly departement: string
  /** Empty: all. */
  readonly frein: Frein | ''
}

const paramsOf = (url: string) => new URLSearchParams(url.split('?')[1] ?? '')

export function readQualityAddress(url: string): QualityAsked {
  const params = paramsOf(url)
  const frein = params.get('frein') ?? ''
  return { departement: params.get('departement') ?? '', frein: frein in freins ? (frein as Frein) : '' }
}

export const pageAsked = (url: string) => Math.max(1, Number.parseInt(paramsOf(url).get('page') ?? '', 10) || 1)

export const queryOf = ({ departement, frein }: QualityAsked) => ({
  ...(departement && { departement }),
  ...(frein && { frein }),
})

const said = (asked: QualityAsked, more: Readonly<Record<string, string>> = {}) => {
  const query = new URLSearchParams({ ...queryOf(asked), ...more }).toString()
  return query && `?${query}`
}

export const boardHref = (asked: QualityAsked) => `/qualite${said(asked)}`
export const figureHref = (code: QualityFigure, asked: QualityAsked, page = 1) =>
  `/qualite/${code}${said(asked, page > 1 ? { page: String(page) } : {})}`
export const csvHref = (figure: QualityFigure, asked: QualityAsked) => `/api/quality/list.csv${said(asked, { figure })}`

const monthsAsked: Partial<Record<QualityFigure, string>> = {
  'unverified-6': '6',
  'unverified-12': '12',
  expired: '18',
}
/** Asks the structures of what is looked at: a campaign to launch, for what was not confirmed for as long. */
export const campaignHref = (code: QualityFigure, asked: QualityAsked) =>
  `/campagnes${said(asked, { mois: monthsAsked[code] ?? '0' })}`

export const isFigure = (code: string): code is QualityFigure => Object.hasOwn(qualityFigures, code)
