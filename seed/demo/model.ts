import type {
  ModeMobilisation,
  PersonneMobilisatrice,
  Thematique,
  TypeDeService,
} from '../../server/contract/vocabulary.listing.ts'
import type { Public } from '../../server/contract/vocabulary.ts'
import type { Area, Town } from './places.ts'

/** Only the ranges ARCEP keeps for fiction: nobody answers there. That of 02 61 91 is left to the tests. */
export type FictionalPhone = `${'01 99 00' | '03 53 01' | '04 65 71' | '05 36 49' | '06 39 98'} ${string}`
export type ExampleEmail = `${string}@${string}.example`
export type ExampleUrl = `https://${string}.example${string}`
export type Point = readonly [latitude: number, longitude: number]

export type Weekday = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa'

/** Dated meetings: on that weekday, so many weeks after the first one that follows the seeding. */
export interface Sessions {
  readonly on: Weekday
  readonly weeks: readonly number[]
  /** `14:00-16:00` */
  readonly hours: string
}

export interface DemoContact {
  readonly name?: string
  readonly role?: string
  readonly tel?: FictionalPhone
  readonly mail?: ExampleEmail
  readonly note?: string
}

export interface DemoListing {
  /** Unique within the structure. */
  readonly id: string
  readonly nom: string
  readonly description: string
  readonly type: TypeDeService
  readonly thematiques: readonly [Thematique, ...Thematique[]]
  /** Default: everyone. */
  readonly publics?: readonly Public[]
  readonly publicsPrecisions?: string
  readonly conditions?: string
  /** What it costs, in words; absent: free; null: not known. */
  readonly paid?: string | null
  /** Absent: on site only. */
  readonly remote?: 'only' | 'also'
  /** Where people must live. Default: the département of the structure; empty: anywhere. */
  readonly covers?: readonly (Town | Area)[]
  /** Absent: at the structure; null: no fixed place. */
  readonly at?: { readonly town: Town; readonly adresse: string; readonly point?: Point } | null
  readonly complement?: string
  /** Who may ask. Default: professionals and the persons themselves. */
  readonly by?: readonly PersonneMobilisatrice[]
  /** Default: by what the contacts give. */
  readonly modes?: readonly ModeMobilisation[]
  readonly how?: string
  readonly link?: ExampleUrl
  /** OSM opening_hours or dated meetings. Absent: those of the structure; null: not known. */
  readonly horaires?: string | Sessions | null
  readonly hoursPerWeek?: number
  readonly weeks?: number
  readonly contacts?: readonly DemoContact[]
  readonly verifiedDaysAgo: number
}

export interface DemoStructure {
  readonly id: string
  readonly nom: string
  readonly description: string
  readonly town: Town
  readonly adresse?: string
  /** Absent: known to the commune only. */
  readonly point?: Point
  readonly tel?: FictionalPhone
  readonly mail?: ExampleEmail
  readonly site?: ExampleUrl
  readonly horaires?: string
  readonly listings: readonly DemoListing[]
}
