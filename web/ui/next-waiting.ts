interface Decidable {
  readonly id: string
  readonly state: string
}

/** The request to go on with after one: the next one down that waits, else the first one. */
export function nextWaiting(requests: readonly Decidable[], after: string): string | null {
  const at = requests.findIndex(({ id }) => id === after)
  return [...requests.slice(at + 1), ...requests.slice(0, at)].find(({ state }) => state === 'pending')?.id ?? null
}
