import { expect, it } from 'vitest'
import { schedules } from '../../server/schedules.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite({ engine: false, holding: async () => {} })

const [failed, late, running, done, nothing] = schedules.map(({ name }) => name)

async function someRuns() {
  const { clock, db } = site.product.deps
  const now = clock.now()
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000)
  const run = { started_at: now, ended_at: now, done: 0, error: null }
  await db.deleteFrom('schedule_runs').execute()
  await db
    .insertInto('schedule_runs')
    .values([
      { ...run, name: failed!, done: null, error: '23505' },
      { ...run, name: late!, started_at: days(12), ended_at: days(12) },
      { ...run, name: running!, ended_at: null, done: null },
      { ...run, name: done!, done: 1204 },
      { ...run, name: nothing! },
    ])
    .execute()
}

it('is not for an adviser', async () => {
  const page = await site.open('/taches', { as: 'adviser' })
  await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
  expect(await axe(page)).toEqual([])
})

it('says of each schedule what it does, when, when it last did and how it went, in words', async () => {
  await someRuns()
  const page = await site.open('/taches', { as: 'admin' })
  const rows = page.getByRole('row')
  await expect.poll(() => rows.count()).toBe(schedules.length + 1)
  const texts = (await rows.allInnerTexts()).slice(1).map((text) => text.replace(/[\u00a0\u202f]/g, ' '))
  expect(texts[0]).toMatch(/aujourd’hui à .*Échec/is)
  expect(texts[1]).toMatch(/En retard/)
  expect(texts[2]).toMatch(/En cours/)
  expect(texts[3]).toMatch(/Fait\s*1 204 éléments/)
  expect(texts[4]).toMatch(/Fait\s*Rien à traiter/)
  expect(texts.at(-1)).toMatch(/jamais\s*À faire/i)
})

it('is looked at again at a press, and says when the server is lost', async () => {
  await someRuns()
  const page = await site.open('/taches', { as: 'admin' })
  await page.getByText('Échec').waitFor()
  const { db, clock } = site.product.deps
  const ended = { error: null, done: 3, ended_at: clock.now() }
  await db.updateTable('schedule_runs').set(ended).where('name', '=', failed!).execute()
  const again = page.getByRole('button', { name: 'Actualiser' })
  await again.click()
  await page.getByText('3\u00a0éléments').waitFor()
  await page.route('**/api/schedules', (route) => route.abort())
  await again.click()
  await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
  expect(await axe(page)).toEqual([])
  await page.unroute('**/api/schedules')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await page.getByText('3\u00a0éléments').waitFor()
})

it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
  await someRuns()
  for (const dark of [false, true]) {
    const page = await site.open('/taches', { width, dark, as: 'admin' })
    await page.getByText('Échec').waitFor()
    await shot(page, `schedules-${width}${dark ? '-dark' : ''}`)
    expect(await axe(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})
