import { Value } from 'typebox/value'
import type { OidcProvider } from '../../config.oidc.ts'
import { Email } from '../../contract/fields.ts'
import type { OidcRefusal } from './oidc.failures.ts'

type Claims = Readonly<Record<string, unknown>>

/** Somebody, as their identity provider tells them. */
export interface Identity {
  readonly issuer: string
  /** Who they are at this issuer, for good; the address may change. */
  readonly subject: string
  /** In lower case; null when the provider gives none. */
  readonly email: string | null
  readonly isVerified: boolean
  readonly name: string | null
  /** Goes back to the provider when the session ends. */
  readonly idToken: string
}

const text = (value: unknown) => (typeof value === 'string' ? value.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '')

/** `name` where there is one; ProConnect gives `given_name` and `usual_name`. */
function nameOf(claims: Claims): string | null {
  const parts = [text(claims.given_name), text(claims.usual_name) || text(claims.family_name)].filter(Boolean)
  return (text(claims.name) || parts.join(' ')).slice(0, 100) || null
}

/** Null too for an address in which another sign becomes a plain letter in lower case (K of kelvins): it is not that one. */
function emailOf({ email }: Claims): string | null {
  const given = text(email)
  const address = given.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  return address === given.toLowerCase() && Value.Check(Email, address) ? address : null
}

/** The address and whether it was verified are taken from one and the same answer: the one about the person first. */
export function identityOf(
  idToken: Claims & { iss: string; sub: string },
  person: Claims,
  { vouchesForEmail }: Pick<OidcProvider, 'vouchesForEmail'>,
): Omit<Identity, 'idToken'> {
  const source = person.email === undefined ? idToken : person
  return {
    issuer: idToken.iss,
    subject: idToken.sub,
    email: emailOf(source),
    isVerified: source.email_verified === true || (vouchesForEmail && source.email_verified === undefined),
    name: nameOf({ ...idToken, ...person }),
  }
}

/** Whether the level of assurance told is one of those asked for. */
export const reaches = (acr: unknown, acrValues: string | null): boolean =>
  acrValues === null || (typeof acr === 'string' && acrValues.split(' ').includes(acr))

/** The account behind an identity, or behind its address. */
export interface Candidate {
  readonly id: string
  readonly isClosed: boolean
}

type Decision =
  | { readonly kind: 'open'; readonly accountId: string; readonly link: boolean }
  | { readonly kind: 'stranger'; readonly email: string }
  | { readonly kind: 'refused'; readonly code: OidcRefusal; readonly accountId: string | null }

/**
 * Who comes in. An identity already linked opens its account whatever its address has become; an address opens one
 * only when the provider vouches for it.
 */
export function decide(identity: Identity, linked: Candidate | null, byEmail: Candidate | null): Decision {
  const refused = (code: OidcRefusal, accountId: string | null) => ({ kind: 'refused', code, accountId }) as const
  if (!linked && !(identity.email && identity.isVerified)) return refused('oidc-unverified', null)
  const account = linked ?? byEmail
  if (account?.isClosed) return refused('oidc-closed', account.id)
  if (account) return { kind: 'open', accountId: account.id, link: !linked }
  return { kind: 'stranger', email: identity.email ?? '' }
}

/** A page of this site, as a browser will understand the path: `//ailleurs`, `/\ailleurs` and `/\t/ailleurs` are not. */
export function safeReturn(path: string | undefined, publicUrl: string): string {
  if (!path?.startsWith('/') || !URL.canParse(path, publicUrl)) return '/'
  const { origin, pathname, search, hash } = new URL(path, publicUrl)
  const isPage = origin === new URL(publicUrl).origin && !/^\/\/|^\/(api|connexion)(\/|$)/.test(pathname)
  return isPage ? pathname + search + hash : '/'
}

/** The sign-in page with the reason; signing in by another way leads on to the page asked for. */
export const refusalPath = (code: OidcRefusal, returnTo: string) =>
  `/connexion?${new URLSearchParams({ erreur: code, ...(returnTo !== '/' && { suite: returnTo }) })}`
