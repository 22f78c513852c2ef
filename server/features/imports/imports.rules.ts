import { reseauxPorteurs } from '../../contract/vocabulary.reseaux.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import type { ListingRecord, StructureRecord } from '../listings/listings.queries.ts'
import { type Oppositions, withoutOpposed } from '../oppositions/oppositions.rules.ts'
import { type Finding, isRefused, type Reason } from './imports.findings.ts'
import { type Atlas, checkPlace, checkZone } from './imports.places.ts'
import { checkServiceShape, checkStructureShape, type RawService, type RawStructure } from './imports.schema.ts'
import { plainLine, plainText } from './imports.text.ts'

/** What a record is checked against, besides the schema. */
export interface Ground {
  /** The day of the import: nothing was updated after it. */
  readonly today: string
  readonly atlas: Atlas
  readonly oppositions: Oppositions
  hoursCanBeRead(raw: string): boolean
}

/** A record ready to be saved, or null when it stays out; and all that can be said of it. */
export interface Checked<R> {
  readonly record: R | null
  readonly findings: readonly Finding[]
}

const refusal = (findings: readonly Finding[]) => ({ record: null, findings })
const keptUnlessRefused = <R>(record: R, findings: readonly Finding[]): Checked<R> =>
  isRefused(findings) ? refusal(findings) : { record, findings }

export function checkStructure(raw: unknown, ground: Ground): Checked<StructureRecord> {
  const { value, findings: misshapen } = checkStructureShape(raw)
  if (misshapen) return refusal(misshapen)
  if (ground.oppositions.record(value.source, value.id)) return refusal([{ field: 'id', reason: 'opposed-record' }])
  const { place, findings } = checkPlace(value, ground.atlas)
  const contacts = contactsOf(value, ground)
  const networks = value.reseaux_porteurs ?? []
  const known = networks.filter((network) => Object.hasOwn(reseauxPorteurs, network))
  findings.push(...commonFindings(value, ground), ...urlFindings(value, ['site_web', 'accessibilite_lieu']))
  findings.push(...contacts.findings)
  if (known.length < networks.length) findings.push({ field: 'reseaux_porteurs', reason: 'unknown-network' })
  const texts = cleanTexts({ description: value.description }, ground, findings)
  const record = {
    ...place,
    ...texts,
    source: value.source,
    source_id: value.id,
    nom: plainLine(value.nom),
    date_maj: value.date_maj,
    lien_source: value.lien_source ?? null,
    siret: value.siret ?? null,
    telephone: contacts.telephone,
    courriel: contacts.courriel,
    site_web: value.site_web ?? null,
    horaires_accueil: hoursText(value.horaires_accueil),
    accessibilite_lieu: value.accessibilite_lieu ?? null,
    reseaux_porteurs: [...new Set(known)],
  }
  return keptUnlessRefused(record, [...findings, ...lengthFindings(record)])
}

/** `verified_on` is the day the source last changed the record: an import verifies nothing. */
export function checkService(raw: unknown, ground: Ground): Checked<ListingRecord> {
  const { value, findings: misshapen } = checkServiceShape(raw)
  if (misshapen) return refusal(misshapen)
  const { source, id, structure_id } = value
  if (ground.oppositions.record(source, id) || ground.oppositions.record(source, structure_id))
    return refusal([{ field: 'id', reason: 'opposed-record' }])
  const { place, findings } = checkPlace(value, ground.atlas)
  const own = { postalCode: place.code_postal, commune: place.commune }
  const zone = checkZone(value.zone_eligibilite ?? [], own, ground.atlas)
  const contacts = contactsOf(value, ground)
  const publics = [...new Set(value.publics ?? [])]
  findings.push(...zone.findings, ...contacts.findings)
  findings.push(...commonFindings(value, ground), ...urlFindings(value, ['lien_mobilisation']))
  if (publics.includes('tous-publics') && publics.length > 1) findings.push({ field: 'publics', reason: 'not-alone' })
  const texts = cleanTexts(textsOf(value), ground, findings)
  const record = {
    ...place,
    ...texts,
    description: texts.description ?? '',
    source,
    source_id: id,
    structure_source_id: structure_id,
    state: 'published' as const,
    nom: plainLine(value.nom),
    date_maj: value.date_maj,
    verified_on: value.date_maj,
    lien_source: value.lien_source ?? null,
    type: value.type ?? null,
    thematiques: [...new Set(value.thematiques)],
    frais: value.frais ?? null,
    publics,
    modes_accueil: [...new Set(value.modes_accueil)],
    zone_eligibilite: zone.zone,
    lien_mobilisation: value.lien_mobilisation ?? null,
    modes_mobilisation: [...new Set(value.modes_mobilisation)],
    mobilisable_par: [...new Set(value.mobilisable_par)],
    volume_horaire_hebdomadaire: value.volume_horaire_hebdomadaire ?? null,
    nombre_semaines: value.nombre_semaines ?? null,
    horaires_accueil: hoursText(value.horaires_accueil),
    intervenants: intervenantsOf(value, contacts),
  }
  return keptUnlessRefused(record, [...findings, ...lengthFindings(record)])
}

const textsOf = (service: RawService) => ({
  description: service.description,
  frais_precisions: service.frais_precisions,
  publics_precisions: service.publics_precisions,
  conditions_acces: service.conditions_acces,
  mobilisation_precisions: service.mobilisation_precisions,
})

/** Plain text, without the addresses and numbers of those who opposed. */
function cleanTexts<K extends string>(
  texts: Record<K, string | null | undefined>,
  { oppositions }: Ground,
  findings: Finding[],
): Record<K, string | null> {
  const clean = {} as Record<K, string | null>
  for (const field of Object.keys(texts) as K[]) {
    const before = plainText(texts[field] ?? '')
    const after = withoutOpposed(before, oppositions)
    if (after !== before) findings.push({ field, reason: 'opposed-contact' })
    clean[field] = after || null
  }
  return clean
}

/** What HTML left may be shorter than what came. */
function lengthFindings({ nom, description }: { nom: string; description: string | null }): Finding[] {
  const findings: Finding[] = []
  if (nom.length < 3) findings.push({ field: 'nom', reason: 'too-short' })
  if (description !== null && description.length < 5) findings.push({ field: 'description', reason: 'too-short' })
  return findings
}

function commonFindings(raw: RawStructure | RawService, { today, hoursCanBeRead }: Ground): Finding[] {
  const findings = urlFindings(raw, ['lien_source'])
  const dateTrouble = dateReason(raw.date_maj, today)
  if (dateTrouble) findings.push({ field: 'date_maj', reason: dateTrouble })
  if (!raw.id.startsWith(`${raw.source}--`)) findings.push({ field: 'id', reason: 'bad-identifier' })
  const hours = hoursText(raw.horaires_accueil)
  if (hours && !hoursCanBeRead(hours)) findings.push({ field: 'horaires_accueil', reason: 'bad-hours' })
  return findings
}

const hoursText = (raw: string | null | undefined) => plainLine(raw ?? '') || null

function dateReason(day: string, today: string): Reason | null {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return 'bad-date'
  if (day < '2000-01-01') return 'old-date'
  return day > today ? 'future-date' : null
}

const isWebAddress = (url: string) => /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu.test(url) && URL.canParse(url)

function urlFindings<K extends string>(raw: { readonly [F in K]?: string | null }, fields: readonly K[]): Finding[] {
  return fields
    .filter((field) => typeof raw[field] === 'string' && !isWebAddress(raw[field]))
    .map((field) => ({ field, reason: 'bad-url' }))
}

interface Contacts {
  telephone: string | null
  courriel: string | null
  findings: Finding[]
}

/** A number or an address that cannot be used is worth less than none; one that was opposed stays out. */
function contactsOf(raw: RawStructure | RawService, { oppositions }: Ground): Contacts {
  const findings: Finding[] = []
  const kept = (
    field: 'telephone' | 'courriel',
    read: (raw: string) => string | null,
    isOpposed: (value: string) => boolean,
    reason: Reason,
  ) => {
    const given = raw[field]
    if (!given) return null
    const value = read(given)
    if (value === null) findings.push({ field, reason })
    if (value === null || !isOpposed(value)) return value
    findings.push({ field, reason: 'opposed-contact' })
    return null
  }
  const telephone = kept('telephone', phoneOf, oppositions.telephone, 'bad-phone')
  const courriel = kept('courriel', emailOf, oppositions.courriel, 'bad-email')
  return { telephone, courriel, findings }
}

/** One desk or person; the name of somebody who opposed goes with the contact. */
function intervenantsOf({ contact_nom_prenom }: RawService, { telephone, courriel, findings }: Contacts) {
  const opposed = findings.some(({ reason }) => reason === 'opposed-contact')
  const name = contact_nom_prenom && !opposed ? plainLine(contact_nom_prenom) : null
  return name || telephone || courriel ? [{ name, role: null, telephone, courriel, note: null }] : []
}
