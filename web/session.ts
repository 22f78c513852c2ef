import type { SessionAccount, SessionState } from '../server/contract/sign-in.ts'
import { call } from './api.ts'
import { store } from './store.ts'

/** Who is signed in; null until the server has said. */
export const session = store<SessionState | null>(null)
/** The session ended while a page was open: whose it was. The frame says so in a line, which interrupts nobody. */
export const lapsed = store<SessionAccount | null>(null)
/** The same, and something the person does needs it: the frame shows a dialog over the page meanwhile. */
export const ended = store<SessionAccount | null>(null)

let waiting: (() => void)[] = []

/** Nobody who has not typed for so long loses a letter to a window that opens. */
const pauseMs = 2000
let typedAt = -pauseMs
addEventListener(
  'input',
  () => {
    typedAt = performance.now()
  },
  true,
)
const typingPauses = async () => {
  while (performance.now() < typedAt + pauseMs) await new Promise((done) => setTimeout(done, pauseMs / 4))
}

/** Tells the other tabs of this browser whose session it is now; `closed` when it is nobody's. */
export const tabs = new BroadcastChannel('levier-session')

/** `before`: who the page on screen is for. */
function accept(state: SessionState, before = session.value?.account) {
  if (lapsed.value && !state.account) return
  // Somebody else signed in: what is on screen is not theirs.
  if (before && state.account && before.id !== state.account.id) return location.assign('/')
  session.value = state
  if (!state.account) return
  tabs.postMessage(state.account.id)
  lapsed.value = null
  ended.value = null
  for (const resume of waiting) resume()
  waiting = []
}

/** Takes the session an endpoint opens, for somebody else too unless a page waits for its own person. */
export const enter = async (state: Promise<SessionState>) => accept(await state, lapsed.value)

export const loadSession = async () => accept(await call('GET /api/session'))
/** The sheet of an interview (`features/sheets`) goes with the session, which is known without its code. */
export const forgetSheet = () => sessionStorage.removeItem('levier:feuille')

/** A fresh load, so that nothing of the session stays in the memory of the page. */
export function leave(where = '/connexion') {
  forgetSheet()
  location.assign(where)
}

/** What nobody asked for found the session ended. */
export function lapse() {
  lapsed.value = session.value?.account ?? null
}

/**
 * Resolves once the session that has just ended is open again; the caller then asks again. What is typed may look
 * something up and find it: the dialog waits for whoever types.
 */
export function reopened(): Promise<void> {
  const account = session.value?.account
  if (!account) return new Promise(() => location.assign(signInHere()))
  lapsed.value = account
  void typingPauses().then(() => {
    ended.value = lapsed.value
  })
  return new Promise((resume) => waiting.push(resume))
}

/** Something may have changed in another tab; without an answer, the next request will tell. */
const look = () => loadSession().catch(() => {})

tabs.onmessage = ({ data }) => {
  if (data === 'closed') leave()
  else if (lapsed.value || session.value?.account?.id !== data) void look()
}
addEventListener('focus', () => lapsed.value && void look())
// A page the browser had put aside comes back as it was left. Signed out since, it leaves, whatever waits on it.
addEventListener('pageshow', async ({ persisted }) => {
  const state = persisted && (await call('GET /api/session').catch(() => null))
  if (!state) return
  if (session.value?.account && !state.account) leave(signInHere())
  else accept(state)
})

/** The part of the page the address leads to, as a mail does. One with a value may be a secret, for no server to read. */
export const anchor = () => (location.hash.includes('=') ? '' : location.hash)

export const signInPath = (from: string) =>
  from === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(from)}`
const signInHere = () => signInPath(location.pathname + location.search + anchor())
