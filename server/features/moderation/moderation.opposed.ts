import type { ListingContent } from '../../contract/content.ts'
import type { Trx } from '../../platform/db.ts'
import { Problem } from '../../platform/errors.ts'
import { emailOf, phoneOf } from '../listings/contacts.kept.ts'
import { keptOppositions } from '../oppositions/oppositions.kept.ts'
import { type Oppositions, withoutOpposed } from '../oppositions/oppositions.rules.ts'

type Person = ListingContent['intervenants'][number]

function isOpposed({ courriel, telephone }: Person, oppositions: Oppositions): boolean {
  const [address, number] = [courriel && emailOf(courriel), telephone && phoneOf(telephone)]
  return Boolean((address && oppositions.courriel(address)) || (number && oppositions.telephone(number)))
}

const texts = [
  'description',
  'publics_precisions',
  'conditions_acces',
  'frais_precisions',
  'mobilisation_precisions',
] as const

/** An old version without the contacts whose people have opposed since. */
export async function withoutOpposedContacts(trx: Trx, content: ListingContent): Promise<ListingContent> {
  const oppositions = await keptOppositions(trx)
  const kept = content.intervenants.filter((person) => !isOpposed(person, oppositions))
  const told = texts.map((field) => [field, content[field] && withoutOpposed(content[field], oppositions)] as const)
  return {
    ...content,
    ...(Object.fromEntries(told) as Pick<ListingContent, (typeof texts)[number]>),
    intervenants: kept,
  }
}

/** Throws 409 `opposed`: somebody has opposed between the day it was sent and this one. */
export async function checkOpposed(trx: Trx, { intervenants }: ListingContent): Promise<void> {
  const oppositions = await keptOppositions(trx)
  if (!intervenants.some((person) => isOpposed(person, oppositions))) return
  throw new Problem(
    409,
    'opposed',
    'Une des personnes nommées s’est opposée à ce que ce contact soit publié. Demandez une correction des intervenants.',
  )
}
