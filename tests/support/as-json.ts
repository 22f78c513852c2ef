import type { TestApp } from './app.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT'

/** Asks the product, and answers the body with its status. */
export const asking =
  (it: TestApp) => async (method: Method, url: string, headers: { cookie: string }, payload?: object) => {
    const answer = await it.app.inject({ method, url, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, ...(answer.body && answer.json()) }
  }
