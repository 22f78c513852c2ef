import type { AccountRecord } from '../../server/features/accounts/accounts.queries.ts'
import { recordId } from '../../server/features/listings/listings.records.ts'

export interface DemoPerson extends AccountRecord {
  readonly madeDaysAgo: number
  /** Null: the account has never been used. */
  readonly seenDaysAgo: number | null
  readonly closedDaysAgo?: number
}

const nowhere = { structure_id: null }
const of = (structure: string) => ({ structure_id: recordId('demo', `demo--${structure}`) })

/** Who else would be there: agencies, départements and structures of the demo territory. Everybody is invented. */
export const demoPeople: readonly DemoPerson[] = [
  {
    ...{ email: 'l.biremont@francetravail-40.levier.example', name: 'Laurent Biremont', role: 'adviser' },
    ...{ organisation: 'France Travail Mont-de-Marsan', departements: ['40'], ...nowhere },
    ...{ madeDaysAgo: 410, seenDaysAgo: 0.1 },
  },
  {
    ...{ email: 'emilie.tauzin@mission-locale-40.levier.example', name: 'Émilie Tauzin', role: 'adviser' },
    ...{ organisation: 'Mission locale des Landes', departements: ['40'], ...nowhere },
    ...{ madeDaysAgo: 230, seenDaysAgo: 3 },
  },
  {
    ...{ email: 'p.commarieu@francetravail-40.levier.example', name: 'Patrick Commarieu', role: 'adviser' },
    ...{ organisation: 'France Travail Dax', departements: ['40'], ...nowhere },
    ...{ madeDaysAgo: 500, seenDaysAgo: 61, closedDaysAgo: 40 },
  },
  {
    ...{ email: 'solene.darribere@landes.levier.example', name: 'Solène Darribère', role: 'referent' },
    ...{ organisation: 'Centre médico-social du Grand Dax', departements: ['40'], ...nowhere },
    ...{ madeDaysAgo: 300, seenDaysAgo: 5 },
  },
  {
    ...{ email: 'didier.cazaubon@garage-adour.levier.example', name: 'Didier Cazaubon', role: 'partner' },
    ...{ departements: ['40'], ...of('garage-adour') },
    ...{ madeDaysAgo: 180, seenDaysAgo: 2 },
  },
  {
    ...{ email: 'odile.marsan@budget-et-vie.levier.example', name: 'Odile Marsan', role: 'partner' },
    ...{ departements: ['40'], ...of('budget-et-vie') },
    ...{ madeDaysAgo: 365, seenDaysAgo: 41 },
  },
  {
    ...{ email: 'bruno.lestelle@landes.levier.example', name: 'Bruno Lestelle', role: 'admin' },
    ...{ organisation: 'Département des Landes', departements: ['40'], ...nowhere },
    ...{ madeDaysAgo: 420, seenDaysAgo: 1 },
  },
  {
    ...{ email: 'c.malaval@francetravail-48.levier.example', name: 'Chloé Malaval', role: 'adviser' },
    ...{ organisation: 'France Travail Mende', departements: ['48'], ...nowhere },
    ...{ madeDaysAgo: 150, seenDaysAgo: 6 },
  },
  {
    ...{ email: 'regine.boissonnade@lozere.levier.example', name: 'Régine Boissonnade', role: 'referent' },
    ...{ organisation: 'Centre médico-social de Langogne', departements: ['48'], ...nowhere },
    ...{ madeDaysAgo: 390, seenDaysAgo: 20 },
  },
  {
    ...{ email: 't.valette@ccas-mende.levier.example', name: 'Thomas Valette', role: 'partner' },
    ...{ departements: ['48'], ...of('ccas-mende') },
    ...{ madeDaysAgo: 4, seenDaysAgo: null },
  },
  {
    ...{ email: 'yann.delcros@capemploi-15-48.levier.example', name: 'Yann Delcros', role: 'adviser' },
    ...{ organisation: 'Cap emploi Cantal-Lozère', departements: ['15', '48'], ...nowhere },
    ...{ madeDaysAgo: 600, seenDaysAgo: 92 },
  },
  {
    ...{ email: 'mireille.vidalenc@creche-gentianes.levier.example', name: 'Mireille Vidalenc', role: 'partner' },
    ...{ departements: ['15'], ...of('creche-gentianes') },
    // A little over 23 months: the next run of the schedules warns her.
    ...{ madeDaysAgo: 790, seenDaysAgo: 712 },
  },
  {
    ...{ email: 'f.diarra@mission-locale-51.levier.example', name: 'Fatou Diarra', role: 'adviser' },
    ...{ organisation: 'Mission locale de Reims', departements: ['51'], ...nowhere },
    ...{ madeDaysAgo: 95, seenDaysAgo: 0.3 },
  },
  {
    ...{ email: 'jm.thiebault@marne.levier.example', name: 'Jean-Marc Thiébault', role: 'referent' },
    ...{ organisation: 'Circonscription de la solidarité d’Épernay', departements: ['51'], ...nowhere },
    ...{ madeDaysAgo: 520, seenDaysAgo: 250 },
  },
]
