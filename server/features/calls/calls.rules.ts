import type { CallOutcome } from '../../contract/vocabulary.calls.ts'
import type { ReportField, ReportKind } from '../../contract/vocabulary.reports.ts'
import { notFound, Problem } from '../../platform/errors.ts'

const minute = 60_000
/** The same outcome by the same person is the same call: a second tap, or a page that was sent twice. */
const sameCallMinutes = 10
/** Long enough to see a slip, too short to change one’s mind. */
const undoMinutes = 30

/** An equal tap made since then is the same one. */
export const sameSince = (now: Date) => new Date(now.getTime() - sameCallMinutes * minute)
/** Until when a call may be taken back. */
export const undoableUntil = (at: Date) => new Date(at.getTime() + undoMinutes * minute)

/** What a call says is wrong in a listing, for those who decide about it. */
export const reportedBy: Readonly<Partial<Record<CallOutcome, { kind: ReportKind; field: ReportField | null }>>> = {
  'wrong-number': { kind: 'wrong-number', field: 'telephone' },
  closed: { kind: 'closed', field: null },
}

/** Those that change what a search finds. */
export const saysRoom = (outcome: CallOutcome) => outcome === 'full'

export const noCall = () => notFound('C’est déjà annulé.')
export const tooLate = () =>
  new Problem(
    409,
    'too-late',
    'C’est noté depuis trop longtemps pour être annulé. Si c’est faux, signalez l’erreur sur la fiche.',
  )
