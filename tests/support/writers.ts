import type { ListingContent } from '../../server/contract/content.ts'
import type { Submission } from '../../server/contract/submissions.ts'
import { aContent } from '../factories/a-content.ts'
import { aStructure } from '../factories/a-structure.ts'
import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'

type Who = { cookie: string }

/** What somebody signed in asks of the listings they write. */
export const writing = (it: TestApp, headers: Who) => {
  const call = async (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) => {
    const answer = await it.app.inject({ method, url: `/api/submissions${path}`, headers, ...(payload && { payload }) })
    return {
      status: answer.statusCode,
      ...(answer.json() as Submission & { code?: string; message?: string; fields?: Record<string, string> }),
    }
  }
  return {
    call,
    start: async (body: object = {}) => (await call('POST', '', body)).id,
    read: (id: string) => call('GET', `/${id}`),
    save: (id: string, version: number, content: Partial<ListingContent> = {}) =>
      call('PUT', `/${id}`, { version, content: aContent(content) }),
    send: (id: string, version: number) => call('POST', `/${id}/send`, { version }),
    withdraw: (id: string) => call('POST', `/${id}/withdraw`, {}),
    discard: (id: string, version: number) => call('POST', `/${id}/discard`, { version }),
    archive: (id: string, reason = 'Fin du financement.') => call('POST', `/${id}/archive`, { reason }),
    reopen: (id: string) => call('POST', `/${id}/reopen`, {}),
  }
}
export type Writing = ReturnType<typeof writing>

/** A structure in Mont-de-Marsan and one of its people, signed in. */
export async function aWriter(it: TestApp, { name = 'Camille Autrice', trusted = false } = {}) {
  const structure = await aStructure(it.deps.db)
  if (trusted) await it.deps.db.updateTable('structures').set({ trusted }).where('id', '=', structure.id).execute()
  const account = await anAccount(it.deps.db, {
    role: 'partner',
    structureId: structure.id,
    name,
    departements: ['40'],
  })
  const headers = await it.signIn(account)
  return { structure, account, headers, ...writing(it, headers) }
}
