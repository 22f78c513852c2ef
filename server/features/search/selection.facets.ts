import { availabilityCodes, everyone, freinCodes, publicCodes } from './selection.entry.ts'

export interface Facets {
  readonly frein: Record<string, number>
  readonly public: Record<string, number>
  readonly accueil: Record<string, number>
  readonly frais: Record<string, number>
  readonly dispo: Record<string, number>
}

/** Which groups of filters a listing does not pass, as bits. */
export const missed = { frein: 1, public: 2, accueil: 4, frais: 8, dispo: 16 } as const

export interface Tally {
  readonly freins: Uint32Array
  readonly publics: Uint32Array
  /** For everyone, or not stated: any public filter keeps them. */
  everyone: number
  onSite: number
  remote: number
  gratuit: number
  payant: number
  /** By state, not known first. */
  readonly dispo: Uint32Array
}

export const makeTally = (): Tally => ({
  freins: new Uint32Array(freinCodes.length),
  publics: new Uint32Array(publicCodes.length),
  everyone: 0,
  onSite: 0,
  remote: 0,
  gratuit: 0,
  payant: 0,
  dispo: new Uint32Array(availabilityCodes.length + 1),
})

function addBits(counts: Uint32Array, mask: number) {
  for (let rest = mask; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++
}

/** Counts a listing that misses nothing in every group, one that misses a single group in that group only. */
export function tallyFreins(tally: Tally, misses: number, freins: number) {
  if ((misses & ~missed.frein) === 0) addBits(tally.freins, freins)
}

export function tallyPublics(tally: Tally, misses: number, publics: number) {
  if ((misses & ~missed.public) !== 0) return
  if (publics & everyone) tally.everyone++
  else addBits(tally.publics, publics)
}

export function tallyAccueil(tally: Tally, misses: number, onSite: boolean, remote: boolean) {
  if ((misses & ~missed.accueil) !== 0) return
  if (onSite) tally.onSite++
  if (remote) tally.remote++
}

export function tallyFrais(tally: Tally, misses: number, gratuit: boolean, payant: boolean) {
  if ((misses & ~missed.frais) !== 0) return
  if (gratuit) tally.gratuit++
  else if (payant) tally.payant++
}

export function tallyDispo(tally: Tally, misses: number, state: number) {
  if ((misses & ~missed.dispo) === 0) tally.dispo[state]!++
}

/** Each count is how many listings ticking that value alone in its group would leave. */
export const facetsOf = (tally: Tally): Facets => ({
  frein: Object.fromEntries(freinCodes.map((code, bit) => [code, tally.freins[bit]!])),
  public: Object.fromEntries(publicCodes.map((code, bit) => [code, tally.publics[bit]! + tally.everyone])),
  accueil: { 'en-presentiel': tally.onSite, 'a-distance': tally.remote },
  frais: { gratuit: tally.gratuit, payant: tally.payant },
  dispo: Object.fromEntries(availabilityCodes.map((code, i) => [code, tally.dispo[i + 1]!])),
})
