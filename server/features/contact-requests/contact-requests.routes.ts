import type { FastifyInstance } from 'fastify'
import { Problem } from '../../platform/errors.ts'
import { route } from '../../platform/route.ts'
import { oneLine, someLines } from '../../platform/text.ts'
import { phoneOf } from '../listings/contacts.kept.ts'
import { checkPersonalData } from '../listings/listings.personal-data.check.ts'
import { detailOf, type Ground } from './contact-requests.detail.ts'
import { sendRequest } from './contact-requests.sending.ts'

export function contactRequestsRoutes(app: FastifyInstance, ground: Ground) {
  const { db, clock, config } = ground

  route(app, 'POST /api/contact-requests', async ({ body, account, territory }) => {
    const message = someLines(body.message)
    const reference = oneLine(body.reference ?? '') || null
    if (!message) throw emptyMessage()
    checkPersonalData({ message, reference }, { confirmed: body.confirmed ?? false })
    const { formKey, kind, target, commune = null, freins, sensitiveInMail, answerWay } = body
    const phone = ownLine(body.phone, answerWay)
    const asked = { formKey, kind, targetId: target, commune, freins, sensitiveInMail, reference, message }
    const sender = { adviserId: account.id, now: clock.now(), publicUrl: config.publicUrl }
    const id = await sendRequest(db, { ...asked, answerWay, phone }, sender)
    return detailOf(ground, id, { account, territory })
  })

  route(app, 'GET /api/contact-requests/:id', ({ params, account, territory }) =>
    detailOf(ground, params.id, { account, territory }),
  )
}

function emptyMessage(): Problem {
  const sentence = 'Dites en quelques mots ce que vous demandez.'
  return new Problem(400, 'message-needed', sentence, { message: sentence })
}

/** Kept only by who wants to be called. Throws 400 `invalid-phone`. */
function ownLine(typed: string | undefined, way: string): string | null {
  if (way !== 'telephone' || !typed?.trim()) return null
  const phone = phoneOf(typed)
  if (phone) return phone
  const sentence = 'Ce numéro n’est pas complet. Exemple : 05 36 49 01 42'
  throw new Problem(400, 'invalid-phone', sentence, { phone: sentence })
}
