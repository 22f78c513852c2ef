import { expect, test } from 'vitest'
import { type Access, api, type Endpoint, type Scope } from '../../server/contract/api.ts'
import { type Role, roles } from '../../server/contract/vocabulary.ts'

const reach: Readonly<Record<Scope, string>> = {
  'own-structure': 'own structure',
  'own-sector': 'own sector',
  'own-departements': 'own départements',
  everywhere: 'if admin of everything',
}

function cell(access: Access, role: Role | 'visitor'): string {
  if (access === 'public') return 'yes'
  if (role === 'visitor') return '–'
  if (access === 'signed-in') return 'yes'
  const scope = access[role]
  if (scope === undefined) return '–'
  return scope === null ? 'yes' : reach[scope]
}

const columns = ['visitor', ...(Object.keys(roles) as Role[])] as const
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

test('the table of rights says what the contract says', async () => {
  const endpoints = Object.entries(api as Readonly<Record<string, Endpoint>>)
  const lines = [
    '# Who may call what',
    '',
    'Written by `tests/unit/rights.test.ts` from the contract, so that a change of rights is read where changes are reviewed:',
    '`npx vitest run tests/unit/rights.test.ts -u` writes it again. Demonstration endpoints exist only in the demonstration.',
    '',
    row(['endpoint', ...columns, 'what']),
    row(Array.from({ length: columns.length + 2 }, () => '---')),
    ...endpoints.map(([key, { access, summary }]) =>
      row([`\`${key}\``, ...columns.map((column) => cell(access, column)), summary.replaceAll('|', '\\|')]),
    ),
    '',
  ]
  await expect(lines.join('\n')).toMatchFileSnapshot('../../server/contract/rights.md')
})
