import type { Why } from '../../contract/search.ts'
import type { Public } from '../../contract/vocabulary.ts'
import { inTown, ofTown } from '../communes/communes.articles.ts'
import type { Commune, Directory } from '../communes/communes.directory.ts'
import { type AnswerDays, answersText } from './listings.answers.ts'
import { daysBetween } from './listings.days.ts'
import type { Distance } from './listings.place.ts'
import { coverageText, freshnessMonths, freshnessOf, monthsBetween } from './listings.rules.ts'

/** What the reasons are drawn from. */
export interface Reasons {
  readonly zone: readonly string[]
  readonly publics: readonly Public[]
  /** The publics asked for: named first. */
  readonly asked?: readonly Public[]
  readonly verifiedOn: string
  readonly answerDays: AnswerDays
  /** The commune asked for, and how far the listing takes place from it. */
  readonly livesIn?: Commune | undefined
  readonly commune?: string | null
  readonly distance?: Distance | null
  /** It can be had without going anywhere. */
  readonly remote?: boolean
}

const phrases: Record<Exclude<Public, 'tous-publics'>, string> = {
  actifs: 'les actifs',
  'beneficiaires-des-minimas-sociaux': 'les bénéficiaires des minima sociaux',
  'demandeurs-emploi': 'les demandeurs d’emploi',
  etudiants: 'les étudiants',
  familles: 'les familles',
  femmes: 'les femmes',
  jeunes: 'les jeunes',
  'personnes-en-situation-de-handicap': 'les personnes en situation de handicap',
  'personnes-en-situation-durgence': 'les personnes en situation d’urgence',
  'personnes-en-situation-juridique-specifique': 'les personnes en situation juridique spécifique',
  'personnes-exilees': 'les personnes exilées',
  'residents-qpv-frr': 'les habitants des QPV et FRR',
  seniors: 'les séniors',
}

/** Who it is for, in words: «Pour les jeunes et 3 autres publics», «Tout public». */
export function publicText(publics: readonly Public[], asked: readonly Public[] = []): string {
  if (publics.length === 0) return 'Public non précisé'
  if (publics.includes('tous-publics')) return 'Tout public'
  const named = [...publics].sort((a, b) => Number(asked.includes(b)) - Number(asked.includes(a)))
  const [first, second] = named.map((code) => phrases[code as keyof typeof phrases])
  if (named.length === 1) return `Pour ${first}`
  return named.length === 2 ? `Pour ${first} et ${second}` : `Pour ${first} et ${named.length - 1} autres publics`
}

const shortMonth = new Intl.DateTimeFormat('fr-FR', { month: 'short', year: 'numeric', timeZone: 'UTC' })

function since(day: string, today: string): string {
  const days = daysBetween(day, today)
  const months = monthsBetween(day, today)
  if (days <= 0) return 'aujourd’hui'
  if (days === 1) return 'hier'
  if (days <= 20) return `il y a ${days} jours`
  return months < 2 ? `il y a ${Math.floor(days / 7)} semaines` : `il y a ${months} mois`
}

/** How sure it is, in words: «Vérifiée il y a 12 jours», «Périmée, vérifiée en févr. 2025». */
export function freshnessText(verifiedOn: string, today: string): string {
  const months = monthsBetween(verifiedOn, today)
  switch (freshnessOf(verifiedOn, today)) {
    case 'fresh':
      return `Vérifiée ${since(verifiedOn, today)}`
    case 'aging':
      return `À reconfirmer, ${months} mois`
    case 'stale':
      return `Pas confirmée depuis ${months} mois`
    case 'expired':
      return `Périmée, vérifiée en ${shortMonth.format(new Date(verifiedOn))}`
  }
}

/** That somebody answered the telephone: «Joint par un conseiller il y a 3 jours». Half a year later it says nothing. */
export function reachedOf(lastReachedOn: string | null, today: string) {
  if (lastReachedOn === null || monthsBetween(lastReachedOn, today) >= freshnessMonths.aging) return null
  return { on: lastReachedOn, text: `Joint par un conseiller ${since(lastReachedOn, today)}` }
}

/** A distance as it is read: «7 km», «≈ 7 km», never under one kilometre. */
const distanceText = ({ km, approximate }: Distance) =>
  `${approximate ? '≈\u00a0' : ''}${Math.max(1, Math.round(km))}\u00a0km`

function nearText({ livesIn, commune, distance, remote }: Reasons): string | null {
  if (!livesIn) return null
  if (!distance) return remote ? 'À distance' : null
  return commune === livesIn.code ? inTown(livesIn.nom) : `${distanceText(distance)} ${ofTown(livesIn.nom)}`
}

/** Why a listing is among the answers: coverage, public, freshness, how soon it answers, then how far it is. */
export function whyOf(reasons: Reasons, directory: Directory, today: string): Why[] {
  const near = nearText(reasons)
  const answers = answersText(reasons.answerDays)
  return [
    { code: 'coverage', text: coverageText(reasons.zone, directory, reasons.livesIn) },
    { code: 'public', text: publicText(reasons.publics, reasons.asked) },
    { code: 'freshness', text: freshnessText(reasons.verifiedOn, today) },
    ...(answers ? [{ code: 'answers', text: answers }] : []),
    ...(near ? [{ code: 'distance', text: near }] : []),
  ]
}
