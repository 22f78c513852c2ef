import { reportFields, reportKinds, reportStates } from '../../contract/vocabulary.reports.ts'
import { freins, roles } from '../../contract/vocabulary.ts'
import { structureFieldWords } from '../listings/structures.words.ts'

export interface Names {
  departement(code: string): string
  /** Name of an identity provider, as on its button. */
  provider(id: string): string
}

const fields: Readonly<Record<string, string>> = {
  name: 'nom',
  organisation: 'organisme',
  role: 'rôle',
  structure_id: 'structure',
  sector_id: 'secteur',
  desk: 'accueil',
  referents: 'référents',
  departements: 'départements',
  publisher: 'éditeur',
  director: 'responsable de la publication',
  host: 'hébergeur',
  hosting: 'lieu des données',
  controllers: 'responsables du traitement',
  dpo: 'délégué à la protection des données',
  contact: 'contact',
  ...structureFieldWords,
}

const refusals: Readonly<Record<string, string>> = {
  'link-used': 'lien déjà utilisé',
  'link-expired': 'lien périmé',
  'wrong-code': 'code faux',
  'no-code': 'aucun code demandé',
  'code-used': 'code déjà utilisé',
  'code-cancelled': 'trop de codes faux',
  'code-expired': 'code périmé',
  'oidc-unavailable': 'le fournisseur d’identité ne répond pas',
  'oidc-cancelled': 'abandon',
  'oidc-expired': 'connexion commencée trop tôt ou ailleurs',
  'oidc-refused': 'réponse du fournisseur d’identité refusée',
  'oidc-unverified': 'adresse e-mail non vérifiée',
  'oidc-closed': 'compte fermé',
}

const filters: Readonly<Record<string, string>> = {
  q: 'nom',
  action: 'action',
  departement: 'département',
  from: 'premier jour',
  to: 'dernier jour',
}

const oppositions: Readonly<Record<string, string>> = {
  record: 'Fiche importée',
  courriel: 'Adresse e-mail',
  telephone: 'Téléphone',
}

const wordOf = (words: Readonly<Record<string, string>>, code: unknown) => words[String(code)] ?? String(code)
const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [String(value)])
const counted = (value: unknown, one: string, many = `${one}s`) => `${value} ${Number(value) < 2 ? one : many}`

type Say = (value: unknown, names: Names, detail: Readonly<Record<string, unknown>>) => string | null

/** What each field of a detail says; null: nothing worth a word. In this order on the line. */
const sentences: Readonly<Record<string, Say>> = {
  provider: (id, names) => (id ? `Par ${names.provider(String(id))}` : null),
  code: (code) => `Refus : ${wordOf(refusals, code)}`,
  role: (role) => `Rôle : ${wordOf(roles, role)}`,
  fields: (codes, _names, detail) => {
    // Those whose new value is told are not told twice.
    const untold = listOf(codes).filter((code) => !Object.hasOwn(detail, code === 'role' ? 'from' : code))
    return untold.length > 0 ? `Changé : ${untold.map((code) => wordOf(fields, code)).join(', ')}` : null
  },
  from: (role, _names, { to }) => `Rôle : ${wordOf(roles, role)} → ${wordOf(roles, to)}`,
  to: () => null,
  departements: (codes, names) =>
    codes === null ? 'Tous les départements' : `Départements : ${listOf(codes).map(names.departement).join(', ')}`,
  domain: (domain) => `Domaine de confiance : ${domain}`,
  hadAccount: (had) => (had ? 'Avait déjà un compte' : null),
  asked: (asked) => (asked ? 'À la demande de la personne' : 'Fermé depuis un an'),
  cause: (cause) => (cause === 'inactive' ? 'Inutilisé depuis deux ans' : null),
  number: (number) => `Version ${number}`,
  remarks: (codes) => counted(listOf(codes).length, 'correction'),
  reason: (reason) => (reason ? `Raison : ${reason}` : null),
  kind: (kind) => wordOf(oppositions, kind),
  report: (kind) => wordOf(reportKinds, kind),
  field: (field) => `Partie : ${wordOf(reportFields, field)}`,
  decision: (state) => wordOf(reportStates, state),
  telephone: (state) => (state === 'pending' ? 'Téléphone à vérifier' : 'Téléphone retiré'),
  structures: (count) => counted(count, 'structure'),
  listings: (count) => counted(count, 'fiche'),
  structuresCreated: (count) => counted(count, 'structure nouvelle', 'structures nouvelles'),
  structuresChanged: (count) => counted(count, 'structure modifiée', 'structures modifiées'),
  listingsCreated: (count) => counted(count, 'fiche nouvelle', 'fiches nouvelles'),
  listingsChanged: (count) => counted(count, 'fiche modifiée', 'fiches modifiées'),
  refused: (count) => counted(count, 'enregistrement refusé', 'enregistrements refusés'),
  failed: (failed) => (failed ? 'Interrompu avant la fin' : null),
  frein: (frein) => (frein ? `Frein : ${wordOf(freins, frein)}` : null),
  source: (source) => (source ? `Source : ${source}` : null),
  months: (months) => (months ? `Non confirmées depuis ${months} mois` : null),
  recipients: (count) => counted(count, 'destinataire'),
  members: (count) => counted(count, 'compte'),
  intervenants: (count) => counted(count, 'intervenant repris', 'intervenants repris'),
  // Ids, for whoever looks into it: the line itself is about the one, and the other one’s page tells the rest.
  into: () => null,
  structureFrom: () => null,
  structureTo: () => null,
  count: (count) => counted(count, 'ligne'),
  lines: (count) => counted(count, 'ligne'),
  linesRefused: (count) => (count ? counted(count, 'laissée de côté', 'laissées de côté') : null),
  sector: (name) => String(name),
  sectorsAdded: (count) => (count ? counted(count, 'secteur ajouté', 'secteurs ajoutés') : null),
  sectorsChanged: (count) => (count ? counted(count, 'secteur modifié', 'secteurs modifiés') : null),
  sectorsRemoved: (count) => (count ? counted(count, 'secteur supprimé', 'secteurs supprimés') : null),
  communes: (count) => counted(count, 'commune'),
  commune: (name) => String(name),
  sectorFrom: (from, _names, { sectorTo }) => `Secteur : ${from ?? 'aucun'} → ${sectorTo ?? 'aucun'}`,
  sectorTo: () => null,
  filters: (codes) =>
    listOf(codes).length > 0
      ? `Filtré par : ${listOf(codes)
          .map((code) => wordOf(filters, code))
          .join(', ')}`
      : 'Entier',
}

/** The detail of a line in words; a field nobody has words for is shown as it is. */
export function detailInWords(detail: Readonly<Record<string, unknown>>, names: Names): string | null {
  const known = Object.keys(sentences).filter((field) => Object.hasOwn(detail, field))
  const unknown = Object.keys(detail).filter((field) => !Object.hasOwn(sentences, field) && detail[field] !== null)
  const words = [
    ...known.map((field) => sentences[field]!(detail[field], names, detail)),
    ...unknown.map((field) => `${field} : ${listOf(detail[field]).join(', ')}`),
  ]
  return words.filter(Boolean).join('. ') || null
}
