import { join, relative } from 'node:path'
import { type Role, roles } from './contract/vocabulary.ts'
import type { Deps } from './deps.ts'
import { createLoginLink } from './features/accounts/accounts.links.ts'
import { findAccount } from './features/accounts/accounts.queries.ts'
import { demoEmails, loginLinkUrl } from './features/accounts/accounts.rules.ts'

/** The links of a start serve during the day. */
const linkMinutes = 24 * 60

/** What is said once the product answers: where it is, and in the demonstration how to enter. */
export async function welcome(deps: Deps): Promise<string[]> {
  const { config } = deps
  const address = ['', `Levier répond sur ${config.publicUrl}`]
  if (!config.demo) return [...address, '']
  return [
    ...address,
    '',
    ...(await demoLinks(deps)),
    '',
    `Les mails ne partent pas, ils se lisent sur ${config.publicUrl}/outbox`,
    `Journal : ${relative(process.cwd(), join(config.varDir, 'log/levier.log'))}`,
    'Ctrl-C arrête tout.',
    '',
  ]
}

async function demoLinks({ db, clock, config }: Deps): Promise<string[]> {
  const width = Math.max(...Object.values(roles).map(({ length }) => length))
  const lines: string[] = []
  for (const [role, email] of Object.entries(demoEmails) as [Role, string][]) {
    const account = await findAccount(db, email)
    if (!account) continue
    const token = await createLoginLink(db, account.id, { clock, minutes: linkMinutes })
    lines.push(`  ${roles[role].padEnd(width)}  ${loginLinkUrl(config.publicUrl, token)}`)
  }
  return lines.length > 0
    ? ['Se connecter (chaque lien sert une fois, pendant 24 heures) :', ...lines]
    : ['Aucun compte de démonstration. Pour en créer un : npm run account -- create ADRESSE --role adviser']
}
