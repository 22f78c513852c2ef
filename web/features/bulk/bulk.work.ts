import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { BulkColumn, BulkLine } from '../../../server/contract/bulk.ts'
import { type BulkField, bulkFields } from '../../../server/contract/vocabulary.bulk.ts'
import type { Result } from '../../api.ts'
import { session } from '../../session.ts'
import type { ChosenFile } from '../../ui/chosen-file.ts'
import type { ChosenStructure } from '../accounts/structure-field.tsx'

/** All of an import under way: it lives in the page, the server keeps nothing before the drafts. */
export interface Work {
  /** An admin’s choice; a partner has its own. */
  readonly structure: ChosenStructure | null
  readonly file: ChosenFile | null
  readonly read: Result<'POST /api/bulk/read'> | null
  readonly columns: readonly (BulkField | null)[]
  readonly defaults: Readonly<Record<string, string>>
  readonly checked: Result<'POST /api/bulk/check'> | null
  readonly chosen: ReadonlySet<number>
  /** Of this import: made with each check. */
  readonly key: string
  readonly done: Result<'POST /api/bulk/import'> | null
  readonly sent: Result<'POST /api/bulk/send'> | null
}

const blank: Work = {
  structure: null,
  file: null,
  read: null,
  columns: [],
  defaults: {},
  checked: null,
  chosen: new Set(),
  key: '',
  done: null,
  sent: null,
}

export const steps = {
  fichier: 'Le fichier',
  colonnes: 'Les colonnes',
  controle: 'Le contrôle',
  resultat: 'Les brouillons',
}
export type Step = keyof typeof steps

const path = '/mes-fiches/tableau'
export const stepHref = (step: Step) => (step === 'fichier' ? path : `${path}?etape=${step}`)

const reached: Readonly<Record<Step, (work: Work) => boolean>> = {
  fichier: () => true,
  colonnes: ({ read }) => read !== null,
  controle: ({ checked }) => checked !== null,
  resultat: ({ done }) => done !== null,
}
export const isReached = (step: Step, work: Work) => reached[step](work)

/** The step of the address, or the last one there is something for: a reload forgets the file. */
export function stepOf(url: string, work: Work): Step {
  const asked = (new URLSearchParams(url.split('?')[1] ?? '').get('etape') ?? 'fichier') as Step
  const all = Object.keys(steps) as Step[]
  const upTo = all.slice(0, Math.max(0, all.indexOf(asked)) + 1)
  return upTo.findLast((step) => isReached(step, work)) ?? 'fichier'
}

/** An import outlives a look at another page. Whose it is: somebody else may sign in. */
let kept: { by: string | undefined; work: Work } | null = null

export function useWork() {
  const by = session.use()?.account?.id
  const { route } = useLocation()
  const [work, setWork] = useState<Work>(() => (kept?.by === by && kept ? kept.work : blank))
  const change = (part: Partial<Work>, step?: Step) => {
    setWork((before) => {
      const work = { ...before, ...part }
      kept = { by, work }
      return work
    })
    if (step) route(stepHref(step))
  }
  return { work, change }
}
type Change = ReturnType<typeof useWork>['change']

/** What each step is given. */
export interface StepProps {
  work: Work
  change: Change
}

/** What a new file starts with. */
export const startedWith = (file: ChosenFile, read: NonNullable<Work['read']>): Partial<Work> => ({
  ...{ file, read, columns: read.columns.map(({ field }: BulkColumn) => field) },
  ...{ defaults: {}, checked: null, chosen: new Set<number>(), done: null, sent: null },
})

/** What a check ends with: what is new is chosen, what seems to be there already is not. */
export const checkedWith = (checked: NonNullable<Work['checked']>): Partial<Work> => ({
  checked,
  chosen: new Set(checked.lines.filter(({ outcome }) => outcome === 'new').map(({ line }) => line)),
  ...{ key: crypto.randomUUID(), done: null, sent: null },
})

/** What is asked with a file once its columns are known. */
export const askedOf = ({ file, structure, columns, defaults }: Work) => ({
  ...{ name: file!.name, content: file!.content, columns: [...columns] },
  ...(structure && { structureId: structure.id }),
  defaults: Object.fromEntries(Object.entries(defaults).filter(([, text]) => text.trim())),
})

/** Columns that say the same as another before them. */
export const repeated = (columns: Work['columns']) =>
  columns.map((field, at) => field !== null && columns.indexOf(field) < at)

/** What keeps columns from being checked, in words; null: nothing. */
export function wrongColumns(columns: Work['columns']): string | null {
  const at = repeated(columns).indexOf(true)
  if (at >= 0)
    return `«\u00a0${bulkFields[columns[at]!]}\u00a0» est choisi deux fois\u00a0: gardez une des deux colonnes.`
  return columns.includes('nom') ? null : 'Dites quelle colonne est le titre des fiches.'
}

export type Filter = 'all' | 'wrong' | 'known'
const filters: Readonly<Record<Filter, (line: BulkLine) => boolean>> = {
  all: () => true,
  wrong: ({ problems }) => problems.length > 0,
  known: ({ outcome, twins }) => outcome === 'known' || twins.length > 0,
}
export const filtered = (lines: readonly BulkLine[], filter: Filter) => lines.filter(filters[filter])
