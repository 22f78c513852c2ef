import { setTimeout as sleep } from 'node:timers/promises'

/** What could tell whether something exists takes this long for everybody: a commit that writes is slower than one that does not. */
const answerMs = 150

/** Ends with the work, never before the time that work takes at most. */
export async function noSooner<T>(work: Promise<T>): Promise<T> {
  const [done] = await Promise.all([work, sleep(answerMs)])
  return done
}
