import { api } from '../../contract/api.ts'
import type { SessionState } from '../../contract/sign-in.ts'
import type { Deps } from '../../deps.ts'
import { type Account, mayCall } from '../../platform/access.ts'

/** What a browser is told of its session. */
export const sessionState = (account: Account | null, { demo, oidc }: Deps['config']): SessionState => ({
  account,
  demo,
  providers: oidc.map(({ id, label }) => ({ id, label })),
  can: {
    accounts: mayCall(account, api['GET /api/accounts'].access),
    administer: mayCall(account, api['GET /api/audit'].access),
    govern: mayCall(account, api['PUT /api/legal'].access),
    submit: account?.role === 'partner' && mayCall(account, api['POST /api/submissions'].access),
    moderate: mayCall(account, api['GET /api/moderation/queue'].access),
    follow: mayCall(account, api['GET /api/pairs'].access),
    readPairFigures: mayCall(account, api['GET /api/pairs/figures'].access),
    receive: mayCall(account, api['GET /api/received-requests'].access),
    sheets: mayCall(account, api['POST /api/sheets'].access),
    requests: mayCall(account, api['POST /api/contact-requests'].access),
  },
})
