import type { Sector } from '../../../server/contract/sectors.ts'

/** What is typed of somebody, or of a desk. */
export interface Person {
  readonly name: string
  readonly role: string
  readonly phone: string
  readonly email: string
}

export interface Draft {
  readonly name: string
  readonly desk: Omit<Person, 'role'>
  readonly referents: readonly Person[]
}

export const nobody: Person = { name: '', role: '', phone: '', email: '' }

type Known = Pick<Sector['referents'][number], 'phone' | 'email'>
const reach = ({ phone, email }: Known) => ({ phone: phone?.text ?? '', email: email ?? '' })

export const draftOf = ({ name, desk, referents }: Sector): Draft => ({
  name,
  desk: { name: desk.name ?? '', ...reach(desk) },
  referents: referents.map((one) => ({ name: one.name, role: one.role ?? '', ...reach(one) })),
})

/** A référent without a word is none. */
export const bodyOf = ({ name, desk, referents }: Draft) => ({
  name,
  desk,
  referents: referents.filter((one) => Object.values(one).some((text) => text.trim())),
})

const fields = (at: string) => [`${at}.name`, `${at}.phone`, `${at}.email`, `${at}.role`]

/** The fields that say their own refusal. */
export const fieldsOf = ({ referents }: Draft) => [
  'name',
  ...fields('desk'),
  ...referents.flatMap((_, rank) => fields(`referents.${rank}`)),
]
