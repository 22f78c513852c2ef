import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, safe in an address or a cookie: `xN1…`, 43 characters. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is stored of a token: enough to recognise it, useless to whoever reads the database. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** Six digits to read on one screen and type on another: `482913`. Short, so good for a few minutes and a few tries only. */
export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0')
