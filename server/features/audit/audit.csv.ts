import type { AuditEntry } from '../../contract/audit.ts'
import { byteOrderMark, csvLine } from '../../platform/csv.ts'

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' })

const columns: Readonly<Record<string, (entry: AuditEntry) => string>> = {
  'Date et heure (Paris)': ({ at }) => parts.format(new Date(at)),
  'Par qui': ({ actor }) => actor.name,
  Action: ({ action }) => action.label,
  'Code de l’action': ({ action }) => action.code,
  'Sur quoi': ({ target }) => target?.name ?? '',
  Départements: ({ departements }) => departements.join(', '),
  'Adresse réseau': ({ address }) => address ?? '',
  Détail: ({ detail }) => detail ?? '',
  Numéro: ({ id }) => String(id),
}

export const csvHead = () => byteOrderMark + csvLine(Object.keys(columns))

export const csvLines = (entries: readonly AuditEntry[]) =>
  entries.map((entry) => csvLine(Object.values(columns).map((cell) => cell(entry)))).join('')
