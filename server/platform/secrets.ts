import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, safe in an address or a cookie: `xN1…`, 43 characters. */
export const newToken = () => randomBytes(32).toString('base64url')

/** What is stored of a token: enough to recognise it, useless to whoever reads the database. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
