/** «340 ko», «2,4 Mo». */
export const inOctets = (size: number) =>
  size < 1_000_000
    ? `${Math.max(1, Math.round(size / 1000))}\u00a0ko`
    : `${(size / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`
