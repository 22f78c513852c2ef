import { anAccount } from '../factories/an-account.ts'
import type { TestApp } from './app.ts'
import type { FileSent } from './tables.ts'

export type Who = { cookie: string }

export const sectorsHead = [
  ...['Code du secteur', 'Nom du secteur', 'Accueil (CMS)', 'Téléphone', 'Courriel', 'Commune ou EPCI'],
  ...['Référent', 'Fonction du référent', 'Téléphone du référent', 'Courriel du référent'],
].join(';')
/** Two sectors: Dax and around it, with two référents; Saint-Paul-lès-Dax alone. */
export const sectorsFile = [
  sectorsHead,
  'DAX;Dax;Centre médico-social de Dax;05 36 49 60 10;cms-dax@landes.example;CA du Grand Dax;Isabelle Darracq;assistante sociale;05 36 49 60 12;isabelle@landes.example',
  'DAX;;;;;;Solène Darribère;;05 36 49 60 14;',
  'ST-PAUL;Saint-Paul;CMS de Saint-Paul;05 36 49 60 20;;40279;;;;',
].join('\n')

/** Calls about sectors, and what they leave behind. */
export function sectorCalls(it: TestApp) {
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    headers: Who,
    payload?: object,
  ) => {
    const answer = await it.app.inject({ method, url, headers, ...(payload && { payload }) })
    return { status: answer.statusCode, ...(answer.body && answer.json()) }
  }
  const send =
    (step: 'check' | 'import') =>
    (file: FileSent, headers: Who, more: object = {}) =>
      ask('POST', `/api/sectors/${step}`, headers, { departement: '40', removeAbsent: false, ...file, ...more })
  const adminOf = async (departement: string) =>
    it.signIn(await anAccount(it.deps.db, { role: 'admin', departements: [departement] }))
  const idOf = async (code: string) =>
    (await it.deps.db.selectFrom('sectors').select('id').where('code', '=', code).executeTakeFirstOrThrow()).id
  const journal = () =>
    it.deps.db
      .selectFrom('audit_events')
      .select(['action', 'departements', 'detail'])
      .where('action', 'like', 'sector%')
      .orderBy('id')
      .execute()
  return { ask, check: send('check'), load: send('import'), adminOf, idOf, journal }
}
