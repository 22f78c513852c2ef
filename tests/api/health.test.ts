import { describe, expect, it } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { serverDb } from '../../server/platform/db.ts'
import { startTestApp, useApp } from '../support/app.ts'

describe('health', () => {
  const its = useApp()

  it('answers anybody with the state of the database and of the word engine, and the version', async () => {
    const answer = await its.app.inject('/api/health')
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      status: 'ok',
      database: 'ok',
      search: 'ok',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    })
  })

  it('is degraded, not down, without the word engine', async () => {
    const other = await startTestApp({ engine: false })
    const answer = await other.app.inject('/api/health')
    await other.close()
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({ status: 'degraded', database: 'ok', search: 'down' })
  })

  it('is down without the database', async () => {
    const db = serverDb('postgres://127.0.0.1:1/nobody', () => {})
    const app = await buildApp({ ...its.deps, db })
    const answer = await app.inject('/api/health')
    await app.close()
    await db.destroy()
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({
      code: 'database-down',
      message: 'La base de données ne répond pas. Réessayez dans un instant.',
    })
  })
})

describe('the description of the interface', () => {
  const its = useApp()

  it('is closed to strangers', async () => {
    expect((await its.app.inject('/api/openapi.json')).statusCode).toBe(401)
  })

  it('tells programs the endpoints of the contract, their rights and their refusals', async () => {
    const answer = await its.app.inject({ url: '/api/openapi.json', headers: await its.signIn('adviser') })
    const { openapi, paths } = answer.json()
    expect(openapi).toBe('3.1.0')
    expect(paths['/api/health'].get).toMatchObject({ security: [] })
    expect(paths['/api/openapi.json'].get).toMatchObject({ security: [{ session: [] }] })
    expect(Object.keys(paths['/api/communes'].get.responses)).toEqual(['200', '4XX', '5XX'])
  })
})
