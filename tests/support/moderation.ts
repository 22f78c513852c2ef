import type { TestApp } from './app.ts'

type Who = { cookie: string }

/** What admins ask the product in tests of the queue. */
export const moderation = (it: TestApp) => {
  const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, headers: Who | undefined, payload?: object) =>
    it.app.inject({ method, url: `/api/moderation/${path}`, ...(headers && { headers }), ...(payload && { payload }) })
  const decide = (id: string, verb: string, headers: Who, payload: object) =>
    ask('POST', `revisions/${id}/${verb}`, headers, payload)
  return {
    ask,
    get: async (path: string, headers: Who) => (await ask('GET', path, headers)).json(),
    publish: (id: string, headers: Who, version = 2) => decide(id, 'publish', headers, { version }),
    askChanges: (id: string, headers: Who, remarks: object = { adresse: 'Le numéro manque.' }, version = 2) =>
      decide(id, 'ask-changes', headers, { version, remarks }),
    reject: (id: string, headers: Who, reason = 'Cette aide relève d’un autre département.', version = 2) =>
      decide(id, 'reject', headers, { version, reason }),
    decide,
  }
}
