import type { FastifyInstance } from 'fastify'
import type { SheetContent, SheetPreview } from '../../contract/sheets.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import type { SheetContentRow } from '../../platform/schema-sheets.ts'
import { ownAccount } from '../accounts/own-account.queries.ts'
import { communeAsked } from '../communes/communes.rules.ts'
import { sheetMail } from './sheets.mails.ts'
import { presentOwn, presentOwnSheet, presentPreview, presentShared, type Setting } from './sheets.present.ts'
import {
  changeSheet,
  readNamed,
  readOwnSheets,
  readShared,
  readSheetMail,
  sendSheet,
  shareSheet,
  stopSharing,
} from './sheets.queries.ts'
import { checkShown, mailState, mailUntil, sharedUrl, tidy, toShow } from './sheets.rules.ts'

type Ground = Pick<Deps, 'db' | 'clock' | 'directory' | 'config'>

export function sheetsRoutes(app: FastifyInstance, ground: Ground) {
  paperRoutes(app, ground)
  linkRoutes(app, ground)
}

const settingOf = ({ clock, directory }: Ground): Setting => ({
  ...{ directory: directory(), now: clock.now(), today: clock.today() },
})

/** Its commune by today’s code. Throws 400: unknown. */
const tidied = (body: SheetContent, { directory }: Ground): SheetContentRow =>
  tidy({ ...body, commune: body.commune && communeAsked(body.commune, directory()).code })

/** What will be printed or sent: written nowhere. */
function paperRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock } = ground

  const preview = async (body: SheetContent, accountId: string): Promise<SheetPreview> => {
    const { name, organisation } = await ownAccount(db, accountId)
    const read = await readNamed(db, tidied(body, ground))
    return presentPreview(read, { name, organisation }, settingOf(ground))
  }

  route(app, 'POST /api/sheets/preview', ({ body, account }) => preview(body, account.id))

  route(app, 'POST /api/sheets/mails', async ({ body: { email, ...body }, account }) => {
    const sheet = await preview(body, account.id)
    if (sheet.listings.every(({ facts }) => !facts)) throw nothingLeft()
    const now = clock.now()
    const mail = { to: email, ...sheetMail(sheet), expiresAt: mailUntil(now), eraseRecipient: true } as const
    return { id: await sendSheet(db, account.id, mail, now), state: 'sending' as const }
  })

  route(app, 'GET /api/sheets/mails/:id', async ({ params: { id }, account }) => ({
    id,
    state: mailState(await readSheetMail(db, id, account.id), clock.now()),
  }))
}

const nothingLeft = () =>
  new Problem(409, 'nothing-left', 'Plus aucune de ces ressources n’est proposée : il n’y a rien à envoyer.')

/** What is shown to whoever has the link. */
function linkRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground

  const shown = (body: SheetContent & { withNotes: boolean; confirmed?: boolean }, accountId: string) => {
    const content = toShow(tidied(body, ground), body.withNotes)
    checkShown(content, body.confirmed ?? false)
    return { accountId, content, now: clock.now() }
  }

  route(app, 'GET /api/sheets', async ({ account }) => ({
    sheets: (await readOwnSheets(db, account.id, clock.now())).map(presentOwnSheet),
  }))
  route(app, 'POST /api/sheets', async ({ body, account }) => {
    const { token, ...row } = await shareSheet(db, shown(body, account.id))
    return { ...presentOwn(row), url: sharedUrl(config.publicUrl, token) }
  })
  route(app, 'PUT /api/sheets/:id', async ({ params: { id }, body, account }) =>
    presentOwn(await changeSheet(db, id, shown(body, account.id))),
  )
  route(app, 'DELETE /api/sheets/:id', async ({ params: { id }, account }) => {
    await stopSharing(db, id, account.id)
    return null
  })
  route(app, 'POST /api/sheets/read', async ({ body: { token } }) => {
    const { content, expires_at } = await readShared(db, token, clock.now())
    return presentShared(await readNamed(db, content), expires_at, settingOf(ground))
  })
}
