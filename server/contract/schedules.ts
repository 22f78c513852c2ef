import { type Static, Type } from 'typebox'
import { Instant, Nullable, Obj } from './fields.ts'

export const Schedule = Obj({
  name: Type.String(),
  /** What it does, in a sentence. */
  does: Type.String(),
  /** When, in words: «Chaque nuit, à 2 h 30». */
  when: Type.String(),
  lastRun: Nullable(
    Obj({
      startedAt: Instant,
      endedAt: Nullable(Instant),
      /** How many things it changed. */
      done: Nullable(Type.Integer()),
      failed: Type.Boolean(),
    }),
  ),
  /** It should have run since. */
  late: Type.Boolean(),
})
export type Schedule = Static<typeof Schedule>

export const schedulesApi = {
  'GET /api/schedules': {
    access: { admin: null },
    summary: 'What the instance does by itself, and when it last did',
    response: { 200: Obj({ schedules: Type.Array(Schedule) }) },
  },
} as const
