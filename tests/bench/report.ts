import type { Figures } from './load.ts'

export const title = (text: string) => console.log(`\n${text}`)

const ms = (value: number) => value.toFixed(2).padStart(7)
const side = ({ p50, p95, p99, perSecond }: Figures) =>
  `${ms(p50)} ${ms(p95)} ${ms(p99)} ms ${perSecond.toFixed(0).padStart(6)}/s`

/** One line: p50, p95, p99 and requests per second of each side, then the ratio of the p50s. */
export function row(name: string, clients: number, levier: Figures, engine: Figures) {
  const ratio = (levier.p50 / engine.p50).toFixed(2)
  console.log(
    `  ${name.padEnd(20)} ${String(clients).padStart(2)} client(s)  Levier ${side(levier)}  Meilisearch ${side(engine)}  × ${ratio}`,
  )
}
