import type { Role } from '../server/contract/vocabulary.ts'
import { call } from './api.ts'
import { enter, forgetSheet, leave, loadSession, tabs } from './session.ts'

/** Into the demonstration. */
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
  forgetSheet()
  await loadSession()
}
