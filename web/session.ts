import type { SessionAccount, SessionState } from '../server/contract/sign-in.ts'
import type { Role } from '../server/contract/vocabulary.ts'
import { call } from './api.ts'
import { safePath } from './safe-path.ts'
import { store } from './store.ts'

/** Who is signed in; null until the server has said. */
export const session = store<SessionState | null>(null)
/** The session ended while a page was open: whose it was. The frame shows a dialog over the page meanwhile. */
export const ended = store<SessionAccount | null>(null)

let waiting: (() => void)[] = []
/** Tells the other tabs of this browser that a session was opened or closed. */
const tabs = new BroadcastChannel('levier-session')

function accept(state: SessionState) {
  const before = ended.value
  if (before && !state.account) return
  // Somebody else signed in: what is on screen is not theirs.
  if (before && state.account && before.id !== state.account.id) return location.assign('/')
  session.value = state
  if (!state.account) return
  ended.value = null
  for (const resume of waiting) resume()
  waiting = []
}

/** Takes the session an endpoint opens; the other tabs follow. */
export async function enter(state: Promise<SessionState>) {
  accept(await state)
  tabs.postMessage('opened')
}

export const loadSession = async () => accept(await call('GET /api/session'))
export const openDemo = (role: Role) => enter(call('POST /api/session/demo', { body: { role } }))

export async function closeSession() {
  const { leave: provider } = await call('DELETE /api/session')
  tabs.postMessage('closed')
  leave(provider ?? undefined)
}

/** Ends the session and stays on an open page, meant for somebody else; the other tabs leave. */
export async function stepOut() {
  await call('DELETE /api/session')
  tabs.postMessage('closed')
  await loadSession()
}

/** A fresh load, so that nothing of the session stays in the memory of the page. */
const leave = (where = '/connexion') => location.assign(where)

/** Resolves once the session that has just ended is open again; the caller then asks again. */
export function reopened(): Promise<void> {
  const account = session.value?.account
  if (!account) return new Promise(() => location.assign(signInPath(location.pathname + location.search)))
  ended.value = account
  return new Promise((resume) => waiting.push(resume))
}

/** The link may have been opened in another tab: look again. */
export async function checkReopened() {
  if (ended.value) await loadSession().catch(() => {})
}

tabs.onmessage = ({ data }) => {
  if (data === 'closed') leave()
  else if (ended.value || !session.value?.account) void loadSession().catch(() => {})
}
addEventListener('focus', () => void checkReopened())

const asked = 'levier:suite'

export const signInPath = (from: string) =>
  from === '/' ? '/connexion' : `/connexion?suite=${encodeURIComponent(from)}`

/** Kept for the link of the mail, which opens in another tab. */
export const rememberPage = (path: string) => localStorage.setItem(asked, path)

export function recallPage(): string {
  const path = safePath(localStorage.getItem(asked))
  localStorage.removeItem(asked)
  return path
}
