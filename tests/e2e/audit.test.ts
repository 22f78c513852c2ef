import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Actor, type AuditEvent, command, record, schedule } from '../../server/platform/audit.ts'
import { anAccount } from '../factories/an-account.ts'
import { axe, shot, useSite } from '../support/browser.ts'

const site = useSite({ engine: false, today: '2026-11-22' })

const address = (page: Page) => page.evaluate(() => location.pathname + location.search)
const lines = (page: Page) => page.getByRole('listitem').filter({ has: page.locator('time') })
const finder = (page: Page) => page.getByLabel('Qui, ou sur qui')

/** An admin of the Landes, and some days of work there. */
let admin: { id: string }
beforeAll(async () => {
  const { db } = site.product.deps
  const departements = ['40']
  admin = await anAccount(db, { role: 'admin', name: 'Nadia Ferrand', departements })
  const adviser = await anAccount(db, { name: 'Éloïse Gérard', departements: ['40', '64'] })
  const partner = await anAccount(db, { role: 'partner', name: 'Relais mobilité des Landes', departements })
  const gone = await anAccount(db, { name: 'Partie', departements })
  const stranger = await anAccount(db, { role: 'admin', name: 'Ombeline Lointaine', departements: ['51'] })
  const by = ({ id }: { id: string }): Actor => ({ kind: 'account', id, address: '192.0.2.0' })
  const about = ({ id }: { id: string }) => ({ target: { kind: 'account', id }, departements }) as const
  const write = (at: string, actor: Actor, event: AuditEvent) =>
    record(db, actor, { departements, ...event }, new Date(`2026-11-${at}:00Z`))
  await write('12T08:04', command('account'), {
    action: 'account.created',
    ...about(partner),
    detail: { role: 'partner' },
  })
  await write('12T14:30', by(admin), {
    action: 'account.closed',
    ...about(gone),
    detail: { cause: 'admin', reason: 'Départ en retraite' },
  })
  await write('12T14:31', by(gone), { action: 'account.exported', ...about(gone) })
  await db.deleteFrom('accounts').where('id', '=', gone.id).execute()
  await write('20T02:40', schedule('expire-requests'), {
    action: 'request.expired',
    target: { kind: 'access-request', id: gone.id },
  })
  await write('20T09:12', by(stranger), {
    action: 'account.changed',
    ...about(adviser),
    departements: ['40', '51', '64'],
    detail: { fields: ['role', 'departements'], from: 'partner', to: 'adviser', departements: ['40', '64'] },
  })
  await write('22T07:58', by(adviser), { action: 'session.opened', ...about(adviser), detail: { provider: null } })
  await write(
    '22T08:30',
    { kind: 'visitor', id: null, address: '2001:db8:a::' },
    { action: 'session.refused', ...about(adviser), detail: { code: 'link-used' } },
  )
  await write('22T08:41', by(admin), { action: 'account.link-sent', ...about(adviser) })
})

describe('the journal', () => {
  it('is not for an adviser', async () => {
    const page = await site.open('/journal', { as: 'adviser' })
    await page.getByRole('heading', { name: 'Cette page n’est pas ouverte à votre compte' }).waitFor()
    await expect.poll(() => page.getByRole('button', { name: 'Télécharger (CSV)' }).count()).toBe(0)
    expect(await axe(page)).toEqual([])
  })

  it('tells an admin who did what, under its days, the newest first', async () => {
    const page = await site.open('/journal', { as: admin })
    await page.getByRole('heading', { name: 'Dimanche 22 nov. 2026' }).waitFor()
    const texts = await lines(page).allInnerTexts()
    expect(texts[0]!.split('\n').filter(Boolean)).toEqual([
      '9\u00a0h\u00a041',
      'Lien de connexion envoyé\u00a0· Éloïse Gérard',
      ...['Par', 'Nadia Ferrand', 'Réseau 192.0.2.0', 'Dép.\u00a040'],
    ])
    expect(texts.join()).toMatch(/Compte supprimé [0-9a-f]{8}/)
    expect(texts.join()).toContain('Compte d’un autre territoire')
    expect(texts.join()).not.toContain('Ombeline')
    await page.getByRole('link', { name: 'Tâches' }).click()
    await page.getByRole('heading', { level: 1, name: 'Tâches planifiées' }).waitFor()
  })

  it('is narrowed by choices the address keeps, and widened again', async () => {
    const page = await site.open('/journal', { as: admin })
    await lines(page).first().waitFor()
    const all = await lines(page).count()
    await finder(page).fill('eloise')
    await expect.poll(() => lines(page).count()).toBe(4)
    await page.getByLabel('Action').selectOption({ label: 'Connexion refusée' })
    await expect.poll(() => lines(page).count()).toBe(1)
    await page.getByText('Refus\u00a0: lien déjà utilisé').waitFor()
    await page.getByLabel('Du').fill('2026-11-23')
    await page.getByRole('heading', { name: 'Aucune ligne ne répond à ces choix' }).waitFor()
    await expect.poll(() => address(page)).toBe('/journal?q=eloise&action=session.refused&du=2026-11-23')
    expect(await axe(page)).toEqual([])
    await shot(page, 'audit-nothing')
    await page.goBack()
    await expect.poll(() => lines(page).count()).toBe(1)
    await expect.poll(() => page.getByLabel('Du').inputValue()).toBe('')
    await page.goto('/journal?du=2026-11-30&au=2026-11-01')
    await page.getByRole('heading', { name: 'Le premier jour vient après le dernier' }).waitFor()
    await page.getByRole('link', { name: 'Chercher du 1er\u00a0nov.\u00a02026 au 30\u00a0nov.\u00a02026' }).click()
    await lines(page).first().waitFor()
    await expect.poll(() => page.getByLabel('Du').inputValue()).toBe('2026-11-01')
    await page.goto('/journal?q=personne')
    await page.getByRole('link', { name: 'Tout effacer' }).click()
    await expect.poll(() => lines(page).count()).toBe(all)
    await expect.poll(() => finder(page).inputValue()).toBe('')
  })

  it('is downloaded with the same choices', async () => {
    const page = await site.open('/journal?action=account.closed', { as: admin })
    await lines(page).first().waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger (CSV)' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('journal-levier-2026-11-22.csv')
    const text = await new Response((await file.createReadStream()) as unknown as ReadableStream).text()
    expect(text.trim().split('\r\n')).toHaveLength(2)
    expect(text).toContain('Raison : Départ en retraite')
    await expect.poll(() => address(page)).toBe('/journal?action=account.closed')
  })

  it('says that it cannot be downloaded while the server does not answer', async () => {
    const page = await site.open('/journal', { as: admin })
    await lines(page).first().waitFor()
    await page.route('**/api/account', (route) => route.abort())
    await page.getByRole('button', { name: 'Télécharger (CSV)' }).click()
    await page.getByText('Le serveur ne répond pas').waitFor()
    await page.unroute('**/api/account')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger (CSV)' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
  })

  it('gives what is before at a press, and says when that fails', async () => {
    const rows = Array.from({ length: 60 }, () => ({
      ...{ at: site.product.deps.clock.now(), actor_kind: 'command' as const, actor_id: 'essai' },
      ...{ action: 'structure.created', departements: ['15'], detail: '{}' },
    }))
    await site.product.deps.db.insertInto('audit_events').values(rows).execute()
    const cantal = await anAccount(site.product.deps.db, { role: 'admin', departements: ['15'] })
    const page = await site.open('/journal?action=structure.created', { as: cantal })
    const more = page.getByRole('button', { name: 'Afficher la suite' })
    await more.waitFor()
    await expect.poll(() => lines(page).count()).toBe(50)
    await page.route('**/api/audit?**', (route) => route.abort())
    await more.click()
    await page.getByRole('alert').getByText('Le serveur ne répond pas').waitFor()
    await expect.poll(() => lines(page).count()).toBe(50)
    await page.unroute('**/api/audit?**')
    await more.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lines(page).count()).toBe(60)
    await more.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText('60\u00a0lignes').waitFor()
    expect(await axe(page)).toEqual([])
  })

  it('says what is wrong in an address somebody wrote, and leads out of it', async () => {
    const page = await site.open('/journal?du=2026-02-30', { as: admin })
    await page.getByText('Ce jour n’existe pas.').waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: 'Voir tout le journal' }).click()
    await lines(page).first().waitFor()
    await expect.poll(() => address(page)).toBe('/journal')
  })

  it('is empty where nothing happened', async () => {
    const nobody = await anAccount(site.product.deps.db, { role: 'admin', departements: ['972'] })
    const page = await site.open('/journal?action=account.closed', { as: nobody })
    await page.getByRole('heading', { name: 'Aucune ligne ne répond à ces choix' }).waitFor()
    await expect.poll(() => page.getByLabel('Action').inputValue()).toBe('account.closed')
  })

  it.each([360, 768, 1280])('has nothing for axe to say at %i px, light or dark', async (width) => {
    for (const dark of [false, true]) {
      const page = await site.open('/journal?du=2026-11-01', { width, dark, as: admin })
      await lines(page).first().waitFor()
      await shot(page, `audit-${width}${dark ? '-dark' : ''}`)
      expect(await axe(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})
