import { describe, expect, test } from 'vitest'
import { sensitiveFreins } from '../../server/contract/vocabulary.requests.ts'
import { freins } from '../../server/contract/vocabulary.ts'
import { attentionOf, inOrder, shelfOf } from '../../server/features/contact-requests/contact-requests.attention.ts'
import { wordingsFor } from '../../server/features/contact-requests/contact-requests.wordings.ts'
import { personalDataIn } from '../../server/features/listings/listings.personal-data.ts'

describe('the texts to start a demande from', () => {
  const direct = wordingsFor('direct')

  test('are one for each frein, and one for none', () => {
    expect(Object.keys(direct).toSorted()).toEqual(['', ...Object.keys(freins)].toSorted())
  })

  test.each(Object.entries({ ...direct, global: wordingsFor('global')[''], exclusif: wordingsFor('exclusif')[''] }))(
    '«%s» is short and polite, says «vous» and nothing of anybody',
    (_, text) => {
      expect(text).toMatch(/^Bonjour,\n\n.*\b(?:vous|vos)\b.*\?\n\nJe vous remercie/is)
      expect(text!.length).toBeLessThan(400)
      expect(personalDataIn(text!)).toEqual([])
    },
  )

  test('tell nothing of health before the adviser does', () => {
    for (const frein of sensitiveFreins) expect(direct[frein]).toBe(direct[''])
  })
})

const now = new Date('2026-11-27T10:00:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
const delivered = { delivered_at: ago(2), undelivered_at: null, mail_sent_at: null, mail_text: null, mail_error: null }
const row = (changes: Partial<Parameters<typeof attentionOf>[0]>) => ({
  ...{ ...delivered, mail_created_at: null, sent_at: ago(2), seen_at: null, asked_at: null, answered_at: null },
  ...{ state: 'sent' as const, outcome: null, appointment_at: null, acknowledged_at: null, told_at: null },
  ...changes,
})

describe('a demande expects of its adviser', () => {
  test.each([
    ['nothing while it waits', row({}), null, 'waiting'],
    ['nothing once it is read', row({ state: 'seen', seen_at: ago(1) }), null, 'waiting'],
    ['an answer to a question', row({ state: 'seen', asked_at: ago(1) }), 'question', 'attention'],
    ['a call when the mail came back', row({ undelivered_at: ago(1) }), 'undelivered', 'attention'],
    ['a call when the mail has not left after a day', row({ delivered_at: null }), 'undelivered', 'attention'],
    [
      'nothing while a mail to somebody else leaves',
      row({ delivered_at: null, mail_created_at: now }),
      null,
      'waiting',
    ],
    ['to tell of an acceptance', row({ state: 'accepted', told_at: ago(1) }), 'accepted', 'attention'],
    [
      'nothing once it was told, before the appointment',
      row({ state: 'accepted', told_at: ago(1), acknowledged_at: ago(0.5), appointment_at: ago(-2) }),
      ...[null, 'waiting'],
    ],
    [
      'to tell again of an appointment that changed',
      row({ state: 'accepted', told_at: ago(0.2), acknowledged_at: ago(0.5), appointment_at: ago(-2) }),
      ...['accepted', 'attention'],
    ],
    [
      'what came of an appointment the day after',
      row({ state: 'accepted', told_at: ago(5), acknowledged_at: ago(4), appointment_at: ago(1.1) }),
      ...['outcome', 'attention'],
    ],
    [
      'what came of it three weeks later without an appointment',
      row({ state: 'accepted', told_at: ago(22), acknowledged_at: ago(20), answered_at: ago(22) }),
      ...['outcome', 'attention'],
    ],
    ['nothing once that is noted', row({ state: 'accepted', told_at: ago(5), outcome: 'started' }), null, 'closed'],
    ['to look elsewhere when it is refused', row({ state: 'declined', told_at: ago(1) }), 'declined', 'attention'],
    [
      'nothing of a refusal once it was read',
      row({ state: 'declined', told_at: ago(1), acknowledged_at: now }),
      ...[null, 'closed'],
    ],
    [
      'to look elsewhere when Levier took it back',
      row({ state: 'cancelled', told_at: ago(1) }),
      'cancelled',
      'attention',
    ],
    ['nothing when the adviser took it back', row({ state: 'cancelled' }), null, 'closed'],
  ])('%s', (_, one, attention, shelf) => {
    expect([attentionOf(one as never, now), shelfOf(one as never, now)]).toEqual([attention, shelf])
  })

  test('first what is most urgent, and what waits for longest', () => {
    const rows = [
      row({ state: 'declined', told_at: ago(1) }),
      row({ state: 'seen', asked_at: ago(1) }),
      row({ undelivered_at: ago(1) }),
      row({ state: 'seen', asked_at: ago(2) }),
    ]
    const sorted = inOrder(rows as never[], 'attention', now)
    expect(sorted).toEqual([rows[3], rows[1], rows[2], rows[0]])
  })
})
