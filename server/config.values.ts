/** How a setting is read from text, and what may be wrong with it. */

export type Env = Readonly<Record<string, string | undefined>>

/** `a, b` → `['a', 'b']` */
export const listOf = (value = '') =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)

const loopback = new Set(['127.0.0.1', 'localhost', '::1', '[::1]'])
export const isLoopback = (host: string) => loopback.has(host)

export function urlProblem(name: string, value: string, protocols: readonly string[]): string | null {
  if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return null
  return `${name} n’est pas une adresse ${protocols.map((protocol) => `${protocol}//`).join(' ou ')} valable.`
}
