import type { PreparedRequest } from '../../../server/contract/contact-requests.own.ts'
import { type AnswerWay, sensitiveFreins } from '../../../server/contract/vocabulary.requests.ts'
import type { Frein } from '../../../server/contract/vocabulary.ts'
import { tabMemory } from '../../tab-memory.ts'

/** The form as it is typed. */
export interface Draft {
  /** Made once: sent twice, it is one demande. */
  readonly formKey: string
  readonly freins: readonly Frein[]
  /** Name in the mail the freins that tell of health. */
  readonly named: boolean
  /** Null: the wording suggested for the freins. */
  readonly message: string | null
  readonly reference: string
  readonly commune: string
  readonly answerWay: AnswerWay
  readonly phone: string
  readonly informed: boolean
}

/** In this tab only, until it is sent: a reload, a way back or a session that ends loses nothing. */
export const draftMemory = (target: string) => tabMemory<Draft>(`demande-${target}`, 24 * 60)

export const blankDraft = (prepared: PreparedRequest): Draft => ({
  formKey: crypto.randomUUID(),
  freins: prepared.freins,
  commune: prepared.commune?.code ?? '',
  answerWay: prepared.answerWay,
  ...{ named: false, message: null, reference: '', phone: '', informed: false },
})

/** The text to start from: that of the first frein, in words of none when none has its own. */
export const wordingOf = ({ wordings }: PreparedRequest, freins: readonly Frein[]) =>
  wordings[freins[0] ?? ''] ?? wordings[''] ?? ''

export const messageOf = (draft: Draft, prepared: PreparedRequest) => draft.message ?? wordingOf(prepared, draft.freins)

export const sensitiveIn = (freins: readonly Frein[]) => freins.filter((frein) => sensitiveFreins.includes(frein))

/** What is left blank, with the sentence to show beside it. */
export const blanksOf = (draft: Draft, prepared: PreparedRequest): Record<string, string> => ({
  ...(!messageOf(draft, prepared).trim() && { message: 'Dites en quelques mots ce que vous demandez.' }),
  ...(!draft.informed && { informed: 'Informez la personne avant d’écrire, puis cochez la case.' }),
})

/** What is sent of it. */
export const bodyOf = (draft: Draft, prepared: PreparedRequest, confirmed: boolean) => ({
  ...{ formKey: draft.formKey, kind: prepared.kind, target: prepared.target, freins: [...draft.freins] },
  ...{ sensitiveInMail: draft.named && sensitiveIn(draft.freins).length > 0, informed: true as const },
  ...{ message: messageOf(draft, prepared), answerWay: draft.answerWay },
  ...(draft.commune && { commune: draft.commune }),
  ...(draft.reference.trim() && { reference: draft.reference.trim() }),
  ...(draft.answerWay === 'telephone' && draft.phone.trim() && { phone: draft.phone.trim() }),
  ...(confirmed && { confirmed }),
})
