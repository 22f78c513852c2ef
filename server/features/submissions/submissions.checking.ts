import type { FieldProblems, ListingContent } from '../../contract/content.ts'
import type { SubmissionTwin } from '../../contract/submissions.ts'
import type { Deps } from '../../deps.ts'
import type { Db, Trx } from '../../platform/db.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import { checkContent } from '../listings/listings.checks.ts'
import { settledContent } from '../listings/listings.content.ts'
import { findTwins } from '../listings/listings.twins.ts'
import { fingerprint } from '../oppositions/oppositions.rules.ts'

type Ground = Pick<Deps, 'clock' | 'directory'>

/** Why a content cannot be sent, a sentence by field. */
export async function problemsOf(db: Db | Trx, content: ListingContent, { clock, directory }: Ground) {
  const settled = settledContent(content)
  const opposed = await opposedAmong(db, settled)
  return checkContent(settled, {
    directory: directory(),
    today: clock.today(),
    isOpposed: (kind, value) => opposed.has(fingerprint(kind, value)),
  }) satisfies FieldProblems
}

async function opposedAmong(db: Db | Trx, { intervenants }: ListingContent): Promise<Set<string>> {
  const prints = intervenants.flatMap(({ telephone, courriel }) => {
    const [number, address] = [telephone && phoneOf(telephone), courriel && emailOf(courriel)]
    return [number && fingerprint('telephone', number), address && fingerprint('courriel', address)]
  })
  const asked = prints.filter((print) => print !== null && print !== '')
  if (asked.length === 0) return new Set()
  const rows = await db.selectFrom('oppositions').select('fingerprint').where('fingerprint', 'in', asked).execute()
  return new Set(rows.map((row) => row.fingerprint))
}

interface Compared {
  readonly id: string
  readonly structureId: string
  /** Admins are told of what others have not published yet. */
  readonly all: boolean
}

/** The listings that are probably the same one. */
export async function twinsOf(
  db: Db | Trx,
  { nom, commune, adresse, intervenants }: ListingContent,
  { id, structureId, all }: Compared,
): Promise<SubmissionTwin[]> {
  const telephones = intervenants.flatMap(({ telephone }) => telephone ?? [])
  const twins = await findTwins(db, { structureId, nom, telephones, commune, adresse, exceptId: id })
  return twins
    .filter(({ own, state }) => all || own || state === 'published')
    .map((twin) => ({ ...twin, reasons: [...twin.reasons] }))
}
