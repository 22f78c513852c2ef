import { describe, expect, test } from 'vitest'
import { useApp } from '../support/app.ts'

const levier = useApp({ engine: false, today: '2026-11-26' })
type Who = 'partner' | 'admin' | 'adviser' | 'referent'
const get = async (url: string, as: Who = 'partner') => levier.app.inject({ url, headers: await levier.signIn(as) })
const suggest = async (payload: object, as: Who = 'partner') =>
  levier.app.inject({
    method: 'POST',
    url: '/api/submissions/thematiques',
    payload,
    headers: await levier.signIn(as),
  })

test.each(['adviser', 'referent'] as const)('%s, who writes no listing, is refused', async (role) => {
  expect((await get('/api/submissions/templates', role)).statusCode).toBe(403)
  expect((await get('/api/submissions/hours?horaires=24/7', role)).statusCode).toBe(403)
  expect((await suggest({ texte: 'permis' }, role)).statusCode).toBe(403)
})

test('an admin, who edits on behalf, is helped as a partner is', async () => {
  expect((await get('/api/submissions/templates', 'admin')).statusCode).toBe(200)
  expect((await suggest({ texte: 'permis' }, 'admin')).statusCode).toBe(200)
})

describe('thématiques', () => {
  test('are suggested from the words typed', async () => {
    const response = await suggest({ texte: 'Permis B accompagné\nUne auto-école sociale.' })
    expect(response.json().thematiques[0]).toBe('mobilite--preparer-un-permis')
  })

  test('are none for an empty text, and refused to a text too long', async () => {
    expect((await suggest({ texte: '' })).json()).toEqual({ thematiques: [] })
    const response = await suggest({ texte: 'a'.repeat(25_001) })
    expect([response.statusCode, response.json().code]).toEqual([400, 'too-long'])
  })
})

describe('templates', () => {
  test('come with what they fill in and what they tell', async () => {
    const { templates } = (await get('/api/submissions/templates')).json()
    expect(templates[0]).toMatchObject({
      code: 'permis-accompagne',
      frein: 'mobilite',
      label: 'Permis accompagné',
      content: { type: 'formation', thematiques: ['mobilite--preparer-un-permis'] },
      helps: { nom: expect.stringContaining('Permis B accompagné') },
    })
  })
})

describe('opening hours', () => {
  const hours = (text: string) => get(`/api/submissions/hours?horaires=${encodeURIComponent(text)}`)

  test('are said in words', async () => {
    const { rows, raw } = (await hours('Jul-Aug Mo-Fr 09:00-12:00')).json()
    expect(rows).toEqual([{ days: 'Juillet et août, lundi au vendredi', hours: '9\u00a0h – 12\u00a0h' }])
    expect(raw).toBeNull()
  })

  test('that nobody can read are given back', async () => {
    expect((await hours('tous les matins')).json()).toMatchObject({ rows: [], raw: 'tous les matins' })
  })

  test.each(['', 'a'.repeat(1001)])('are refused with a sentence: %.10j', async (text) => {
    const response = await hours(text)
    expect([response.statusCode, response.json().code]).toEqual([400, 'invalid-hours'])
  })
})
