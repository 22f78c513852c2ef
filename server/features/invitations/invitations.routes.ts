import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../deps.ts'
import { actorOf } from '../../platform/audit.ts'
import { callerOf } from '../../platform/caller.ts'
import { notFound } from '../../platform/errors.ts'
import { type Input, route } from '../../platform/route.ts'
import type { Sessions } from '../../platform/session.ts'
import { personName } from '../accounts/accounts.names.ts'
import { sessionState } from '../accounts/accounts.session.ts'
import { acceptInvitation, openInvitation } from './invitations.accepting.ts'
import { invite } from './invitations.inviting.ts'
import { offerOf } from './invitations.offer.ts'
import { inviterName, organisationOf, presentInvitation } from './invitations.present.ts'
import { listInvitations, readInvitation } from './invitations.queries.ts'
import { cancelInvitation, resendInvitation } from './invitations.renewing.ts'
import { checkPeople } from './invitations.rules.ts'
import { readPeople } from './people.rules.ts'

type Ground = Pick<Deps, 'config' | 'db' | 'clock' | 'directory'>

export function invitationsRoutes(app: FastifyInstance, ground: Ground, sessions: Sessions) {
  invitingRoutes(app, ground)
  acceptingRoutes(app, ground, sessions)
}

function invitingRoutes(app: FastifyInstance, ground: Ground) {
  const { db } = ground
  const inviterOf = ({ account, territory, request }: Pick<Input<object>, 'account' | 'territory' | 'request'>) => ({
    ...{ account, territory, actor: actorOf(request) },
  })

  route(app, 'GET /api/invitations', async ({ territory }) => {
    const invitations = (await listInvitations(db, territory)).map(presentInvitation)
    return { invitations, waiting: invitations.filter(({ state }) => state === 'sent').length }
  })

  route(app, 'POST /api/invitations', async ({ body: { people: pasted, ...wanted }, ...who }) => {
    const people = readPeople(pasted)
    checkPeople(people)
    const offer = await offerOf(ground, wanted, who)
    return { outcomes: await invite(ground, people, offer, inviterOf(who)) }
  })

  route(app, 'POST /api/invitations/:id/resend', async ({ params: { id }, ...who }) => {
    await resendInvitation(ground, id, inviterOf(who))
    const row = await readInvitation(db, id, who.territory)
    if (!row) throw notFound()
    return presentInvitation(row)
  })

  route(app, 'DELETE /api/invitations/:id', async ({ params: { id }, ...who }) => {
    await cancelInvitation(ground, id, inviterOf(who))
    return null
  })
}

function acceptingRoutes(app: FastifyInstance, { config, db, clock }: Ground, sessions: Sessions) {
  route(app, 'POST /api/invitations/read', async ({ body }) => {
    const invitation = await openInvitation(db, body.token, clock.now())
    const { email, name, role, expires_at } = invitation
    const from = { organisation: organisationOf(invitation), invitedBy: inviterName(invitation) }
    return { email, name, role, ...from, expiresAt: expires_at.toISOString() }
  })

  route(app, 'POST /api/invitations/accept', async ({ body, request, reply }) => {
    const previous = sessions.tokenOf(request)
    const arrival = { name: personName(body.name), previous, caller: callerOf(request) }
    const token = await acceptInvitation({ db, clock }, body.token, arrival)
    return sessionState(await sessions.begin(reply, token, previous), config)
  })
}
