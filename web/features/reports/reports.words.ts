import type { Report } from '../../../server/contract/reports.ts'
import { type ReportField, reportFields } from '../../../server/contract/vocabulary.reports.ts'
import { day, time } from '../../dates.ts'
import { count } from '../../typography.ts'

export const fieldName = (field: ReportField | null) => (field ? reportFields[field] : 'Toute la fiche')

const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
const dayMs = 86_400_000

/** «aujourd’hui 14 h», «demain 14 h», «jeudi 26 nov. 14 h». */
export function whenText(iso: string, now: number): string {
  const that = dayOf.format(new Date(iso))
  const near: Record<string, string> = {
    [dayOf.format(new Date(now - dayMs))]: 'hier',
    [dayOf.format(new Date(now))]: 'aujourd’hui',
    [dayOf.format(new Date(now + dayMs))]: 'demain',
  }
  return `${near[that] ?? day(iso)} ${time(iso)}`
}

/** «19 h», «3 jours», «10 min». */
export function lapse(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return `${minutes}\u00a0min`
  const hours = Math.round(minutes / 60)
  return hours < 72 ? `${hours}\u00a0h` : count(Math.round(hours / 24), 'jour')
}

interface Due {
  readonly late: boolean
  readonly text: string
}

/** «Depuis 19 h, à traiter avant demain 14 h». */
export function dueText({ createdAt, dueAt }: Pick<Report, 'createdAt' | 'dueAt'>, now: number): Due {
  const late = Date.parse(dueAt) < now
  const since = `Depuis ${lapse(now - Date.parse(createdAt))}`
  if (late) return { late, text: `${since}, en retard de ${lapse(now - Date.parse(dueAt))}` }
  return { late, text: `${since}, à traiter avant ${whenText(dueAt, now)}` }
}

/** How many found it out by calling. */
export const afterCalls = (calls: number) => (calls === 1 ? 'Dit après un appel' : `Dit après ${calls}\u00a0appels`)
