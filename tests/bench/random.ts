/** Numbers that look random and are the same at every run (mulberry32). */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  next(): number
  /** A whole number from 0 to `below`, excluded. */
  below(below: number): number
  pick<T>(items: readonly T[]): T
  /** True this share of the time. */
  chance(share: number): boolean
  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K
}

export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const weighted = <K extends string>(weights: Readonly<Record<K, number>>): K => {
    const entries = Object.entries(weights) as [K, number][]
    let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [key, weight] of entries) {
      rest -= weight
      if (rest < 0) return key
    }
    return entries[entries.length - 1]![0]
  }
  return {
    next,
    below,
    weighted,
    pick: (items) => items[below(items.length)]!,
    chance: (share) => next() < share,
  }
}

/** Draws an index as often as its weight says, in the logarithm of their number. */
export function sampler(weights: readonly number[], random: Random): () => number {
  const sums: number[] = []
  let total = 0
  for (const weight of weights) {
    total += weight
    sums.push(total)
  }
  return () => {
    const target = random.next() * total
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! <= target) low = middle + 1
      else high = middle
    }
    return low
  }
}
