import type {
  Structure,
  StructureChanges,
  StructureDetails,
  StructureField,
} from '../../../server/contract/structures.ts'
import type { ReseauPorteur } from '../../../server/contract/vocabulary.reseaux.ts'

const texts = [
  'nom',
  'description',
  'siret',
  'adresse',
  'complement_adresse',
  'code_postal',
  'telephone',
  'courriel',
  'site_web',
  'accessibilite_lieu',
] as const
export type TextField = (typeof texts)[number]

/** The form as it is typed. */
export type Draft = Readonly<Record<TextField, string>> & {
  readonly commune: string
  readonly horaires_accueil: string | null
  readonly reseaux_porteurs: readonly ReseauPorteur[]
}

/** A number is read and typed in pairs: kept ones are dialled from anywhere. */
const inPairs = (kept: string) => (/^\+33\d{9}$/.test(kept) ? `0${kept.slice(3)}`.replace(/\d{2}(?=\d)/g, '$& ') : kept)

const shown = (field: TextField, value: string | null) => (field === 'telephone' ? inPairs(value ?? '') : (value ?? ''))

export const draftOf = (details: StructureDetails): Draft => ({
  ...(Object.fromEntries(texts.map((field) => [field, shown(field, details[field])])) as Record<TextField, string>),
  commune: details.commune ?? '',
  horaires_accueil: details.horaires_accueil,
  reseaux_porteurs: details.reseaux_porteurs,
})

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What was typed that is not what is kept. */
export function changesOf(draft: Draft, details: StructureDetails): StructureChanges {
  const kept = draftOf(details)
  const changed = (Object.keys(kept) as StructureField[]).filter((field) => {
    const [typed, before] = [draft[field], kept[field]]
    return !same(typeof typed === 'string' ? typed.trim() : typed, before)
  })
  return Object.fromEntries(
    changed.map((field) => {
      const typed = draft[field]
      return [field, typeof typed === 'string' && field !== 'nom' ? typed.trim() || null : typed]
    }),
  )
}

export const isChanged = (draft: Draft, details: StructureDetails) => Object.keys(changesOf(draft, details)).length > 0

/** The fields somebody else changed meanwhile. */
export function changedBy(before: StructureDetails, newest: StructureDetails): StructureField[] {
  return (Object.keys(newest) as StructureField[]).filter((field) => !same(before[field], newest[field]))
}

/** What was typed stays; the rest becomes what is kept now. */
export function caughtUp(draft: Draft, before: StructureDetails, newest: StructureDetails): Draft {
  const [old, kept] = [draftOf(before), draftOf(newest)]
  return Object.fromEntries(
    (Object.keys(kept) as StructureField[]).map((field) => [
      field,
      same(draft[field], old[field]) ? kept[field] : draft[field],
    ]),
  ) as unknown as Draft
}

/** What a tab keeps of a form that was not sent. */
export interface KeptDraft {
  readonly draft: Draft
  readonly base: Pick<Structure, 'id' | 'version'>
}
